import { describe, expect, it } from 'vitest'
import { clickDbfs } from './smoothing-click'
import { drums, gainsDb, pairs, type Settings, TransientRunner } from './transient-runner'

const RATES = [44100, 48000, 96000, 192000]

/** Largest and smallest gain between two times. */
function span(gains: Float64Array, rateHz: number, fromSeconds: number, toSeconds: number): [number, number] {
  const part = gains.subarray(Math.round(fromSeconds * rateHz), Math.round(toSeconds * rateHz))
  return [part.reduce((a, b) => Math.min(a, b)), part.reduce((a, b) => Math.max(a, b))]
}

function shape(input: Float64Array, settings: Settings, rateHz = 48000): Float64Array {
  return gainsDb(input, new TransientRunner(settings, rateHz).run(input))
}

describe('attack', () => {
  // Broken once by a slow attack of 150 ms.
  it.each(RATES)('turns up the start of every hit by the amount asked for, and nothing later, at %i Hz', (rateHz) => {
    const input = drums(rateHz, 1.6)
    for (const attackDb of [6, -9]) {
      const gains = shape(input, [1, attackDb, 0], rateHz).map((g) => g * Math.sign(attackDb))
      const full = Math.abs(attackDb)
      for (const hit of [0, 0.5, 1]) {
        expect(span(gains, rateHz, hit + 0.001, hit + 0.01)[0]).toBeGreaterThan(full - 0.1)
        expect(span(gains, rateHz, hit + 0.04, hit + 0.49)[1]).toBeLessThan(0.2 * full)
        expect(span(gains, rateHz, hit + 0.08, hit + 0.49)[1]).toBeLessThan(0.02 * full)
      }
      expect(span(gains, rateHz, 0, 1.6)).toEqual([expect.closeTo(0, 1), expect.closeTo(full, 1)])
    }
  })
})

describe('sustain', () => {
  // Broken once by a slow release as short as the fast one.
  it.each(RATES)('turns up what decays by the amount asked for, and no start of a hit, at %i Hz', (rateHz) => {
    const input = drums(rateHz, 1.6)
    for (const sustainDb of [8, -12]) {
      const gains = shape(input, [1, 0, sustainDb], rateHz).map((g) => g * Math.sign(sustainDb))
      const full = Math.abs(sustainDb)
      for (const hit of [0, 0.5, 1]) {
        expect(span(gains, rateHz, hit + 0.0015, hit + 0.02)[1]).toBeLessThan(0.02 * full)
        expect(span(gains, rateHz, hit + 0.15, hit + 0.49)[0]).toBeGreaterThan(full - 0.1)
      }
    }
  })

  it('does less to a slower decay', () => {
    const amounts = [0.3, 1, 2, 4].map((decay) => span(shape(drums(48000, 0.5, decay), [1, 0, 12]), 48000, 0, 0.49)[1])
    expect(amounts[0]).toBeCloseTo(12, 2)
    for (let i = 1; i < amounts.length; i++) expect(amounts[i]).toBeLessThan((amounts[i - 1] as number) + 1e-9)
    expect(amounts[3]).toBeLessThan(3)
  })
})

describe('steady sound', () => {
  // Broken once by a detector without a window.
  it.each(RATES)('is left alone within 0.25 dB from 20 Hz, within 0.01 dB from 40 Hz, at %i Hz', (rateHz) => {
    for (const [hz, bar] of [
      [20, 0.25],
      [40, 0.01],
      [50, 0.001],
      [82, 0.001],
      [997, 0.001],
      [10000, 0.001],
    ] as const) {
      const input = pairs(rateHz, (i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / rateHz))
      const [least, most] = span(shape(input, [1, 12, 12], rateHz), rateHz, 0.6, 1)
      expect(Math.max(-least, most), `${hz} Hz`).toBeLessThan(bar)
    }
  })
})

describe('level', () => {
  // Broken once by differences of amplitudes instead of decibels.
  it('does not matter down to 20 dB above -90 dBFS: 40 dB less sound gets the same gains within 0.1 dB', () => {
    const input = drums(48000, 2, 0.3, -30)
    const loud = shape(input, [1, 12, -12])
    const soft = shape(
      input.map((x) => 0.01 * x),
      [1, 12, -12],
    )
    // Past the very start, where both come from silence.
    let worst = 0
    for (let i = 4800; i < loud.length; i++)
      worst = Math.max(worst, Math.abs((loud[i] as number) - (soft[i] as number)))
    expect(worst).toBeLessThan(0.1)
  })

  it('is that of the louder channel: both get the same gain', () => {
    const input = drums(48000, 1)
    const oneSided = input.map((x, i) => (i % 2 === 0 ? x : 0.001 * x))
    const out = new TransientRunner([1, 9, -6]).run(oneSided)
    const both = new TransientRunner([1, 9, -6]).run(input)
    const left = out.filter((_, i) => i % 2 === 0)
    expect(left).toEqual(both.filter((_, i) => i % 2 === 0))
    const right = out.filter((_, i) => i % 2 === 1)
    expect(right.every((x, i) => Math.abs(x - 0.001 * (left[i] as number)) < 1e-15)).toBe(true)
  })
})

describe('the processor', () => {
  const input = drums(48000, 1, 0.4, -50)

  it('has no latency, and passes the sound bit for bit when off or at 0 dB and 0 dB', () => {
    for (const settings of [
      [0, 12, -12],
      [1, 0, 0],
    ] as Settings[]) {
      const runner = new TransientRunner(settings)
      expect(runner.host.latencyFrames).toBe(0)
      expect(runner.run(input)).toEqual(input)
    }
  })

  it('passes the sound bit for bit again 10 ms after it was switched off', () => {
    const out = new TransientRunner([1, 12, 12]).run(input, 128, [{ frame: 20000, settings: [0, 12, 12] }])
    expect(out.subarray(2 * 20500)).toEqual(input.subarray(2 * 20500))
    expect(out.subarray(2 * 19000, 2 * 20000)).not.toEqual(input.subarray(2 * 19000, 2 * 20000))
  })

  // Broken once by a control grid that began with each call.
  it('sounds the same in blocks of any size, with controls turned on any frame', () => {
    const turns = [
      { frame: 1003, settings: [1, 6, 3] as Settings },
      { frame: 9001, settings: [0, 6, 3] as Settings },
      { frame: 9300, settings: [1, -6, 12] as Settings },
      { frame: 24017, settings: [1, 12, -12] as Settings },
      { frame: 40000, settings: [0, 12, -12] as Settings },
      { frame: 47000, settings: [1, 12, -12] as Settings },
    ]
    const through = (size: number) => Buffer.from(new TransientRunner([0, 0, 0]).run(input, size, turns).buffer)
    const whole = through(4096)
    for (const size of [1, 17, 128, 777]) expect(Buffer.compare(through(size), whole), `${size}`).toBe(0)
  })

  // Broken once by turning the amounts without a glide.
  it.each([44100, 96000])('does not click when it is turned or switched at %i Hz', (rateHz) => {
    const frames = rateHz * 2
    // 997 Hz whose level swings by 12 dB twice a second, so that both amounts matter all the time.
    const tone = pairs(frames, (i) => {
      const swing = 10 ** (0.3 * (Math.cos((4 * Math.PI * i) / rateHz) - 1))
      return 0.5 * swing * Math.sin((2 * Math.PI * 997 * i) / rateHz)
    })
    const all: Settings[] = [
      [1, 12, -12],
      [1, -12, 12],
      [0, -12, 12],
      [1, 12, 12],
      [1, -12, -12],
      [0, 0, 0],
      [1, 12, 12],
      [1, 0, 0],
    ]
    const turns = all.map((settings, i) => ({ frame: Math.round(rateHz * (0.2 + 0.2 * i)), settings }))
    const out = new TransientRunner([0, 12, 12], rateHz).run(tone, 128, turns)
    const left = Float32Array.from({ length: frames }, (_, i) => out[2 * i] as number)
    expect(clickDbfs(left, rateHz, rateHz / 10)).toBeLessThan(-80)
  })

  it('takes being switched on for no attack', () => {
    const tone = pairs(48000, (i) => 0.5 * Math.sin((2 * Math.PI * 200 * i) / 48000))
    const out = new TransientRunner([0, 12, 12]).run(tone, 128, [{ frame: 24000, settings: [1, 12, 12] }])
    const [least, most] = span(gainsDb(tone, out), 48000, 0, 1)
    expect(Math.max(-least, most)).toBeLessThan(0.01)
  })

  it('leaves exact silence alone, and starts afresh after reset', () => {
    const runner = new TransientRunner([1, 12, 12])
    expect(runner.run(new Float64Array(20000)).every((x) => x === 0)).toBe(true)
    const first = new TransientRunner([1, 12, 12]).run(input)
    runner.run(input.subarray(0, 20000))
    runner.host.reset()
    expect(runner.run(input)).toEqual(first)
  })

  it.each([44100, 192000])('stays finite, within 24 dB, at every end of its controls at %i Hz', (rateHz) => {
    const loud = drums(rateHz, 1).map((x, i) => (i % 7 === 0 ? 1000 * x : x * 1e-200))
    for (const attackDb of [-12, 12]) {
      for (const sustainDb of [-12, 12]) {
        const [least, most] = span(shape(loud, [1, attackDb, sustainDb], rateHz), rateHz, 0, 1)
        expect(least).toBeGreaterThanOrEqual(-24.001)
        expect(most).toBeLessThanOrEqual(24.001)
      }
    }
  })
})
