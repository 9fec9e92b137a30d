import { describe, expect, it } from 'vitest'
import { REVERB } from '../../src/params'
import { randomFrom } from './limiter-signals'
import { energy, firstDifference, type Pair, ReverbRun, type ReverbSettings, silence } from './reverb-runner'
import { clickDbfs } from './smoothing-click'

const RATE_HZ = 48000

function noise(frames: number, seed = 1): Pair {
  const next = randomFrom(seed)
  const channel = () => Float64Array.from({ length: frames }, () => next() - 0.5)
  return { left: channel(), right: channel() }
}

function isZero({ left, right }: Pair): boolean {
  return left.every((x) => x === 0) && right.every((x) => x === 0)
}

function concatenated(parts: Pair[]): Pair {
  const join = (side: keyof Pair) => Float64Array.from(parts.flatMap((part) => [...part[side]]))
  return { left: join('left'), right: join('right') }
}

describe('silence', () => {
  it('comes out of silence, exactly, after reset too', () => {
    const reverb = new ReverbRun({ preDelayMs: 120, lowCutHz: 800 })
    expect(isZero(reverb.run(silence(RATE_HZ)))).toBe(true)
    reverb.run(noise(5000))
    expect(isZero(reverb.reset().run(silence(RATE_HZ)))).toBe(true)
  })

  it('is what an unused or switched-off reverb writes, exactly', () => {
    expect(isZero(new ReverbRun({ on: false }).run(noise(5000)))).toBe(true)
    const reverb = new ReverbRun()
    reverb.run(noise(20000))
    reverb.set({ on: false })
    expect(isZero(reverb.run(noise(500, 2)))).toBe(false)
    expect(isZero(reverb.run(noise(5000, 3)))).toBe(true)
  })

  it('is reached from the shortest decay without denormals on the way', () => {
    const reverb = new ReverbRun({ decaySeconds: 0.2, sizePercent: 10 })
    reverb.run(noise(4800))
    reverb.run(silence(4 * RATE_HZ))
    expect(isZero(reverb.run(silence(RATE_HZ)))).toBe(true)
  })
})

it('starts anew when switched on again: nothing of the old tail is left', () => {
  // Broken once by a delay line that reads what was written before its last clear.
  const send = noise(30000, 4)
  const fresh = new ReverbRun({ on: false, preDelayMs: 30 })
  fresh.run(silence(RATE_HZ))
  const used = new ReverbRun({ preDelayMs: 30 })
  used.run(concatenated([noise(RATE_HZ - 2000, 5)]))
  used.set({ on: false }).run(silence(2000))
  expect(firstDifference(used.set({ on: true }).run(send), fresh.set({ on: true }).run(send))).toBe(-1)
})

it('gives the same samples in blocks of any size, while everything moves', () => {
  // Broken once by cross-fades of taps that ended with the block instead of on the control grid.
  const rateHz = 44100
  const play = (block: number) => {
    const reverb = new ReverbRun({ on: false }, rateHz)
    const changes: Partial<ReverbSettings>[] = [
      { on: true },
      { sizePercent: 90, preDelayMs: 40, decaySeconds: 3 },
      { sizePercent: 20, dampingHz: 1500, returnDb: -3 },
      { on: false, lowCutHz: 400, preDelayMs: 3 },
      { on: true },
    ]
    return concatenated(changes.map((change, i) => reverb.set(change).run(noise(3001, i), block)))
  }
  const whole = play(4096)
  expect(energy(whole.left)).toBeGreaterThan(0)
  for (const block of [1, 17, 128]) expect(firstDifference(play(block), whole)).toBe(-1)
})

describe('stays finite and bounded', () => {
  const ends = (key: Exclude<keyof ReverbSettings, 'on'>) => [REVERB[key].min, REVERB[key].max]

  it.each([44100, 48000, 96000, 192000])('at both ends of every control, at %i Hz', (rateHz) => {
    for (let corner = 0; corner < 64; corner += rateHz === 48000 ? 1 : 9) {
      const end = (key: Parameters<typeof ends>[0], bit: number) => ends(key)[(corner >> bit) & 1] as number
      const reverb = new ReverbRun(
        {
          sizePercent: end('sizePercent', 0),
          decaySeconds: end('decaySeconds', 1),
          dampingHz: end('dampingHz', 2),
          preDelayMs: end('preDelayMs', 3),
          lowCutHz: end('lowCutHz', 4),
          returnDb: end('returnDb', 5),
        },
        rateHz,
      )
      const { left, right } = reverb.run(noise(rateHz / 2, corner))
      const power = energy(left) + energy(right)
      expect(power).toBeGreaterThan(0)
      expect(power).toBeLessThan(rateHz)
    }
  })

  it('and dies away after its length was changed all the time', () => {
    const reverb = new ReverbRun({ decaySeconds: 8 })
    for (let i = 0; i < 40; i++) {
      reverb.set({ sizePercent: i % 2 ? 10 : 100, preDelayMs: i % 3 ? 0 : 120 })
      reverb.run(noise(2000, i))
    }
    const early = energy(reverb.set({ decaySeconds: 1 }).run(silence(RATE_HZ)).left)
    expect(energy(reverb.run(silence(RATE_HZ)).left)).toBeLessThan(early * 1e-4)
  })
})

describe('moves without a click: below -80 dBFS on 997 Hz at -6 dBFS', () => {
  const moves: [string, Partial<ReverbSettings>, Partial<ReverbSettings>][] = [
    ['on', { on: false }, { on: true }],
    ['off', { on: true }, { on: false }],
    ['size up', { sizePercent: 10 }, { sizePercent: 100 }],
    ['size down', { sizePercent: 100 }, { sizePercent: 10 }],
    ['pre-delay', { preDelayMs: 0 }, { preDelayMs: 120 }],
    ['decay up', { decaySeconds: 0.2 }, { decaySeconds: 8 }],
    ['decay down', { decaySeconds: 8 }, { decaySeconds: 0.2 }],
    ['damping', { dampingHz: 20000 }, { dampingHz: 1000 }],
    ['low cut', { lowCutHz: 20 }, { lowCutHz: 800 }],
    ['return', { returnDb: -40 }, { returnDb: 6 }],
    ['size and decay', { sizePercent: 100, decaySeconds: 8 }, { sizePercent: 10, decaySeconds: 0.2 }],
  ]

  it.each(moves)('%s', (_, before, after) => {
    const frames = 2 * RATE_HZ
    // Comes in softly: the step of a hard start would still ring behind a long decay.
    const swell = (i: number) => 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, i / 4800))
    const tone = Float64Array.from(
      { length: frames },
      (_, i) => 0.5 * swell(i) * Math.sin((2 * Math.PI * 997 * i) / RATE_HZ),
    )
    const reverb = new ReverbRun(before)
    const half = (from: number) => ({
      left: tone.subarray(from, from + RATE_HZ),
      right: tone.subarray(from, from + RATE_HZ),
    })
    const first = reverb.run(half(0))
    const { left, right } = concatenated([first, reverb.set(after).run(half(RATE_HZ))])
    for (const channel of [left, right]) {
      expect(clickDbfs(Float32Array.from(channel), RATE_HZ, RATE_HZ - 500)).toBeLessThan(-80)
    }
  })
})
