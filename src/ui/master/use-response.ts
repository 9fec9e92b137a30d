import { useMemo } from 'react'
import { eqResponseDb } from '../../engine/response-curve'
import {
  defaultMaster,
  defaultStrip,
  MASTER_LAYOUT,
  type MasterSettings,
  packBlock,
  STRIP_LAYOUT,
  type StripSettings,
} from '../../params'
import { useEngine, useSession } from '../app-context'

const LOW_HZ = 20
const HIGH_HZ = 20_000

/** `count` frequencies spread evenly over the logarithm, 20 Hz to 20 kHz (less where the rate does not reach it). */
function frequencies(count: number, rateHz: number): Float64Array {
  const high = Math.min(HIGH_HZ, rateHz * 0.499)
  return Float64Array.from({ length: count }, (_, i) => LOW_HZ * (high / LOW_HZ) ** (i / (count - 1)))
}

/** Where a frequency stands from left (0) to right (1). */
export function frequencyPlace(hz: number): number {
  return Math.log(hz / LOW_HZ) / Math.log(HIGH_HZ / LOW_HZ)
}

export function frequencyAt(place: number): number {
  return LOW_HZ * (HIGH_HZ / LOW_HZ) ** place
}

export interface Response {
  readonly hz: Float64Array
  readonly db: Float64Array
}

/**
 * The response of an equaliser (a strip's with its filters) by the coefficients that run: the same binary computes
 * them for the sound. Null until that binary is loaded.
 */
export function useStripResponse(strip: StripSettings, count: number): Response | null {
  const engine = useEngine()
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const { eq, filters } = strip
  return useMemo(() => {
    if (!engine) return null
    const block = packBlock(STRIP_LAYOUT, { ...defaultStrip(), eq, filters }, new Float64Array(STRIP_LAYOUT.length))
    const hz = frequencies(count, rateHz)
    return { hz, db: eqResponseDb(engine.dsp, block, 'strip', rateHz, hz) }
  }, [engine, eq, filters, rateHz, count])
}

export function useMasterResponse(master: MasterSettings, count: number): Response | null {
  const engine = useEngine()
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const { eq } = master
  return useMemo(() => {
    if (!engine) return null
    const block = packBlock(MASTER_LAYOUT, { ...defaultMaster(), eq }, new Float64Array(MASTER_LAYOUT.length))
    const hz = frequencies(count, rateHz)
    return { hz, db: eqResponseDb(engine.dsp, block, 'master', rateHz, hz) }
  }, [engine, eq, rateHz, count])
}

/** An SVG path of a response in a box; what leaves the box is held a little outside of it. */
export function responsePath(response: Response, width: number, height: number, rangeDb: number): string {
  const points = Array.from(response.hz, (hz, i) => {
    const x = frequencyPlace(hz) * width
    const db = response.db[i] ?? 0
    const y = height / 2 - (Math.min(rangeDb * 1.1, Math.max(-rangeDb * 1.1, db)) / rangeDb) * (height / 2)
    return `${x.toFixed(1)},${y.toFixed(2)}`
  })
  return `M${points.join('L')}`
}
