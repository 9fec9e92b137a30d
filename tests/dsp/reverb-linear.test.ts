import { describe, expect, it } from 'vitest'
import { randomFrom } from './limiter-signals'
import {
  decibels,
  energy,
  firstDifference,
  impulse,
  type Pair,
  ReverbRun,
  type ReverbSettings,
  silence,
} from './reverb-runner'

const RATE_HZ = 48000

function noise(frames: number, seed: number): Pair {
  const next = randomFrom(seed)
  const channel = () => Float64Array.from({ length: frames }, () => next() - 0.5)
  return { left: channel(), right: channel() }
}

function largestDifference(a: Pair, b: Pair): number {
  let most = 0
  for (const side of ['left', 'right'] as const) {
    for (let i = 0; i < a[side].length; i++) most = Math.max(most, Math.abs(a[side][i]! - b[side][i]!))
  }
  return most
}

function sum(a: Pair, b: Pair): Pair {
  return { left: a.left.map((x, i) => x + b.left[i]!), right: a.right.map((x, i) => x + b.right[i]!) }
}

it('returns of separate sends add up to the return of their sum, also while every control moves', () => {
  const changes: Partial<ReverbSettings>[] = [
    {},
    { sizePercent: 90, preDelayMs: 40, decaySeconds: 3 },
    { dampingHz: 1500, lowCutHz: 300, returnDb: -3 },
    { on: false },
    { on: true },
  ]
  const through = (sends: Pair[]) => {
    const reverb = new ReverbRun()
    return sends.map((send, i) => reverb.set(changes[i]!).run(send))
  }
  const one = changes.map((_, i) => noise(5000, i))
  const other = changes.map((_, i) => noise(5000, 50 + i))
  const both = through(one.map((send, i) => sum(send, other[i]!)))
  const [first, second] = [through(one), through(other)]
  for (const [i, whole] of both.entries()) {
    expect(largestDifference(whole, sum(first[i]!, second[i]!))).toBeLessThan(1e-13)
  }
})

it('is the same from every frame on', () => {
  const send = noise(RATE_HZ, 3)
  const reverb = new ReverbRun()
  reverb.run(silence(7777))
  expect(firstDifference(reverb.run(send), new ReverbRun().run(send))).toBe(-1)
})

it('arrives exactly where its controls were turned to', () => {
  // Broken once by absorption that stays at the last step of a glide before its end.
  const target: Partial<ReverbSettings> = { sizePercent: 33, decaySeconds: 0.3, preDelayMs: 7, dampingHz: 3000 }
  const send = noise(3 * RATE_HZ, 5)
  const turned = new ReverbRun()
  for (let i = 1; i <= 10; i++) {
    turned
      .set({ sizePercent: 33 + 6 * (10 - i), decaySeconds: 0.3 + (10 - i), preDelayMs: 70 - 6 * i })
      .run(noise(768, i))
  }
  turned.set(target).run(silence(8 * RATE_HZ))
  const fresh = new ReverbRun(target)
  fresh.run(silence(8 * RATE_HZ + 7680))
  expect(firstDifference(turned.run(send), fresh.run(send))).toBe(-1)
})

describe('its controls', () => {
  it('return: to the decibel', () => {
    const [plain, louder] = [0, 6].map((returnDb) => new ReverbRun({ returnDb }).run(noise(9600, 1)))
    expect(decibels(energy(louder!.left) / energy(plain!.left))).toBeCloseTo(6, 9)
  })

  it('pre-delay: to the frame', () => {
    const at = (preDelayMs: number) => new ReverbRun({ preDelayMs }).run(impulse(RATE_HZ))
    const { left } = at(0)
    for (const ms of [1, 15, 120]) {
      const frames = (ms / 1000) * RATE_HZ
      expect(at(ms).left.every((x, i) => x === (i < frames ? 0 : left[i - frames]))).toBe(true)
    }
  })

  it('low cut: 12 dB per octave, 3 dB down at its frequency', () => {
    const magnitudeDb = (samples: Float64Array, hz: number) => {
      const w = (2 * Math.PI * hz) / RATE_HZ
      const re = samples.reduce((total, x, i) => total + x * Math.cos(w * i), 0)
      const im = samples.reduce((total, x, i) => total + x * Math.sin(w * i), 0)
      return decibels(re * re + im * im)
    }
    const [open, cut] = [20, 800].map((lowCutHz) => new ReverbRun({ lowCutHz }).run(impulse(3 * RATE_HZ)).left)
    const lost = (hz: number) => magnitudeDb(cut!, hz) - magnitudeDb(open!, hz)
    expect(lost(800)).toBeCloseTo(-3.01, 1)
    expect(lost(400)).toBeCloseTo(-12.3, 1)
    expect(lost(200)).toBeCloseTo(-24.1, 1)
    expect(lost(5000)).toBeCloseTo(0, 1)
  })
})
