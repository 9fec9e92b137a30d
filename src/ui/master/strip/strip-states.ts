import type { StripEqBandSettings, StripSettings } from '../../../params'
import { numberText } from '../../../params/value-text'
import { isDynamic, isStripProcessorOn } from '../processors'

/** Where a dynamic band that turns down is heard as a de-esser, in hertz. */
const SIBILANTS_HZ = [4500, 10_000] as const

interface StripState {
  /** Its place among all of them: 0 to 7. */
  readonly place: number
  readonly text: string
  /** In full, where the text is short. */
  readonly means: string
}

/** What can be said of a strip, each in its place: as it reads while it is not so. */
export const STATE_WORDS = ['Repair', 'Dyn', 'De-ess', 'Trans', 'Sat', 'Width', 'Rides', 'Send'] as const

/** What is in a strip's path besides what is drawn on it (equaliser and compressor), in the order of the signal. */
export function stripStates(strip: StripSettings): StripState[] {
  const bands = strip.eq.on ? strip.eq.bands.filter(isDynamic) : []
  const deEsses = bands.filter(isDeEsser)
  const said: readonly [isSo: boolean, word: (typeof STATE_WORDS)[number], means: string][] = [
    [isStripProcessorOn(strip, 'repair'), 'Repair', 'Repair'],
    [deEsses.length > 0, 'De-ess', 'De-esser: a dynamic band'],
    [bands.length > deEsses.length, 'Dyn', 'Dynamic equaliser'],
    [strip.transient.on, 'Trans', 'Transient shaper'],
    [strip.saturator.on, 'Sat', 'Saturator'],
    [strip.width.on, 'Width', 'Width'],
    [isStripProcessorOn(strip, 'rides'), 'Rides', 'Section rides'],
    [strip.send.on, 'Send', `Reverb send at ${numberText(strip.send.gainDb, 1)} dB`],
  ]
  return said
    .filter(([isSo]) => isSo)
    .map(([, word, means]) => ({
      place: STATE_WORDS.indexOf(word),
      text: word === 'Send' ? `Send ${numberText(strip.send.gainDb, 0)}` : word,
      means,
    }))
}

function isDeEsser(band: StripEqBandSettings): boolean {
  return band.rangeDb < 0 && band.hz >= SIBILANTS_HZ[0] && band.hz <= SIBILANTS_HZ[1]
}
