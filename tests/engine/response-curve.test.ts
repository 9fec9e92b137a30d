import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Dsp } from '../../src/engine/dsp'
import { GroupStrip } from '../../src/engine/group-strip'
import { bandRangeCurveDb, compressorCurveDb, eqResponseDb } from '../../src/engine/response-curve'
import { SingleProcessor } from '../../src/engine/single-processor'
import {
  defaultMaster,
  defaultStrip,
  type EqBandSettings,
  MASTER_LAYOUT,
  type MasterEqBandSettings,
  packBlock,
  REPAIR,
  STRIP_LAYOUT,
  type StripEqBandSettings,
  slotValue,
} from '../../src/params'

const dsp = new Dsp(new WebAssembly.Module(readFileSync(new URL('../../build/dsp.wasm', import.meta.url))))
const frequencies = Float64Array.from({ length: 1300 }, (_, i) => 10 + 15 * i)

const stripBlock = (settings = defaultStrip()) =>
  packBlock(STRIP_LAYOUT, settings, new Float64Array(STRIP_LAYOUT.length))
const masterBlock = (settings = defaultMaster()) =>
  packBlock(MASTER_LAYOUT, settings, new Float64Array(MASTER_LAYOUT.length))

describe('response curves', () => {
  it('are flat at 0 dB by default', () => {
    expect(eqResponseDb(dsp, stripBlock(), 'strip', 48000, frequencies).every((db) => db === 0)).toBe(true)
    expect(eqResponseDb(dsp, masterBlock(), 'master', 48000, frequencies).every((db) => db === 0)).toBe(true)
  })

  it('are the same for the same bands on a strip and on the master', () => {
    const onStrip = defaultStrip()
    const onMaster = defaultMaster()
    for (const eq of [onStrip.eq, onMaster.eq]) {
      Object.assign(eq.bands[2] as EqBandSettings, { on: true, gainDb: 5 })
      Object.assign(eq.bands[7] as EqBandSettings, { on: true, type: 'highShelf', gainDb: -4 })
    }
    const curve = eqResponseDb(dsp, stripBlock(onStrip), 'strip', 48000, frequencies)
    expect(eqResponseDb(dsp, masterBlock(onMaster), 'master', 48000, frequencies)).toEqual(curve)
    onStrip.eq.on = false
    expect(eqResponseDb(dsp, stripBlock(onStrip), 'strip', 48000, frequencies).every((db) => db === 0)).toBe(true)
  })

  it('are the spectrum of the impulse response that really comes out', () => {
    const settings = defaultStrip()
    Object.assign(settings.filters, { highPassOn: true, highPassHz: 200, highPassSlope: '24', lowPassOn: true })
    Object.assign(settings.eq.bands[4] as EqBandSettings, { on: true, gainDb: 7, q: 2 })
    const host = new GroupStrip(dsp, { rateHz: 44100, maxBlock: 8192 })
    host.params.set(stripBlock(settings))
    host.applyParams()
    host.reset()
    host.inputLeft[0] = 1
    host.process(8192, 0)
    const impulse = host.outputLeft
    const probes = Float64Array.of(100, 200, 950, 1000, 4000, 17000, 20000)
    const drawn = eqResponseDb(dsp, stripBlock(settings), 'strip', 44100, probes)
    probes.forEach((hz, i) => {
      let re = 0
      let im = 0
      impulse.forEach((x, n) => {
        re += x * Math.cos((2 * Math.PI * hz * n) / 44100)
        im -= x * Math.sin((2 * Math.PI * hz * n) / 44100)
      })
      expect(drawn[i]).toBeCloseTo(20 * Math.log10(Math.hypot(re, im)), 3)
    })
  })

  it('have the DC blocker and the hum notch in them, as they really come out', () => {
    const settings = defaultStrip()
    Object.assign(settings.repair, { dcBlockerOn: true, humOn: true, humHz: '60', humQ: 8 })
    const host = new SingleProcessor(dsp, 'repair', { rateHz: 48000, maxBlock: 96000 })
    const repair: Record<string, unknown> = settings.repair
    Object.entries(REPAIR).forEach(([id, param], slot) => {
      host.params[slot] = slotValue(param, repair[id])
    })
    host.applyParams()
    host.reset()
    host.buffer[0] = 1
    host.process(96000)
    const impulse = host.buffer.filter((_, i) => i % 2 === 0)
    const probes = Float64Array.of(5, 30, 55, 100, 118, 180.5, 240, 300, 1000)
    const drawn = eqResponseDb(dsp, stripBlock(settings), 'strip', 48000, probes)
    probes.forEach((hz, i) => {
      let re = 0
      let im = 0
      impulse.forEach((x, n) => {
        re += x * Math.cos((2 * Math.PI * hz * n) / 48000)
        im -= x * Math.sin((2 * Math.PI * hz * n) / 48000)
      })
      const db = 20 * Math.log10(Math.hypot(re, im))
      if (hz === 240) expect(Math.max(db, drawn[i] as number)).toBeLessThan(-100)
      else expect(drawn[i], `${hz} Hz`).toBeCloseTo(db, 3)
    })
  })

  it('show dynamic bands at rest, and at the end of their range where they have one', () => {
    const dynamic = defaultStrip()
    const moved = defaultStrip()
    for (const [i, type] of (['bell', 'lowShelf', 'highShelf', 'notch', 'tilt'] as const).entries()) {
      const band = { on: true, type, gainDb: 3, hz: 100 * 3 ** i }
      Object.assign(dynamic.eq.bands[i] as StripEqBandSettings, band, { rangeDb: -9 })
      Object.assign(moved.eq.bands[i] as StripEqBandSettings, band, { gainDb: i < 3 ? -6 : 3 })
    }
    // More frequencies than one chunk holds: each has the range but once.
    const full = eqResponseDb(dsp, stripBlock(dynamic), 'strip', 48000, frequencies, { dynamics: 'full' })
    expect(full).toEqual(eqResponseDb(dsp, stripBlock(moved), 'strip', 48000, frequencies))
    const rest = eqResponseDb(dsp, stripBlock(dynamic), 'strip', 48000, frequencies)
    for (const band of dynamic.eq.bands) band.rangeDb = 0
    expect(rest).toEqual(eqResponseDb(dsp, stripBlock(dynamic), 'strip', 48000, frequencies))
    expect(rest).not.toEqual(full)
    expect(bandRangeCurveDb(dsp, stripBlock(dynamic), 0, Float64Array.of(0))[0]).toBe(0)
  })

  it("are those of the master's middle, or of its side, or of what both have in common", () => {
    const curve = (bands: Partial<MasterEqBandSettings>[], channels?: 'stereo' | 'mid' | 'side') => {
      const settings = defaultMaster()
      bands.forEach((band, i) => {
        Object.assign(settings.eq.bands[i] as MasterEqBandSettings, { on: true }, band)
      })
      return eqResponseDb(dsp, masterBlock(settings), 'master', 48000, frequencies, channels && { channels })
    }
    const common = { hz: 300, gainDb: 4 }
    const middle = { hz: 2000, gainDb: -5 }
    const side = { hz: 9000, gainDb: 6 }
    const all = [common, { ...middle, channels: 'mid' as const }, { ...side, channels: 'side' as const }]
    expect(curve(all)).toEqual(curve([common, middle]))
    expect(curve(all, 'mid')).toEqual(curve([common, middle]))
    expect(curve(all, 'side')).toEqual(curve([common, side]))
    expect(curve(all, 'stereo')).toEqual(curve([common]))
  })

  it("read the master's own compressor", () => {
    const master = defaultMaster()
    Object.assign(master.glue, { thresholdDb: -20, ratio: 2, kneeDb: 0 })
    const [below, above] = compressorCurveDb(dsp, masterBlock(master), 'master', Float64Array.of(-30, 0))
    expect(below).toBeCloseTo(-30, 9)
    expect(above).toBeCloseTo(-10, 9)
  })
})
