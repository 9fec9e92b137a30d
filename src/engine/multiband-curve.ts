import type { MultibandSettings } from '../params'
import type { Dsp } from './dsp'

interface MultibandCurveExports {
  curvePoints(): number
  curvePointsMax(): number
  multibandCrossoverHz(index: number, hz1: number, hz2: number, hz3: number): number
  curveMultibandDb(
    rateHz: number,
    fourBands: number,
    band: number,
    hz1: number,
    hz2: number,
    hz3: number,
    count: number,
  ): void
}

/** What decides where the bands are. */
export type MultibandCrossovers = Pick<MultibandSettings, 'count' | 'crossover1Hz' | 'crossover2Hz' | 'crossover3Hz'>

/**
 * Response in decibels of one band's filters (0 is the lowest) at each frequency in hertz, at least -300: what is heard
 * when the band is soloed without compression or gain.
 */
export function multibandBandDb(
  dsp: Dsp,
  crossovers: MultibandCrossovers,
  rateHz: number,
  band: number,
  frequenciesHz: Float64Array,
): Float64Array {
  const calls = dsp.exports as unknown as MultibandCurveExports
  const { count, crossover1Hz, crossover2Hz, crossover3Hz } = crossovers
  const four = count === '4' ? 1 : 0
  const most = calls.curvePointsMax()
  const results = new Float64Array(frequenciesHz.length)
  for (let start = 0; start < results.length; start += most) {
    const chunk = frequenciesHz.subarray(start, start + most)
    const points = dsp.f64(calls.curvePoints(), chunk.length)
    points.set(chunk)
    calls.curveMultibandDb(rateHz, four, band, crossover1Hz, crossover2Hz, crossover3Hz, chunk.length)
    results.set(points, start)
  }
  return results
}

/** Where the crossovers in use run, in hertz: at least half an octave apart, whatever was asked for. */
export function multibandCrossoversHz(dsp: Dsp, crossovers: MultibandCrossovers): number[] {
  const calls = dsp.exports as unknown as MultibandCurveExports
  const { count, crossover1Hz, crossover2Hz, crossover3Hz } = crossovers
  return Array.from({ length: count === '4' ? 3 : 2 }, (_, index) =>
    calls.multibandCrossoverHz(index, crossover1Hz, crossover2Hz, crossover3Hz),
  )
}
