import { useMemo } from 'react'
import { eqResponseDb } from '../../../engine/response-curve'
import {
  defaultMaster,
  defaultStrip,
  MASTER_LAYOUT,
  type MasterEqSettings,
  type MasterSettings,
  packBlock,
  STRIP_LAYOUT,
  type StripEqSettings,
  type StripSettings,
} from '../../../params'
import { useEngine, useSession } from '../../app-context'
import { isDynamic } from '../processors'
import { frequencies, frequencyPlace } from './frequency-place'

export { frequencies, frequencyAt, frequencyPlace } from './frequency-place'

export interface Response {
  readonly hz: Float64Array
  readonly db: Float64Array
}

/** What an equaliser does, as curves. */
export interface EqResponses {
  readonly main: Response
  /** With every dynamic band at the end of its range; null where no band is dynamic. */
  readonly full: Response | null
  /** Of the side, where it is not that of the middle: `main` is then the middle's. */
  readonly side: Response | null
}

/**
 * The response of an equaliser (a strip's with its repair and its filters) by the coefficients that run: the same
 * binary computes them for the sound. Null until that binary is loaded.
 */
export function useStripResponse(strip: StripSettings, count: number): EqResponses | null {
  const engine = useEngine()
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const { eq, filters, repair } = strip
  return useMemo(() => {
    if (!engine) return null
    const settings = { ...defaultStrip(), eq, filters, repair }
    const block = packBlock(STRIP_LAYOUT, settings, new Float64Array(STRIP_LAYOUT.length))
    const hz = frequencies(count, rateHz)
    const response = (dynamics: 'rest' | 'full'): Response => ({
      hz,
      db: eqResponseDb(engine.dsp, block, 'strip', rateHz, hz, { dynamics }),
    })
    return { main: response('rest'), full: eq.bands.some(isDynamic) ? response('full') : null, side: null }
  }, [engine, eq, filters, repair, rateHz, count])
}

/** The master's: of its middle and its side where bands work on one of them alone. */
export function useMasterResponse(master: MasterSettings, count: number): EqResponses | null {
  const engine = useEngine()
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const { eq } = master
  return useMemo(() => {
    if (!engine) return null
    const block = packBlock(MASTER_LAYOUT, { ...defaultMaster(), eq }, new Float64Array(MASTER_LAYOUT.length))
    const hz = frequencies(count, rateHz)
    const response = (channels: 'mid' | 'side'): Response => ({
      hz,
      db: eqResponseDb(engine.dsp, block, 'master', rateHz, hz, { channels }),
    })
    const differs = eq.bands.some((band) => band.on && band.channels !== 'stereo')
    return { main: response('mid'), full: null, side: differs ? response('side') : null }
  }, [engine, eq, rateHz, count])
}

const BAND_POINTS = 240

/** What one band does by itself, at rest: null while it is off, or the binary is not loaded. */
export function useBandResponse(eq: StripEqSettings | MasterEqSettings, index: number): Response | null {
  const engine = useEngine()
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const band = eq.bands[index]
  return useMemo(() => {
    if (!engine || !band?.on) return null
    const hz = frequencies(BAND_POINTS, rateHz)
    if ('channels' in band) {
      const settings = defaultMaster()
      settings.eq.bands[index] = band
      const block = packBlock(MASTER_LAYOUT, settings, new Float64Array(MASTER_LAYOUT.length))
      const channels = band.channels === 'side' ? 'side' : 'mid'
      return { hz, db: eqResponseDb(engine.dsp, block, 'master', rateHz, hz, { channels }) }
    }
    const settings = defaultStrip()
    settings.eq.bands[index] = band
    const block = packBlock(STRIP_LAYOUT, settings, new Float64Array(STRIP_LAYOUT.length))
    return { hz, db: eqResponseDb(engine.dsp, block, 'strip', rateHz, hz) }
  }, [engine, band, index, rateHz])
}

/** An SVG path of a response in a box; what leaves the box is held a little outside of it. */
export function responsePath(response: Response, width: number, height: number, rangeDb: number): string {
  return `M${pointsOf(response, width, height, rangeDb).join('L')}`
}

/** What lies between two responses, as a closed SVG path. */
export function areaPath(one: Response, other: Response, width: number, height: number, rangeDb: number): string {
  const there = pointsOf(one, width, height, rangeDb)
  const back = pointsOf(other, width, height, rangeDb).reverse()
  return `M${[...there, ...back].join('L')}Z`
}

function pointsOf(response: Response, width: number, height: number, rangeDb: number): string[] {
  return Array.from(response.hz, (hz, i) => {
    const x = frequencyPlace(hz) * width
    const db = response.db[i] ?? 0
    const y = height / 2 - (Math.min(rangeDb * 1.1, Math.max(-rangeDb * 1.1, db)) / rangeDb) * (height / 2)
    return `${x.toFixed(1)},${y.toFixed(2)}`
  })
}
