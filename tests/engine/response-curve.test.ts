import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Dsp } from '../../src/engine/dsp'
import { GroupStrip } from '../../src/engine/group-strip'
import { compressorCurveDb, eqResponseDb } from '../../src/engine/response-curve'
import {
  defaultMaster,
  defaultStrip,
  type EqBandSettings,
  MASTER_LAYOUT,
  packBlock,
  STRIP_LAYOUT,
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

  it("read the master's own compressor", () => {
    const master = defaultMaster()
    Object.assign(master.glue, { thresholdDb: -20, ratio: 2, kneeDb: 0 })
    const [below, above] = compressorCurveDb(dsp, masterBlock(master), 'master', Float64Array.of(-30, 0))
    expect(below).toBeCloseTo(-30, 9)
    expect(above).toBeCloseTo(-10, 9)
  })
})
