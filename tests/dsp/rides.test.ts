import { describe, expect, it } from 'vitest'
import { makeDsp } from './group-strip-runner'
import { clickDbfs } from './smoothing-click'

interface RidesExports {
  section_rides_create(rateHz: number, maxBlock: number, delayFrames: number): number
  section_rides_list(self: number): number
  section_rides_set_list(self: number, count: number): void
  section_rides_set_ramp_ms(self: number, ms: number): void
  section_rides_is_neutral(self: number): number
  section_rides_reset(self: number): void
  section_rides_compute_gain(self: number, frames: number, songFrame: number): number
  maths_cos(x: number): number
  maths_exp(x: number): number
}

type Section = readonly [startFrame: number, offsetDb: number]

const RATE_HZ = 48000
const MAX_BLOCK = 4096
const dsp = makeDsp()
const calls = dsp.exports as unknown as RidesExports

class Rides {
  private readonly self: number

  constructor(delayFrames = 0, rateHz = RATE_HZ) {
    this.self = calls.section_rides_create(rateHz, MAX_BLOCK, delayFrames)
  }

  set(sections: readonly Section[], rampMs: number) {
    dsp.f64(calls.section_rides_list(this.self), 2 * sections.length).set(sections.flat())
    calls.section_rides_set_list(this.self, sections.length)
    calls.section_rides_set_ramp_ms(this.self, rampMs)
    return this
  }

  reset() {
    calls.section_rides_reset(this.self)
    return this
  }

  get isNeutral() {
    return calls.section_rides_is_neutral(this.self) !== 0
  }

  gains(songFrame: number, frames: number, block = 128): Float64Array {
    const all = new Float64Array(frames)
    for (let start = 0; start < frames; start += block) {
      const n = Math.min(block, frames - start)
      all.set(dsp.f64(calls.section_rides_compute_gain(this.self, n, songFrame + start), n), start)
    }
    return all
  }
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.from(a).every((x, i) => x === b[i])
}

/** The rule, frame by frame, from the list alone. */
function expectedGain(sections: readonly Section[], rampFrames: number, frame: number): number {
  const offset = (i: number) => sections[i]?.[1] ?? 0
  const now = sections.findLastIndex(([start]) => start <= frame)
  const db = offset(now)
  if (db === 0) return 1
  const start = sections[now]![0]
  const end = sections[now + 1]?.[0] ?? Number.POSITIVE_INFINITY
  const before = now > 0 ? offset(now - 1) : 0
  const comes = before !== db
  const goes = now + 1 < sections.length && offset(now + 1) === 0
  const ramp = Math.min(rampFrames, comes && goes ? Math.floor((end - start) / 2) : end - start)
  const between = (fromDb: number, toDb: number, part: number) => {
    const nepers = Math.LN10 / 20
    const weight = 0.5 - 0.5 * calls.maths_cos(Math.PI * part)
    return calls.maths_exp(fromDb * nepers + (toDb - fromDb) * nepers * weight)
  }
  if (comes && frame < start + ramp) return between(before, db, (frame + 0.5 - start) / ramp)
  if (goes && frame >= end - ramp) return between(db, 0, (frame + 0.5 - (end - ramp)) / ramp)
  return between(db, db, 1)
}

const SONG: readonly Section[] = [
  [1000, 0],
  [5003, 6],
  [20000, 0],
  [25000, -12],
  [31111, 3],
  [40000, 3],
  [45000, 12],
  [45777, 0],
  [46000, -6],
  [46001, 0],
  [47000, -3],
]
const RAMP_MS = 50
const RAMP_FRAMES = 2400

/** Broken once by a ramp that goes half its length late. */
describe('the curve', () => {
  const gains = new Rides().set(SONG, RAMP_MS).reset().gains(0, 60000)

  it('follows the rule on every frame', () => {
    let worst = 0
    for (let i = 0; i < gains.length; i++) {
      const expected = expectedGain(SONG, RAMP_FRAMES, i)
      worst = Math.max(worst, Math.abs(gains[i]! / expected - 1))
    }
    expect(worst).toBeLessThan(1e-14)
  })

  it('is exactly 1 in every section without an offset, first and last frame too', () => {
    const ends = [...SONG.slice(1).map(([start]) => start), 60000]
    const flat = SONG.flatMap(([start, db], i) => (db === 0 ? [[start, ends[i]!] as const] : []))
    for (const [start, end] of [[0, 1000] as const, ...flat]) {
      expect(gains.subarray(start, end).every((gain) => gain === 1)).toBe(true)
    }
    expect(gains[5003]).toBeGreaterThan(1)
    expect(gains[19999]).toBeGreaterThan(1)
    expect(gains[50000]).toBe(10 ** (-3 / 20))
  })

  it('is the same from anywhere in the song, in blocks of any size', () => {
    const rides = new Rides().set(SONG, RAMP_MS).reset()
    for (const block of [1, 17, 128, 4096]) expect(same(rides.gains(0, 60000, block), gains)).toBe(true)
    for (const from of [44000, 5004, 19000, 0]) {
      expect(same(rides.gains(from, 3000, 17), gains.subarray(from, from + 3000))).toBe(true)
    }
  })

  it('keeps 64 sections at full offsets finite at every rate, and the ramp as long in time', () => {
    for (const rateHz of [44100, 192000]) {
      const sections = Array.from({ length: 64 }, (_, i): Section => [i * rateHz * 0.1, i % 2 ? 12 : -12])
      const seen = new Rides(0, rateHz).set(sections, 20).reset().gains(0, rateHz)
      expect(Math.max(...seen.subarray(0, 40000))).toBeLessThanOrEqual(10 ** (12 / 20) * (1 + 1e-12))
      expect(Math.min(...seen.subarray(0, 40000))).toBeGreaterThanOrEqual(10 ** (-12 / 20) * (1 - 1e-12))
      const ramp = Math.round(0.02 * rateHz)
      expect(seen[rateHz * 0.1 + ramp]).toBe(10 ** (12 / 20))
      expect(seen[rateHz * 0.1 + ramp - 2]).toBeLessThan(10 ** (12 / 20))
    }
  })
})

describe('behind a latency', () => {
  it('gives every frame the gain of its own place in the song, over loop wraps, in blocks of any size', () => {
    // Broken once by looking up the leaving frame as songFrame - delay.
    const delay = 77
    const plain = new Rides().set(SONG, RAMP_MS).reset()
    const spans = [
      [4000, 2500],
      [19000, 1030],
      [5100, 40],
      [5100, 40],
      [30000, 2000],
    ] as const
    const entered = spans.flatMap(([from, frames]) => [...plain.gains(from, frames)])
    for (const block of [1, 17, 128, 4096]) {
      const rides = new Rides(delay).set(SONG, RAMP_MS).reset()
      const left = spans.flatMap(([from, frames]) => [...rides.gains(from, frames, block)])
      expect(left.slice(0, delay).every((gain) => gain === 1)).toBe(true)
      expect(same(left.slice(delay), entered.slice(0, -delay))).toBe(true)
    }
  })
})

describe('a change while playing', () => {
  const before: readonly Section[] = [[0, 0]]
  const after: readonly Section[] = [[0, 9]]
  const fade = RATE_HZ / 100

  it('cross-fades from the old curve to the new one in 10 ms, in blocks of any size', () => {
    const ends = (sections: readonly Section[], from: number) =>
      new Rides().set(sections, RAMP_MS).reset().gains(from, 2000)
    const [old, next] = [ends(before, 1000), ends(after, 1000)]
    for (const block of [1, 17, 128, 4096]) {
      const rides = new Rides().set(before, RAMP_MS).reset()
      rides.gains(0, 1000, block)
      rides.set(after, RAMP_MS)
      const seen = rides.gains(1000, 2000, block)
      let worst = 0
      for (let i = 0; i < 2000; i++) {
        const weight = 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, (i + 1) / fade))
        worst = Math.max(worst, Math.abs(seen[i]! - (old[i]! + weight * (next[i]! - old[i]!))))
      }
      expect(worst).toBeLessThan(1e-12)
      expect(same(seen.subarray(fade), next.subarray(fade))).toBe(true)
    }
  })

  it('takes up the newest list after the change under way', () => {
    const rides = new Rides().set(before, RAMP_MS).reset()
    rides.set(after, RAMP_MS).gains(9000, 100)
    rides.set([[0, -9]], RAMP_MS).gains(9100, 100)
    rides.set([[0, -12]], RAMP_MS)
    expect(rides.gains(9200, 2000)[1999]).toBe(10 ** (-12 / 20))
  })

  it('clicks below -80 dBFS, as does the shortest ramp over 24 dB', () => {
    const tone = (gains: Float64Array) =>
      Float32Array.from(gains, (gain, i) => 0.5 * gain * Math.sin((2 * Math.PI * 997 * i) / RATE_HZ))
    const changed = new Rides().set([[0, -12]], 20).reset()
    const first = changed.gains(9600, 9600)
    changed.set([[0, 0]], 20)
    const second = changed.gains(19200, 9600)
    expect(clickDbfs(tone(Float64Array.of(...first, ...second)), RATE_HZ, 4800)).toBeLessThan(-80)
    const sections: Section[] = [
      [0, -12],
      [12000, 12],
    ]
    const ridden = new Rides().set(sections, 20).reset().gains(0, 24000)
    expect(clickDbfs(tone(ridden), RATE_HZ, 4800)).toBeLessThan(-80)
  })
})

it('is neutral without offsets, and again only when the last ridden frame has left', () => {
  const rides = new Rides(100)
  expect(rides.isNeutral).toBe(true)
  expect(rides.set([[0, 0]], RAMP_MS).isNeutral).toBe(true)
  expect(rides.set([[0, 6]], RAMP_MS).isNeutral).toBe(false)
  rides.gains(0, 1000)
  rides.set([], RAMP_MS)
  rides.gains(1000, RATE_HZ / 100)
  expect(rides.isNeutral).toBe(false)
  expect(rides.gains(1480, 99, 33)[98]).not.toBe(1)
  expect(rides.isNeutral).toBe(false)
  rides.gains(1579, 1)
  expect(rides.isNeutral).toBe(true)
})
