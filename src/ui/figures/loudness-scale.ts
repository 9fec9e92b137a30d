import { numberText } from '../../params/value-text'
import { K_SCALES, type KScale } from './k-meter'

/** The two scales of EBU Tech 3341, in LU around the loudness that is called 0. */
export const EBU_SCALES = {
  plus9: { label: 'EBU +9', lowLu: -18, highLu: 9 },
  plus18: { label: 'EBU +18', lowLu: -36, highLu: 18 },
} as const
export type EbuScale = keyof typeof EBU_SCALES
export type ScaleId = EbuScale | KScale

export function isKScale(scale: ScaleId): scale is KScale {
  return scale in K_SCALES
}

/** The loudness beside a K-System meter stands on the wide scale. */
export function ebuScale(scale: ScaleId): EbuScale {
  return isKScale(scale) ? 'plus18' : scale
}

/** Name and unit of a scale as they stand on the page: "EBU +9", "LUFS". */
export function scaleText({ scale, unit }: MeterChoice): readonly [name: string, unit: string] {
  return isKScale(scale) ? [K_SCALES[scale].label, 'dB'] : [EBU_SCALES[scale].label, unit]
}

/** Target of EBU R 128. */
export const R128_LUFS = -23

/** How the live meter is drawn and written: what each figure is counted from is always said beside it. */
export interface MeterChoice {
  readonly scale: ScaleId
  /** Of loudness: `LUFS` is absolute, `LU` relative to the zero of the scale. */
  readonly unit: 'LUFS' | 'LU'
  /** Zero of the scale: the session's own loudness target, or that of R 128. */
  readonly zero: 'target' | 'r128'
}

export const NEW_METER_CHOICE: MeterChoice = { scale: 'plus9', unit: 'LUFS', zero: 'target' }

export function zeroLufs(choice: MeterChoice, targetLufs: number): number {
  return choice.zero === 'r128' ? R128_LUFS : targetLufs
}

/** Where a loudness stands on the scale: 0 at its low end, 1 at its high end, never beyond. */
export function scaleShare(lufs: number, scale: EbuScale, zero: number): number {
  const { lowLu, highLu } = EBU_SCALES[scale]
  const share = (lufs - zero - lowLu) / (highLu - lowLu)
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share))
}

export interface ScaleMark {
  readonly lufs: number
  readonly text: string
}

/** The figures under the scale: both ends, zero, and half way down. */
export function scaleMarks({ scale, unit }: MeterChoice, zero: number): ScaleMark[] {
  const { lowLu, highLu } = EBU_SCALES[ebuScale(scale)]
  return [lowLu, lowLu / 2, 0, highLu].map((lu) => ({
    lufs: zero + lu,
    text: unit === 'LU' ? signedText(lu, 0) : numberText(zero + lu, Number.isInteger(zero) ? 0 : 1),
  }))
}

/** A loudness with one decimal, absolute or counted from zero; a dash where there is none yet. */
export function loudnessText(lufs: number | null, unit: MeterChoice['unit'], zero: number): string {
  if (lufs === null) return '–'
  return unit === 'LU' ? signedText(lufs - zero, 1) : numberText(lufs, 1)
}

/** With a sign on both sides of zero, and none on it. */
export function signedText(value: number, digits: number): string {
  const text = numberText(value, digits)
  return value > 0 && Number(text) !== 0 ? `+${text}` : text
}
