import { describe, expect, it } from 'vitest'
import { eqResponseDb } from '../../src/engine/response-curve'
import { defaultMaster, MASTER_LAYOUT, type MasterEqBandSettings, packBlock } from '../../src/params'
import { masterEq, runSingle, type Stereo64, sameSamples, stripEq, toneDb, whiteNoise } from './eq-runner'
import { makeDsp } from './group-strip-runner'
import { clickDbfs } from './smoothing-click'

const dsp = makeDsp()
type Band = Partial<MasterEqBandSettings>
const bands: Band[] = [
  { hz: 300, gainDb: 9, q: 1.5 },
  { type: 'highShelf', hz: 4000, gainDb: -7 },
  { type: 'notch', hz: 1000, q: 4 },
  { type: 'lowShelf', hz: 120, gainDb: -5 },
  { type: 'tilt', hz: 900, gainDb: 3 },
]
const on = (channels: MasterEqBandSettings['channels'], of = bands): Band[] => of.map((band) => ({ ...band, channels }))

function noises(frames: number): Stereo64 {
  const [left, right] = [whiteNoise(6), whiteNoise(77)]
  // Scaled so that every bit of a sample is in use: sums of short fractions would be exact by themselves.
  const samples = (noise: () => number) => new Float64Array(frames).map(() => Math.SQRT1_2 * noise())
  return { left: samples(left), right: samples(right) }
}

const middle = ({ left, right }: Stereo64) => left.map((x, i) => 0.5 * (x + (right[i] as number)))
const side = ({ left, right }: Stereo64) => left.map((x, i) => 0.5 * (x - (right[i] as number)))
/** RMS of the difference, in decibels below full scale. */
const distanceDb = (one: Float64Array, other: Float64Array) =>
  10 * Math.log10(one.reduce((sum, x, i) => sum + (x - (other[i] as number)) ** 2, 0) / one.length + 1e-40)

const input = noises(24000)
const run = (of: Band[], rateHz = 48000, sound = input) =>
  runSingle('masterEqualiser', sound, [{ frame: 0, params: masterEq(of) }], { rateHz })

describe('a band of the middle or the side', () => {
  // Broken once by sections that worked on both lanes.
  it('leaves the other alone: leakage under -300 dB (the bar is -140)', () => {
    const onMiddle = run(on('mid'))
    expect(distanceDb(side(onMiddle), side(input))).toBeLessThan(-300)
    expect(distanceDb(middle(onMiddle), middle(input))).toBeGreaterThan(-20)
    const onSide = run(on('side'))
    expect(distanceDb(middle(onSide), middle(input))).toBeLessThan(-300)
    expect(distanceDb(side(onSide), side(input))).toBeGreaterThan(-20)
  })

  // Broken once by gliding sections that did.
  it('leaves it alone while the band is turned, too', () => {
    const steps = [
      { frame: 0, params: masterEq(on('mid')) },
      { frame: 5000, params: masterEq(on('mid').map((band) => ({ ...band, gainDb: -9, hz: 1500 }))) },
    ]
    const turned = runSingle('masterEqualiser', input, steps)
    expect(distanceDb(side(turned), side(input))).toBeLessThan(-300)
  })

  it('leaves mono mono, and a band of the side leaves it untouched', () => {
    const mono = { left: input.left, right: input.left }
    const onMiddle = run(on('mid'), 48000, mono)
    expect(sameSamples(onMiddle, { left: onMiddle.left, right: onMiddle.left })).toBe(true)
    expect(distanceDb(run(on('side'), 48000, mono).left, input.left)).toBeLessThan(-300)
  })

  it('does to it what a stereo band does to both: the two together are the stereo band', () => {
    const stereo = run(on('stereo', bands.slice(0, 4)))
    const apart = run([...on('mid', bands.slice(0, 4)), ...on('side', bands.slice(0, 4))])
    expect(distanceDb(apart.left, stereo.left)).toBeLessThan(-280)
    expect(distanceDb(apart.right, stereo.right)).toBeLessThan(-280)
  })

  // Broken once by a middle of left + right instead of half of it.
  it.each([44100, 96000])('does what is drawn for the middle and for the side, within 0.01 dB, at %i Hz', (rateHz) => {
    const mixed: Band[] = [
      { hz: 500, gainDb: 4, channels: 'stereo' },
      { hz: 700, gainDb: 8, channels: 'mid' },
      { type: 'highShelf', hz: 3000, gainDb: -6, channels: 'side' },
    ]
    const master = defaultMaster()
    mixed.forEach((band, i) => {
      Object.assign(master.eq.bands[i] as MasterEqBandSettings, { on: true }, band)
    })
    const block = packBlock(MASTER_LAYOUT, master, new Float64Array(MASTER_LAYOUT.length))
    for (const hz of [200, 700, 5000, 15000]) {
      const tone = Float64Array.from({ length: rateHz / 2 }, (_, i) => 0.2 * Math.sin((2 * Math.PI * hz * i) / rateHz))
      const drawn = (channels: 'stereo' | 'mid' | 'side') =>
        eqResponseDb(dsp, block, 'master', rateHz, Float64Array.of(hz), { channels })[0] as number
      const change = (samples: Float64Array) =>
        toneDb(samples, hz, rateHz, rateHz / 4) - toneDb(tone, hz, rateHz, rateHz / 4)
      const mono = run(mixed, rateHz, { left: tone, right: tone })
      expect(Math.abs(change(mono.left) - drawn('mid')), `middle ${hz} Hz`).toBeLessThan(0.01)
      const opposed = run(mixed, rateHz, { left: tone, right: tone.map((x) => -x) })
      expect(Math.abs(change(opposed.right) - drawn('side')), `side ${hz} Hz`).toBeLessThan(0.01)
      const only = run(mixed.slice(0, 1), rateHz, { left: tone, right: tone })
      expect(Math.abs(change(only.left) - drawn('stereo')), `both ${hz} Hz`).toBeLessThan(0.01)
    }
  })
})

describe("the master's equaliser", () => {
  it('is that of a strip, bit for bit, while every band works on both channels', () => {
    expect(sameSamples(run(bands), runSingle('equaliser', input, [{ frame: 0, params: stripEq(bands) }]))).toBe(true)
  })

  // Broken once by decoding when nothing of middle or side was heard.
  it('passes the sound bit for bit once its bands of middle and side are off', () => {
    const off = on('mid').map((band, i) => ({ ...band, on: false, channels: i % 2 ? 'mid' : 'side' }))
    const { left, right } = runSingle('masterEqualiser', input, [
      { frame: 0, params: masterEq(off.map((band) => ({ ...band, on: true }))) },
      { frame: 8000, params: masterEq(off) },
    ])
    expect(left.subarray(8512)).toEqual(input.left.subarray(8512))
    expect(right.subarray(8512)).toEqual(input.right.subarray(8512))
    expect(left.subarray(0, 8000)).not.toEqual(input.left.subarray(0, 8000))
  })

  // Broken once by bands that changed their channels at once.
  it.each([
    ['stereo', 'mid'],
    ['mid', 'side'],
    ['side', 'stereo'],
  ] as const)('goes from %s to %s without a click, below -80 dBFS', (before, after) => {
    const rateHz = 48000
    const left = Float64Array.from({ length: rateHz }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 997 * i) / rateHz))
    const band = { hz: 1000, gainDb: 12, q: 0.7 }
    const steps = [
      { frame: 0, params: masterEq([{ ...band, channels: before }]) },
      { frame: 12003, params: masterEq([{ ...band, channels: after }]) },
    ]
    const out = runSingle('masterEqualiser', { left, right: new Float64Array(rateHz) }, steps)
    for (const samples of [out.left, out.right]) {
      expect(clickDbfs(Float32Array.from(samples), rateHz, 11000)).toBeLessThan(-80)
    }
    const settled = runSingle(
      'masterEqualiser',
      { left, right: new Float64Array(rateHz) },
      steps.slice(1).map((step) => ({ ...step, frame: 0 })),
    )
    expect(distanceDb(out.left.subarray(24000), settled.left.subarray(24000))).toBeLessThan(-140)
    expect(distanceDb(out.right.subarray(24000), settled.right.subarray(24000))).toBeLessThan(-140)
  })

  // Broken once by a control grid that began with every block.
  it('gives the same samples in blocks of any size, while bands change their channels too', () => {
    const steps = [
      { frame: 0, params: masterEq(on('mid')) },
      { frame: 1001, params: masterEq(on('side').map((band) => ({ ...band, hz: 2000 }))) },
      { frame: 3000, params: masterEq(on('stereo')) },
    ]
    const short = noises(6000)
    const whole = runSingle('masterEqualiser', short, steps)
    for (const block of [1, 17, 128]) {
      expect(sameSamples(runSingle('masterEqualiser', short, steps, { block }), whole), `${block}`).toBe(true)
    }
  })

  it.each([44100, 48000, 88200, 96000, 176400, 192000])(
    'stays finite at both ends, and silence stays silence, at %i Hz',
    (rateHz) => {
      const silence = { left: new Float64Array(2000), right: new Float64Array(2000) }
      for (const channels of ['mid', 'side'] as const) {
        for (const type of ['bell', 'lowShelf', 'highShelf', 'notch', 'tilt'] as const) {
          for (const hz of [20, 20000]) {
            for (const gainDb of [-18, 18]) {
              const band = { type, hz, gainDb, q: gainDb > 0 ? 18 : 0.1, channels }
              const out = run([band], rateHz, noises(4000))
              expect(out.left.every((x) => Math.abs(x) < 100) && out.right.every((x) => Math.abs(x) < 100)).toBe(true)
              const silent = run([band], rateHz, silence)
              expect(silent.left.every((x) => x === 0) && silent.right.every((x) => x === 0)).toBe(true)
            }
          }
        }
      }
    },
  )
})
