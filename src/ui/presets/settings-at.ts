import type { SettingsTarget } from '../../commands/settings-target'
import type { ProcessorPlace } from '../../protocol/listening'

/** Whose settings the keyboard is at: those of a strip, or of the processor that is open; null elsewhere on the page. */
export function settingsAt(element: Element | null, chosen: ProcessorPlace): SettingsTarget | null {
  const groupId = element?.closest<HTMLElement>('[data-group]')?.dataset.group
  if (groupId !== undefined) return { host: 'strip', groupId, processor: null }
  return element?.closest('.editor') ? chosen : null
}
