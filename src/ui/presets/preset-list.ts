import type { SettingsTarget } from '../../commands/settings-target'
import { fitFragment, type ProcessorId } from '../../session/fit-fragment'
import type { SettingsFragment } from '../../session/fragment'

/** Whether a preset is for this processor (a strip's compressor or the master's glue: both), or for this whole host. */
export function fitsPreset(fragment: SettingsFragment, target: SettingsTarget): boolean {
  if (target.processor === null) return fragment.kind !== 'processor' && fragment.host === target.host
  return fragment.kind === 'processor' && fitFragment(fragment, target as ProcessorId) !== null
}

/** Whether all words stand in a preset's name or in what it says of itself. */
export function isFound({ name, help }: SettingsFragment, words: string): boolean {
  const text = `${name} ${help}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
