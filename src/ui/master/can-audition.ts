import type { ProcessorPlace } from '../../protocol/listening'
import type { Audition } from '../../state/transport-store'

/**
 * Whether a processor can be judged by itself. Fades are a matter of where the song begins and ends; a send takes
 * nothing away from what it is sent from, so the change it makes is the reverb.
 */
export function canAudition(kind: Audition['kind'], { processor }: ProcessorPlace): boolean {
  return processor !== 'fades' && !(kind === 'delta' && processor === 'send')
}
