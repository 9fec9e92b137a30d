import { EQ_BAND, type MasterEqBandSettings, type StripEqBandSettings } from '../../../params'
import { numberText, valueText } from '../../../params/value-text'
import { isDynamic } from '../processors'

export type AnyBand = StripEqBandSettings | MasterEqBandSettings

const NOTES = ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'B♭', 'B']
const A4_HZ = 440
const A4_KEY = 69

/** The nearest note of equal temperament over A4 = 440 Hz and how far off it is: "A4 +12 ct". */
export function noteText(hz: number): string {
  const keys = A4_KEY + 12 * Math.log2(hz / A4_HZ)
  const nearest = Math.round(keys)
  const cents = Math.round((keys - nearest) * 100)
  const name = `${NOTES[((nearest % 12) + 12) % 12]}${Math.floor(nearest / 12) - 1}`
  return cents === 0 ? name : `${name} ${cents > 0 ? '+' : '−'}${Math.abs(cents)} ct`
}

/** What a screen reader says of a band: "820 Hz, minus 0.8 dB, Q 1.0, bell". */
export function spokenBand(band: AnyBand): string {
  const parts = [valueText(EQ_BAND.hz, band.hz, { spoken: true })]
  if (hasGain(band)) parts.push(spokenDb(band.gainDb))
  parts.push(`Q ${numberText(band.q, band.q < 10 ? 2 : 1, true)}`, typeName(band).toLowerCase())
  if ('rangeDb' in band && isDynamic(band)) parts.push(`moves by ${spokenDb(band.rangeDb)}`)
  if ('channels' in band && band.channels !== 'stereo') parts.push(band.channels)
  return parts.join(', ')
}

export function typeName({ type }: AnyBand): string {
  return EQ_BAND.type.options.find(({ id }) => id === type)?.label ?? ''
}

export const hasGain = ({ type }: AnyBand) => type !== 'notch'

function spokenDb(db: number): string {
  return valueText(EQ_BAND.gainDb, db, { spoken: true }).replace('-', 'minus ')
}
