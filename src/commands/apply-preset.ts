import type { StripEqBandSettings, StripEqSettings } from '../params'
import type { Path } from '../state/document-path'
import type { App } from './app'

interface BandPreset {
  readonly label: string
  readonly help: string
  /** The band that it prefers: 0 to 7. */
  readonly band: number
  readonly values: StripEqBandSettings
}

/** What a dynamic band is needed for most often. */
export const BAND_PRESETS = {
  deEss: {
    label: 'De-ess',
    help: 'A dynamic band at 6.5 kHz that holds back sharp s and t sounds.',
    band: 6,
    values: {
      on: true,
      type: 'bell',
      hz: 6500,
      gainDb: 0,
      q: 1.4,
      rangeDb: -6,
      thresholdDb: -32,
      attackMs: 1,
      releaseMs: 60,
    },
  },
  tameHarshness: {
    label: 'Tame harshness',
    help: 'A dynamic band at 4 kHz that gives way only while 3 to 6 kHz are too strong.',
    band: 5,
    values: {
      on: true,
      type: 'bell',
      hz: 4000,
      gainDb: 0,
      q: 1,
      rangeDb: -4,
      thresholdDb: -28,
      attackMs: 5,
      releaseMs: 120,
    },
  },
} as const satisfies Record<string, BandPreset>
export type BandPresetId = keyof typeof BAND_PRESETS

/** Sets up one band of a strip's equaliser, and the equaliser on: one step of undo. Returns the band. */
export function applyPreset(
  app: App,
  eqPath: Path,
  eq: StripEqSettings,
  preset: BandPresetId,
  undoName: string,
): number {
  const { label, values } = BAND_PRESETS[preset]
  const band = bandFor(eq, preset)
  const changes = Object.entries(values).map(([key, value]) => ({ path: [...eqPath, 'bands', band, key], value }))
  app.session
    .getState()
    .edit(`${undoName} ${label.toLowerCase()}`, null, [{ path: [...eqPath, 'on'], value: true }, ...changes])
  return band
}

/**
 * The preset's own band, as long as it is off or holds the preset already; a band that is at work somewhere else is
 * left alone while another is free.
 */
export function bandFor(eq: StripEqSettings, preset: BandPresetId): number {
  const { band, values } = BAND_PRESETS[preset]
  const own = eq.bands[band]
  if (!own?.on || own.hz === values.hz) return band
  const free = eq.bands.findLastIndex((other) => !other.on)
  return free < 0 ? band : free
}
