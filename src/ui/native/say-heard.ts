import type { App } from '../../commands/app'
import { slotLabel } from '../../commands/slot-label'
import { numberText } from '../../params/value-text'
import { announce } from '../../state/announcement-store'
import { groupById } from '../../state/session-store'
import { MASTER_PROCESSORS, STRIP_PROCESSORS } from '../master/processors'
import { checksOn } from '../transport/check-names'

type Needs = Pick<App, 'announcements' | 'session' | 'project' | 'compare' | 'transport'>

/** Has the screen reader say what reaches the ears, and how. In a blind test nothing of what it is. */
export function sayHeard(app: Needs): void {
  const { blind, slot, checks, soloed, monitorLevelDb } = app.transport.getState()
  const { session } = app.session.getState()
  const solo = [...soloed].map((id) => groupById(session, id)?.name).filter((name) => name !== undefined)
  const said = [
    blind ? 'A blind test runs: what you hear is not told' : (audition(app) ?? slotLabel(app, slot)),
    ...checksOn(checks),
    ...(solo.length > 0 && !blind ? [`${solo.join(' and ')} alone`] : []),
    `monitor level ${numberText(monitorLevelDb, 1, true)} dB`,
  ]
  announce(app.announcements, `${said.join(', ')}.`)
}

/** One processor that is judged by itself is heard in place of the slot. */
function audition(app: Needs): string | null {
  const { audition } = app.transport.getState()
  if (!audition?.on) return null
  const { kind, place } = audition
  const strip = place.host === 'strip' ? groupById(app.session.getState().session, place.groupId)?.name : undefined
  const { label } = place.host === 'strip' ? STRIP_PROCESSORS[place.processor] : MASTER_PROCESSORS[place.processor]
  const of = `${label} of ${strip ?? 'the master'}`
  return kind === 'delta' ? `Only what ${of} changes` : `The master without ${of}`
}
