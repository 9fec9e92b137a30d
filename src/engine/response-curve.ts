import { type BlockLayout, MASTER_EQ_BAND, MASTER_LAYOUT, STRIP_EQ_BAND, STRIP_LAYOUT } from '../params'
import type { Dsp } from './dsp'

/** Whose parameter block it is. */
export type CurveHost = 'strip' | 'master'

interface CurveExports {
  curveParams(): number
  curvePoints(): number
  curvePointsMax(): number
  curveEqDb(rateHz: number, onSlot: number, bandsSlot: number, stride: number, filters: number, count: number): void
  curveCompressorDb(baseSlot: number, count: number): void
}

const LAYOUTS: Record<CurveHost, BlockLayout> = { strip: STRIP_LAYOUT, master: MASTER_LAYOUT }
const BAND_STRIDES: Record<CurveHost, number> = {
  strip: Object.keys(STRIP_EQ_BAND).length,
  master: Object.keys(MASTER_EQ_BAND).length,
}

/**
 * Response in decibels of the equaliser in `params` (STRIP_LAYOUT or MASTER_LAYOUT) at each frequency in hertz, with the
 * high-pass and low-pass of a strip: the magnitude of the coefficients that run at this rate, not of a formula for them.
 */
export function eqResponseDb(
  dsp: Dsp,
  params: Float64Array,
  host: CurveHost,
  rateHz: number,
  frequenciesHz: Float64Array,
): Float64Array {
  const onSlot = firstSlot(host, 'eq')
  const bandsSlot = firstSlot(host, 'eq', 'bands')
  return inChunks(dsp, params, host, frequenciesHz, (calls, count) =>
    calls.curveEqDb(rateHz, onSlot, bandsSlot, BAND_STRIDES[host], host === 'strip' ? 1 : 0, count),
  )
}

/** Steady output level for each input level, both in decibels, of the strip's compressor or the master's glue. */
export function compressorCurveDb(
  dsp: Dsp,
  params: Float64Array,
  host: CurveHost,
  inputsDb: Float64Array,
): Float64Array {
  const baseSlot = firstSlot(host, host === 'strip' ? 'compressor' : 'glue')
  return inChunks(dsp, params, host, inputsDb, (calls, count) => calls.curveCompressorDb(baseSlot, count))
}

function firstSlot(host: CurveHost, ...prefix: string[]): number {
  return LAYOUTS[host].slots.findIndex((slot) => prefix.every((key, depth) => slot.path[depth] === key))
}

function inChunks(
  dsp: Dsp,
  params: Float64Array,
  host: CurveHost,
  inputs: Float64Array,
  run: (calls: CurveExports, count: number) => void,
): Float64Array {
  const calls = dsp.exports as unknown as CurveExports
  const most = calls.curvePointsMax()
  const results = new Float64Array(inputs.length)
  dsp.f64(calls.curveParams(), LAYOUTS[host].length).set(params)
  for (let start = 0; start < inputs.length; start += most) {
    const chunk = inputs.subarray(start, start + most)
    const points = dsp.f64(calls.curvePoints(), chunk.length)
    points.set(chunk)
    run(calls, chunk.length)
    results.set(points, start)
  }
  return results
}
