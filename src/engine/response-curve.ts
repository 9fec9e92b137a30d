import { type BlockLayout, MASTER_EQ_BAND, MASTER_LAYOUT, STRIP_LAYOUT } from '../params'
import type { Dsp } from './dsp'

/** Whose parameter block it is. */
export type CurveHost = 'strip' | 'master'

interface CurveExports {
  curveParams(): number
  curvePoints(): number
  curvePointsMax(): number
  curveStripEqDb(rateHz: number, full: number, count: number): void
  curveMasterEqDb(rateHz: number, channels: number, count: number): void
  curveBandRangeDb(index: number, count: number): void
  curveCompressorDb(baseSlot: number, count: number): void
}

const LAYOUTS: Record<CurveHost, BlockLayout> = { strip: STRIP_LAYOUT, master: MASTER_LAYOUT }

export interface EqResponseOptions {
  /** A strip's dynamic bands: untouched (the default), or with their whole range applied. */
  dynamics?: 'rest' | 'full'
  /** The master's: what the middle (the default) or the side goes through, or only the bands that work on both channels. */
  channels?: 'stereo' | 'mid' | 'side'
}

/**
 * Response in decibels of the equaliser in `params` (STRIP_LAYOUT or MASTER_LAYOUT) at each frequency in hertz, with the
 * repair, high-pass and low-pass of a strip: the magnitude of the coefficients that run at this rate, not of a formula for
 * them.
 */
export function eqResponseDb(
  dsp: Dsp,
  params: Float64Array,
  host: CurveHost,
  rateHz: number,
  frequenciesHz: Float64Array,
  { dynamics = 'rest', channels = 'mid' }: EqResponseOptions = {},
): Float64Array {
  const channelsIndex = MASTER_EQ_BAND.channels.options.findIndex((option) => option.id === channels)
  return inChunks(dsp, params, host, frequenciesHz, (calls, count) => {
    if (host === 'strip') calls.curveStripEqDb(rateHz, dynamics === 'full' ? 1 : 0, count)
    else calls.curveMasterEqDb(rateHz, channelsIndex, count)
  })
}

/**
 * What the dynamics of band `index` of a strip's equaliser add to its gain, for each level in decibels of a steady tone in
 * the band (its peak, 0 dB: full scale).
 */
export function bandRangeCurveDb(dsp: Dsp, params: Float64Array, index: number, levelsDb: Float64Array): Float64Array {
  return inChunks(dsp, params, 'strip', levelsDb, (calls, count) => calls.curveBandRangeDb(index, count))
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
  for (let start = 0; start < inputs.length; start += most) {
    dsp.f64(calls.curveParams(), LAYOUTS[host].length).set(params)
    const chunk = inputs.subarray(start, start + most)
    const points = dsp.f64(calls.curvePoints(), chunk.length)
    points.set(chunk)
    run(calls, chunk.length)
    results.set(points, start)
  }
  return results
}
