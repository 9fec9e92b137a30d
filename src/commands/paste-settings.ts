import { looksLikeFragment, parseFragment } from '../session/fragment'
import { say } from '../state/notice-store'
import type { App } from './app'
import { chooseProcessor } from './choose-processor'
import { fragmentChanges } from './fragment-changes'
import { messageOf } from './message-of'
import { hostName, type SettingsTarget } from './settings-target'

const MATTER = 'paste-settings'

/** Pastes what was copied last, here or (where the browser lets us look) elsewhere. Resolves with whether it did. */
export async function pasteSettings(app: App, target: SettingsTarget): Promise<boolean> {
  const { copied } = app.hand.getState()
  const text = copied?.text ?? (await clipboardText())
  if (text !== null && looksLikeFragment(text)) return pasteText(app, target, text)
  say(app.notices, 'info', 'There are no settings to paste: copy those of a strip or of a processor first.', MATTER)
  return false
}

async function clipboardText(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return null
  }
}

/** Pastes settings from a text, in one step of undo. Says why where it cannot. */
export function pasteText(app: App, target: SettingsTarget, text: string): boolean {
  const { session, edit } = app.session.getState()
  if (!session) return false
  try {
    const { fragment, warnings } = parseFragment(text)
    const { copied } = app.hand.getState()
    const songId = app.project.getState().project?.id ?? null
    const sameSong = copied?.text === text && copied.songId === songId
    const found = fragmentChanges(session, target, fragment, { sameSong })
    edit(`Paste ${fragment.name} to ${hostName(session, found.target)}`, null, found.changes)
    if (found.target.processor) chooseProcessor(app, found.target)
    const left = [...(found.without ? [`Pasted without ${found.without}.`] : []), ...warnings]
    if (left.length > 0) say(app.notices, 'info', left.join(' '), MATTER)
    return true
  } catch (error) {
    say(app.notices, 'error', `Nothing was pasted. ${messageOf(error)}`, MATTER)
    return false
  }
}
