import { NOMINAL_CENTRES_HZ } from '../../engine/spectrum'

/** What the bands are called; the first one is 25 Hz. */
export const BAND_NAMES_HZ = NOMINAL_CENTRES_HZ.slice(1)
/** Where the axis is named. */
export const NAMED_HZ = [31.5, 63, 125, 250, 500, 1000, 2000, 4000, 8000, 16000] as const

/** Levels that a picture shows, in dB. */
export interface LevelRange {
  readonly lowDb: number
  readonly highDb: number
}

/** More than this under the highest band is not looked at. */
const MOST_RANGE_DB = 60
const LEAST_RANGE_DB = 24
const STEP_DB = 6

/** Round ends around all levels. */
export function levelRange(curves: readonly Float64Array[]): LevelRange {
  const levels = curves.flatMap((curve) => Array.from(curve).filter(Number.isFinite))
  if (levels.length === 0) return { lowDb: -48, highDb: 0 }
  const highDb = STEP_DB * Math.ceil((Math.max(...levels) + 1) / STEP_DB)
  const lowest = STEP_DB * Math.floor((Math.min(...levels) - 1) / STEP_DB)
  return { lowDb: Math.min(highDb - LEAST_RANGE_DB, Math.max(highDb - MOST_RANGE_DB, lowest)), highDb }
}

/** Lines across the picture. */
export function levelLines({ lowDb, highDb }: LevelRange): number[] {
  const step = highDb - lowDb > 36 ? 2 * STEP_DB : STEP_DB
  const first = step * Math.ceil((lowDb + 1) / step)
  return Array.from({ length: Math.ceil((highDb - first) / step) }, (_, n) => first + n * step)
}

/** Place of a band along the picture, 0 to 1: every band has as much room. */
export function bandPlace(band: number): number {
  return (band + 0.5) / BAND_NAMES_HZ.length
}

/** Place of a level down the picture, 0 to 1. */
export function levelPlace(levelDb: number, { lowDb, highDb }: LevelRange): number {
  return Math.min(1, Math.max(0, (highDb - levelDb) / (highDb - lowDb)))
}

/** A line through the bands, over a field of 1000 by 100. */
export function curvePath(levels: Float64Array, range: LevelRange): string {
  return points(levels, range)
    .map((point, n) => `${n === 0 ? 'M' : 'L'}${point}`)
    .join('')
}

/** The field between two lines. */
export function fieldPath(low: Float64Array, high: Float64Array, range: LevelRange): string {
  return `M${[...points(high, range), ...points(low, range).reverse()].join('L')}Z`
}

function points(levels: Float64Array, range: LevelRange): string[] {
  return Array.from(
    levels,
    (level, band) => `${(1000 * bandPlace(band)).toFixed(1)} ${(100 * levelPlace(level, range)).toFixed(2)}`,
  )
}

/** "31.5 Hz", "2 kHz". */
export function bandText(hz: number): string {
  return hz < 1000 ? `${hz} Hz` : `${hz / 1000} kHz`
}
