import { useMemo } from 'react'
import { compressorCurveDb } from '../../../engine/response-curve'
import { type CompressorSettings, defaultStrip, packBlock, STRIP_LAYOUT } from '../../../params'
import { useEngine } from '../../app-context'
import { TRANSFER_LOW_DB } from './transfer-scale'

const STEP_DB = 0.5
/** So far down no threshold reaches. */
const QUIET_DB = -200
const INPUTS_DB = Float64Array.from({ length: -TRANSFER_LOW_DB / STEP_DB + 2 }, (_, n) =>
  n === 0 ? QUIET_DB : TRANSFER_LOW_DB + (n - 1) * STEP_DB,
)

export interface Transfer {
  /** What goes in and what comes out, in dB, once the level has settled. */
  readonly inputsDb: Float64Array
  readonly outputsDb: Float64Array
  /** What is added to levels far under the threshold, dB. */
  readonly quietGainDb: number
}

/** The static curve by the code that runs; null until it is loaded. */
export function useTransfer(settings: CompressorSettings): Transfer | null {
  const engine = useEngine()
  return useMemo(() => {
    if (!engine) return null
    // Glue is the same processor: its settings stand in a strip's block just as well.
    const block = new Float64Array(STRIP_LAYOUT.length)
    packBlock(STRIP_LAYOUT, { ...defaultStrip(), compressor: settings }, block)
    const outputsDb = compressorCurveDb(engine.dsp, block, 'strip', INPUTS_DB)
    return {
      inputsDb: INPUTS_DB.subarray(1),
      outputsDb: outputsDb.subarray(1),
      quietGainDb: (outputsDb[0] ?? QUIET_DB) - QUIET_DB,
    }
  }, [engine, settings])
}

/** The curve at a level between its points, dB. */
export function transferAt({ outputsDb }: Transfer, inDb: number): number {
  const place = Math.min(outputsDb.length - 1, Math.max(0, (inDb - TRANSFER_LOW_DB) / STEP_DB))
  const low = Math.floor(place)
  const before = outputsDb[low] ?? 0
  return before + ((outputsDb[low + 1] ?? before) - before) * (place - low)
}
