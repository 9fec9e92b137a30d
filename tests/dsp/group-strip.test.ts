import { describe, expect, it } from 'vitest'
import { GroupStrip, STRIP_METER } from '../../src/engine/group-strip'
import {
  type EqBandSettings,
  type Param,
  packBlock,
  STRIP_LAYOUT,
  type StripSettings,
  slotValue,
} from '../../src/params'
import { makeDsp, noise, runStrip, type Step, sine, strip } from './group-strip-runner'

const RATES = [44100, 48000, 88200, 96000, 176400, 192000]

/** Settings made by several changes, one after another. */
function both(...changes: ((settings: StripSettings) => unknown)[]): StripSettings {
  return strip((settings) => {
    for (const change of changes) change(settings)
  })
}

/** Every processor at work. */
function busy(settings: StripSettings): void {
  settings.input.trimDb = 3
  Object.assign(settings.filters, {
    highPassOn: true,
    highPassSlope: '24',
    lowPassOn: true,
    lowPassHz: 9000,
    lowPassSlope: '48',
  })
  settings.eq.bands.forEach((band, i) => {
    const type = (['bell', 'lowShelf', 'highShelf', 'notch', 'tilt'] as const)[i % 5]
    Object.assign(band, { on: i !== 6, type, gainDb: i - 3.5 })
  })
  Object.assign(settings.compressor, { on: true, thresholdDb: -30, linkPercent: 50, keyHighPassHz: 90, mixPercent: 80 })
  Object.assign(settings.output, { balance: 20, gainDb: -2 })
}

describe('a neutral strip', () => {
  it.each(RATES)('returns its input bit for bit at %i Hz', (rateHz) => {
    const input = noise(5000)
    input.left.set([-0, 1, -1, 2 ** -149, 3.4e38])
    const { left, right, dry } = runStrip(input, [{ frame: 0, settings: strip(() => {}) }], { rateHz })
    for (const [out, wanted] of [
      [left, input.left],
      [right, input.right],
      [dry.left, input.left],
      [dry.right, input.right],
    ]) {
      expect(new Uint32Array((out as Float32Array).buffer)).toEqual(new Uint32Array((wanted as Float32Array).buffer))
    }
  })

  it('returns its input bit for bit with bands that are on but flat, and a compressor under its threshold', () => {
    const input = noise(5000, 3, 0.1)
    const settings = strip((s) => {
      s.eq.bands.forEach((band, i) => {
        Object.assign(band, { on: true, type: (['bell', 'lowShelf', 'highShelf', 'tilt'] as const)[i % 4] })
      })
      Object.assign(s.compressor, { on: true, thresholdDb: 0, kneeDb: 0 })
    })
    const { left, right } = runStrip(input, [{ frame: 0, settings }])
    expect(left).toEqual(input.left)
    expect(right).toEqual(input.right)
  })
})

describe('blocks', () => {
  const input = noise(24000, 7)
  const steps: Step[] = [
    { frame: 0, settings: strip(busy) },
    {
      frame: 3001,
      settings: both(busy, (s) => Object.assign(s.eq.bands[1] as EqBandSettings, { gainDb: 9, hz: 90 })),
    },
    { frame: 6007, settings: both(busy, (s) => Object.assign(s.eq, { on: false })) },
    { frame: 9019, settings: both(busy, (s) => Object.assign(s.filters, { highPassSlope: '48' })) },
    {
      frame: 12041,
      settings: both(busy, (s) => Object.assign(s.compressor, { thresholdDb: -12, detector: 'peak' })),
    },
    {
      frame: 15013,
      settings: both(busy, (s) => Object.assign(s.eq.bands[6] as EqBandSettings, { on: true, gainDb: 5 })),
    },
    { frame: 18011, settings: strip(() => {}) },
  ]
  const whole = runStrip(input, steps, { block: 4096 })

  it.each([1, 17, 128])('of %i frames give the same samples as of 4096, with controls moving', (block) => {
    const parts = runStrip(input, steps, { block })
    expect(Buffer.compare(Buffer.from(parts.left.buffer), Buffer.from(whole.left.buffer))).toBe(0)
    expect(Buffer.compare(Buffer.from(parts.right.buffer), Buffer.from(whole.right.buffer))).toBe(0)
    expect([...parts.meters]).toEqual([...whole.meters])
  })

  it('do change when a control moves one frame later: the comparison can fail', () => {
    const later = steps.map((step, i) => (i === 1 ? { ...step, frame: 3025 } : step))
    expect(runStrip(input, later, { block: 4096 }).left).not.toEqual(whole.left)
  })
})

describe('bypass and restore', () => {
  const input = noise(48000, 11)
  const always = runStrip(input, [{ frame: 0, settings: strip(eqAndCompressor) }])

  function eqAndCompressor(s: StripSettings): void {
    s.eq.bands.forEach((band, i) => {
      Object.assign(band, { on: true, gainDb: 6 - i })
    })
  }

  it('an equaliser bypassed for a while is bit-identical with one never bypassed', () => {
    const { left } = runStrip(input, [
      { frame: 0, settings: strip(eqAndCompressor) },
      { frame: 8000, settings: both(eqAndCompressor, (s) => Object.assign(s.eq, { on: false })) },
      { frame: 20000, settings: strip(eqAndCompressor) },
    ])
    const fade = 512
    expect(left.subarray(0, 8000)).toEqual(always.left.subarray(0, 8000))
    expect(left.subarray(8000 + fade, 20000)).toEqual(input.left.subarray(8000 + fade, 20000))
    expect(left.subarray(20000 + fade)).toEqual(always.left.subarray(20000 + fade))
  })

  it('so is a compressor', () => {
    const on = (s: StripSettings) => Object.assign(s.compressor, { on: true, thresholdDb: -30, linkPercent: 30 })
    const never = runStrip(input, [{ frame: 0, settings: strip(on) }])
    const { left } = runStrip(input, [
      { frame: 0, settings: strip(on) },
      { frame: 8000, settings: both(on, (s) => Object.assign(s.compressor, { on: false })) },
      { frame: 20000, settings: strip(on) },
    ])
    expect(left.subarray(8512, 20000)).toEqual(input.left.subarray(8512, 20000))
    expect(left.subarray(20512)).toEqual(never.left.subarray(20512))
  })

  it('so are filters and single bands', () => {
    const on = (s: StripSettings) =>
      Object.assign(s.filters, { highPassOn: true, highPassHz: 300, highPassSlope: '48' })
    const never = runStrip(input, [{ frame: 0, settings: strip(on) }])
    const { left } = runStrip(input, [
      { frame: 0, settings: strip(on) },
      { frame: 8000, settings: both(on, (s) => Object.assign(s.filters, { highPassOn: false })) },
      { frame: 20000, settings: strip(on) },
    ])
    expect(left.subarray(8512, 20000)).toEqual(input.left.subarray(8512, 20000))
    expect(left.subarray(20512)).toEqual(never.left.subarray(20512))
  })
})

describe('at any setting', () => {
  const extremes = STRIP_LAYOUT.slots.flatMap(({ index, param }) => endsOf(param).map((value) => ({ index, value })))

  function endsOf(param: Param): number[] {
    if (param.kind === 'number') return [param.min, param.max]
    if (param.kind === 'toggle') return [0, 1]
    return param.options.map((option) => slotValue(param, option.id))
  }

  it.each(RATES)('output is finite at both ends of every parameter, moved to and fro, at %i Hz', (rateHz) => {
    const host = new GroupStrip(makeDsp(), { rateHz, maxBlock: 256 })
    const input = noise(256, 5, 1)
    for (const base of [strip(busy), strip(() => {})]) {
      for (const { index, value } of extremes) {
        packBlock(STRIP_LAYOUT, base, host.params)
        host.params[index] = value
        host.applyParams()
        host.inputLeft.set(input.left)
        host.inputRight.set(input.right)
        host.process(256, 0)
        const peak = Math.max(...host.outputLeft.map(Math.abs), ...host.outputRight.map(Math.abs))
        expect(peak, STRIP_LAYOUT.slots[index]?.path.join('.')).toBeLessThan(1e4)
      }
    }
  })

  it('all parameters at one end and then the other: finite, and silence stays silence', () => {
    const host = new GroupStrip(makeDsp(), { rateHz: 44100, maxBlock: 4096 })
    for (const pick of ['min', 'max'] as const) {
      for (const { index, param } of STRIP_LAYOUT.slots) {
        const ends = endsOf(param)
        host.params[index] = (pick === 'min' ? ends[0] : ends.at(-1)) as number
      }
      host.applyParams()
      for (let i = 0; i < 4; i++) host.process(4096, 0)
      expect(host.outputLeft.every((x) => x === 0)).toBe(true)
      host.inputLeft.set(noise(4096).left)
      host.process(4096, 0)
      expect(host.outputLeft.every(Number.isFinite)).toBe(true)
      host.inputLeft.fill(0)
      host.reset()
    }
  })

  it('silence after sound becomes exact silence', () => {
    const input = noise(48000 * 12)
    input.left.fill(0, 24000)
    input.right.fill(0, 24000)
    const settings = strip((s) => {
      Object.assign(s.eq.bands[4] as EqBandSettings, { on: true, gainDb: 6 })
      Object.assign(s.compressor, { on: true })
    })
    const { left } = runStrip(input, [{ frame: 0, settings }], { block: 4096 })
    expect(left.subarray(-4096).every((x) => x === 0)).toBe(true)
  })
})

describe('the ends of the strip', () => {
  it('cleans NaN and infinities and counts them', () => {
    const input = noise(1000)
    input.left[10] = Number.NaN
    input.left[11] = Number.POSITIVE_INFINITY
    input.right[500] = Number.NEGATIVE_INFINITY
    const { left, right, dry, meters } = runStrip(input, [{ frame: 0, settings: strip(busy) }])
    expect(meters[STRIP_METER.sanitisedSamples]).toBe(3)
    expect([...left, ...right].every(Number.isFinite)).toBe(true)
    expect([dry.left[10], dry.left[11], dry.right[500]]).toEqual([0, 0, 0])
    expect(dry.left[12]).toBe(input.left[12])
  })

  const settled = (change: (s: StripSettings) => unknown) =>
    runStrip(noise(64, 2), [{ frame: 0, settings: strip(change) }])
  const plain = noise(64, 2)

  it('balance turns one side down and leaves the other alone', () => {
    const right = settled((s) => Object.assign(s.output, { balance: 50 }))
    expect(right.right).toEqual(plain.right)
    expect(right.left).toEqual(plain.left.map((x) => x * 0.5))
    const left = settled((s) => Object.assign(s.output, { balance: -100 }))
    expect(left.left).toEqual(plain.left)
    expect(left.right.every((x) => x === 0)).toBe(true)
  })

  it('the fader at its minimum and mute are silence, polarity is exact', () => {
    expect(settled((s) => Object.assign(s.output, { gainDb: -60 })).left.every((x) => x === 0)).toBe(true)
    expect(settled((s) => Object.assign(s.output, { mute: true })).right.every((x) => x === 0)).toBe(true)
    expect(settled((s) => Object.assign(s.input, { invertPolarity: true })).left).toEqual(plain.left.map((x) => -x))
    expect(settled((s) => Object.assign(s.output, { gainDb: -6 })).left).toEqual(
      plain.left.map((x) => x * 10 ** (-6 / 20)),
    )
  })

  it('mute and fader leave the dry output alone', () => {
    expect(settled((s) => Object.assign(s.output, { mute: true })).dry.left).toEqual(plain.left)
  })

  it('audition turns both outputs down in a ramp, and exactly 1 changes nothing', () => {
    const host = new GroupStrip(makeDsp(), { rateHz: 48000, maxBlock: 512 })
    host.inputLeft.fill(0.5)
    // The delay fills first.
    host.process(512, 0)
    host.setAudition(0)
    host.process(512, 512)
    expect(host.outputLeft[1]).toBeGreaterThan(0.49)
    expect(host.outputLeft[240]).toBeCloseTo(0.25, 2)
    expect([host.outputLeft[500], host.dryLeft[500]]).toEqual([0, 0])
    host.setAudition(1)
    host.process(512, 1024)
    expect([host.outputLeft[500], host.dryLeft[500]]).toEqual([0.5, 0.5])
  })

  it('meters hold the largest magnitudes until cleared', () => {
    const host = new GroupStrip(makeDsp(), { rateHz: 48000, maxBlock: 512 })
    host.params.set([6], 0)
    host.applyParams()
    host.reset()
    host.inputLeft.set(sine(512, 1000, 48000, 0.25).left)
    host.process(512, 0)
    expect(host.meters[STRIP_METER.inPeak]).toBeCloseTo(0.25 * 10 ** 0.3, 4)
    expect(host.meters[STRIP_METER.outPeakLeft]).toBeCloseTo(0.25 * 10 ** 0.3, 4)
    expect(host.meters[STRIP_METER.outPeakRight]).toBe(0)
    host.clearMeters()
    expect(host.meters.every((value) => value === 0)).toBe(true)
  })

  it('meter of the dynamic bands: signed, of the one that moved farthest', () => {
    const settings = strip((s) => {
      Object.assign(s.eq.bands[4] as EqBandSettings, { on: true, hz: 1000, rangeDb: -6, thresholdDb: -40 })
      Object.assign(s.eq.bands[0] as EqBandSettings, { on: true, hz: 60, rangeDb: 12, thresholdDb: -10 })
    })
    const { meters } = runStrip(sine(24000, 1000, 48000, 0.5), [{ frame: 0, settings }])
    expect(meters[STRIP_METER.dynamicGainDb]).toBeCloseTo(-6, 2)
  })
})
