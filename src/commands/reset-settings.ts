import { defaultMaster, defaultStrip } from '../params'
import type { SettingsFragment } from '../session/fragment'
import type { App } from './app'
import { fragmentChanges } from './fragment-changes'
import { hostName, type SettingsTarget, targetName } from './settings-target'

/**
 * Puts all controls of a target back to their defaults: one step of undo. A strip keeps its mute, and with it the rides
 * go: they are a part of how it sounds.
 */
export function resetSettings(app: App, target: SettingsTarget): void {
  const { session, edit } = app.session.getState()
  if (!session) return
  const name = targetName(session, target)
  const { changes } = fragmentChanges(session, target, defaultsFor(target), { sameSong: true })
  edit(target.processor ? `Reset ${name}` : `Reset ${hostName(session, target)}`, null, changes)
}

function defaultsFor({ host, processor }: SettingsTarget): SettingsFragment {
  const settings = host === 'strip' ? defaultStrip() : defaultMaster()
  const head = { tutti: 'fragment', version: 1, name: 'Defaults', help: '' } as const
  if (!processor) return { ...head, kind: host === 'strip' ? 'strip' : 'chain', host, settings } as SettingsFragment
  const own = settings[processor as keyof typeof settings]
  return { ...head, kind: 'processor', host, processor, settings: own } as SettingsFragment
}
