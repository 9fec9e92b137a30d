import type { App } from '../../commands/app'
import { chooseSlot } from '../../commands/choose-slot'
import { isSamePlace, toggleAudition } from '../../commands/set-audition'
import type { ProcessorPlace } from '../../protocol/listening'
import type { SessionDoc } from '../../session/document'
import { groupById } from '../../state/session-store'
import type { Audition } from '../../state/transport-store'
import { canAudition } from './can-audition'
import { isMasterProcessorOn, isStripProcessorOn } from './processors'

/** Keys P and C: as the buttons of the processor that is open; on another screen, of the one that is judged. */
export function auditionByKey(app: App, kind: Audition['kind']): void {
  const { session } = app.session.getState()
  const { tab, chosen } = app.view.getState()
  const { audition, blind } = app.transport.getState()
  const place = tab === 'master' ? chosen : audition?.place
  if (blind || !session || !place || !canAudition(kind, place)) return
  if (!audition?.on && !isOn(session, place)) return
  // It is the master that is judged; who ends it stays where they are.
  const isHeard = audition?.on && audition.kind === kind && isSamePlace(audition.place, place)
  if (!isHeard) chooseSlot(app, 'master')
  toggleAudition(app, kind, place)
}

function isOn(session: SessionDoc, place: ProcessorPlace): boolean {
  if (place.host === 'master') return isMasterProcessorOn(session.master, place.processor)
  const group = groupById(session, place.groupId)
  return group !== null && isStripProcessorOn(group.strip, place.processor)
}
