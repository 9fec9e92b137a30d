import type { SettingsFragment } from '../session/fragment'
import { say } from '../state/notice-store'
import type { App } from './app'
import { fragmentChanges } from './fragment-changes'
import { messageOf } from './message-of'
import { hostName, type SettingsTarget } from './settings-target'

/** Gives a target the settings of a preset, in one step of undo. Returns whether they fit. */
export function applyFragment(app: App, target: SettingsTarget, fragment: SettingsFragment): boolean {
  const { session, edit } = app.session.getState()
  if (!session) return false
  try {
    const found = fragmentChanges(session, target, fragment, { sameSong: false })
    edit(`${hostName(session, found.target)}: ${fragment.name}`, null, found.changes)
    return true
  } catch (error) {
    say(app.notices, 'error', `“${fragment.name}” was not applied. ${messageOf(error)}`)
    return false
  }
}
