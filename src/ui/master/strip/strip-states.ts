import type { StripEqBandSettings, StripSettings } from '../../../params'
import { numberText } from '../../../params/value-text'
import { isDynamic, isStripProcessorOn } from '../processors'

/** Where a dynamic band that turns down is heard as a de-esser, in hertz. */
const SIBILANTS_HZ = [4500, 10_000] as const

interface StripState {
  readonly text: string
  /** In full, where the text is short. */
  readonly means: string
}

/** What is in a strip's path besides what is drawn on it (equaliser and compressor), in the order of the signal. */
export function stripStates(strip: StripSettings): StripState[] {
  const bands = strip.eq.on ? strip.eq.bands.filter(isDynamic) : []
  const deEsses = bands.filter(isDeEsser)
  const states: (StripState | false)[] = [
    isStripProcessorOn(strip, 'repair') && { text: 'Repair', means: 'Repair' },
    deEsses.length > 0 && { text: 'De-ess', means: 'De-esser: a dynamic band' },
    bands.length > deEsses.length && { text: 'Dyn', means: 'Dynamic equaliser' },
    strip.transient.on && { text: 'Trans', means: 'Transient shaper' },
    strip.saturator.on && { text: 'Sat', means: 'Saturator' },
    strip.width.on && { text: 'Width', means: 'Width' },
    strip.send.on && {
      text: `Send ${numberText(strip.send.gainDb, 0)}`,
      means: `Reverb send at ${numberText(strip.send.gainDb, 1)} dB`,
    },
  ]
  return states.filter((state) => state !== false)
}

function isDeEsser(band: StripEqBandSettings): boolean {
  return band.rangeDb < 0 && band.hz >= SIBILANTS_HZ[0] && band.hz <= SIBILANTS_HZ[1]
}
