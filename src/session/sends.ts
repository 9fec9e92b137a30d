import { SEND } from '../params'
import type { SessionDoc } from './document'

/**
 * What each of `places` groups sends to the reverb, in decibels: minus infinity where there is no group, where its send
 * is off or at its lowest, or where the reverb is off.
 */
export function sendsDb({ groups, master }: Pick<SessionDoc, 'groups' | 'master'>, places: number): Float64Array {
  return Float64Array.from({ length: places }, (_, index) => {
    const send = groups[index]?.strip.send
    return master.reverb.on && send?.on && send.gainDb > SEND.gainDb.min ? send.gainDb : Number.NEGATIVE_INFINITY
  })
}
