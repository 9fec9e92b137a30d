import { readFragment, type SettingsFragment } from '../fragment'
import { MASTER_PRESETS } from './master-presets'
import { STRIP_PRESETS } from './strip-presets'
import { STRIP_EQ_PRESETS, STRIP_PROCESSOR_PRESETS } from './strip-processor-presets'

/** The presets that come with the program: small moves, each read as any other fragment is. */
export const SHIPPED_PRESETS: readonly SettingsFragment[] = [
  ...STRIP_EQ_PRESETS,
  ...STRIP_PROCESSOR_PRESETS,
  ...STRIP_PRESETS,
  ...MASTER_PRESETS,
].map((preset) => readFragment(preset).fragment)
