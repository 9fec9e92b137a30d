import type { StripSettings } from '../params'
import type { Dsp } from './dsp'

interface WidthCurveExports {
  curvePoints(): number
  curvePointsMax(): number
  curveWidthSideDb(rateHz: number, widthPercent: number, monoOn: number, monoBelowHz: number, count: number): void
}

/**
 * Response in decibels of the side at each frequency in hertz, at least -300, for settings that are on. The mid's is 0 dB
 * everywhere: with mono bass it is all-passed.
 */
export function widthSideDb(
  dsp: Dsp,
  settings: StripSettings['width'],
  rateHz: number,
  frequenciesHz: Float64Array,
): Float64Array {
  const calls = dsp.exports as unknown as WidthCurveExports
  const most = calls.curvePointsMax()
  const results = new Float64Array(frequenciesHz.length)
  for (let start = 0; start < results.length; start += most) {
    const chunk = frequenciesHz.subarray(start, start + most)
    const points = dsp.f64(calls.curvePoints(), chunk.length)
    points.set(chunk)
    calls.curveWidthSideDb(rateHz, settings.widthPercent, settings.monoOn ? 1 : 0, settings.monoBelowHz, chunk.length)
    results.set(points, start)
  }
  return results
}
