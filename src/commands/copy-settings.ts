import type { SessionDoc } from '../session/document'
import { fragmentName, type SettingsFragment, stringifyFragment } from '../session/fragment'
import { readPath } from '../state/document-path'
import type { App } from './app'
import { hostPath, type SettingsTarget, targetName } from './settings-target'

/** The settings of a target as a fragment; null where it is no longer there. A strip's mute stays where it is. */
export function fragmentOf(session: SessionDoc, target: SettingsTarget): SettingsFragment | null {
  const path = hostPath(session, target)
  if (!path) return null
  const head = { tutti: 'fragment', version: 1, name: fragmentName(targetName(session, target)), help: '' } as const
  const { host, processor } = target
  if (processor) {
    const settings = structuredClone(readPath(session, [...path, processor]))
    return { ...head, kind: 'processor', host, processor, settings } as SettingsFragment
  }
  const settings = structuredClone(readPath(session, path))
  return { ...head, kind: host === 'strip' ? 'strip' : 'chain', host, settings } as SettingsFragment
}

/**
 * Copies settings: always into memory, and into the clipboard as text where the browser lets us. Returns the text; null
 * where there was nothing to copy.
 */
export function copySettings(app: App, target: SettingsTarget): string | null {
  const text = rememberSettings(app, target)
  // Without a permission, or without a clipboard, the memory has them.
  if (text !== null) void globalThis.navigator?.clipboard?.writeText(text).catch(() => undefined)
  return text
}

/** The same into memory alone, for an event that carries the text into the clipboard itself. */
export function rememberSettings(app: App, target: SettingsTarget): string | null {
  const { session } = app.session.getState()
  const fragment = session && fragmentOf(session, target)
  if (!fragment) return null
  const text = stringifyFragment(fragment)
  app.hand.setState({ copied: { text, songId: app.project.getState().project?.id ?? null } })
  return text
}
