import type { StemFacts } from '../../state/imports-store'

export interface Outline {
  readonly max: Float32Array
  readonly min: Float32Array
  readonly seconds: number
  /** What 1 stands for: the highest point before it was made to fill the height. */
  readonly loudest: number
}

interface Part {
  readonly peaks: StemFacts['peaks']
  readonly rateHz: number
}

/**
 * An outline of the whole song from its stems' peaks. Peaks of parts that are not alike add in power, so the outline
 * is that of the sum within a decibel or two: good for finding the chorus, no measurement.
 */
export function songOutline(parts: readonly Part[], seconds: number, points = 1200): Outline {
  const max = new Float32Array(points)
  const min = new Float32Array(points)
  for (const { peaks, rateHz } of parts) {
    addPower(max, peaks.max, peaks.framesPerPeak / rateHz, seconds)
    addPower(min, peaks.min, peaks.framesPerPeak / rateHz, seconds)
  }
  let loudest = 1e-9
  for (let i = 0; i < points; i++) {
    max[i] = Math.sqrt(max[i] ?? 0)
    min[i] = -Math.sqrt(min[i] ?? 0)
    loudest = Math.max(loudest, max[i] ?? 0, -(min[i] ?? 0))
  }
  for (let i = 0; i < points; i++) {
    max[i] = (max[i] ?? 0) / loudest
    min[i] = (min[i] ?? 0) / loudest
  }
  return { max, min, seconds, loudest }
}

function addPower(into: Float32Array, peaks: Float32Array, secondsPerPeak: number, seconds: number): void {
  const points = into.length
  // A hair more than nothing, so that 0.3 / 0.1 is the third peak and not the second.
  const peakAt = (point: number) => Math.floor(((point / points) * seconds) / secondsPerPeak + 1e-6)
  for (let i = 0; i < points; i++) {
    const from = peakAt(i)
    const to = Math.max(from + 1, peakAt(i + 1))
    let peak = 0
    for (let p = from; p < to && p < peaks.length; p++) peak = Math.max(peak, Math.abs(peaks[p] ?? 0))
    into[i] = (into[i] ?? 0) + peak * peak
  }
}
