import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CeilingHold, HOLD_RAMP_SECONDS, MAX_HOLDS, packHolds } from '../../src/engine/ceiling-hold'
import { Limiter, LimiterFollower } from '../../src/engine/limiter'
import { MasterBus } from '../../src/engine/master-bus'
import { MasterFollower } from '../../src/engine/master-follower'
import { MASTER_LAYOUT } from '../../src/params'
import { definedGain, RAMP, RATE, runBus } from './hold-runner'
import { LIMITER_DEFAULTS } from './limiter-runner'
import { dsp, whiteNoise } from './limiter-signals'

const FRAMES = 12_000
const HOLDS: CeilingHold[] = [
  { startFrame: 100, endFrame: 400, extraDb: 0.5 },
  { startFrame: 3000, endFrame: 3065, extraDb: 0.05 },
  // Its ramp meets the next one's; the one after lies within it.
  { startFrame: 4000, endFrame: 4600, extraDb: 0.2 },
  { startFrame: 4100, endFrame: 4200, extraDb: 1.5 },
  { startFrame: 5200, endFrame: 5300, extraDb: 0.8 },
]

/** That the constant 0.25 came out with the gain of its song frame: `out` from time `from` to time `to`. */
function expectGains(
  { left: out, latency }: { left: Float32Array; latency: number },
  gainAt: (time: number) => number,
  from = latency,
  to = out.length,
): void {
  for (let time = from; time < to; time++) {
    const gain = out[time]! / 0.25
    const wanted = gainAt(time - latency)
    if (!(Math.abs(gain - wanted) <= 2e-7)) throw new Error(`frame ${time - latency}: ${gain} is not ${wanted}`)
  }
}

describe('ceiling holds', () => {
  it('give every song frame the largest reduction that one of them asks for there', () => {
    expect(RAMP).toBe(HOLD_RAMP_SECONDS * RATE)
    const run = runBus({ frames: FRAMES, holds: HOLDS })
    const { left, right, latency } = run
    expectGains(run, (time) => definedGain(HOLDS, time))
    expect(right).toEqual(left)
    // Untouched outside, bit for bit.
    expect(left[latency + 400 + RAMP]).toBe(0.25)
    expect(left[latency + 399 + RAMP]).toBeLessThan(0.25)
  })

  it('give the same bits in blocks of any size', () => {
    const whole = runBus({ frames: FRAMES, holds: HOLDS, blocks: [4096] })
    for (const blocks of [[128], [1, 17, 311], [4095, 2]]) {
      expect(Buffer.from(runBus({ frames: FRAMES, holds: HOLDS, blocks }).left.buffer)).toEqual(
        Buffer.from(whole.left.buffer),
      )
    }
  })

  // Broken once by taking the delay off the song frame that enters: after a leap every sample had the gain of another one.
  it('keep each sample its own song frame over loops and seeks', () => {
    const leaps = [
      [0, 50],
      [700, 2900],
      [900, 2900],
      [1900, 4000],
      [3000, 150],
    ] as const
    const songFrame = (time: number) => {
      const [from, to] = leaps.findLast(([at]) => at <= time)!
      return to + time - from
    }
    expectGains(runBus({ frames: 8000, holds: HOLDS, songFrame, blocks: [128] }), (time) =>
      definedGain(HOLDS, songFrame(time)),
    )
  })

  it('change nothing where there are none, and where all are far away', () => {
    const far = [{ startFrame: 1e6, endFrame: 1e6 + 65, extraDb: 3 }]
    const noise = whiteNoise(FRAMES, 0.9, 4)
    const input = (time: number) => noise[time]!
    const plain = runBus({ frames: FRAMES, input }).left
    expect(Buffer.from(runBus({ frames: FRAMES, input, holds: far }).left.buffer)).toEqual(Buffer.from(plain.buffer))
  })

  it('are cross-faded within 10 ms where they change, and left alone where the same ones come again', () => {
    const later = HOLDS.map((hold) => ({ ...hold, extraDb: 2 * hold.extraDb }))
    const change = 3100
    const changes: [number, readonly CeilingHold[]][] = [
      [2000, HOLDS],
      [change, later],
      [9000, []],
    ]
    const run = runBus({ frames: FRAMES, holds: HOLDS, changes, blocks: [128] })
    expectGains(run, (time) => definedGain(HOLDS, time), run.latency, change)
    expectGains(run, (time) => definedGain(later, time), change + RAMP, 9000)
    expectGains(run, () => 1, 9000 + RAMP)
    const steps = run.left.subarray(run.latency).map((value, i, all) => Math.abs(value - (all[i - 1] ?? value)))
    expect(Math.max(...steps)).toBeLessThan(0.25 * 0.002)
  })

  it('take as many as there is room for, and refuse more', () => {
    const many = Array.from({ length: MAX_HOLDS }, (_, n) => ({ startFrame: 5 * n, endFrame: 5 * n + 5, extraDb: 1 }))
    const { left, latency } = runBus({ frames: 5 * MAX_HOLDS + 2000, holds: many.toReversed() })
    expect(left[latency + 5 * MAX_HOLDS - 1]! / 0.25).toBeCloseTo(10 ** (-1 / 20), 6)
    expect(left[latency + 5 * MAX_HOLDS]! / 0.25).toBeGreaterThan(10 ** (-1 / 20) + 1e-7)
    expect(() => runBus({ frames: 1, holds: [...many, many[0]!] })).toThrow(RangeError)
  })

  it('are as they are defined, whatever they are', () => {
    const hold = fc
      .tuple(fc.nat(6000), fc.nat(700), fc.integer({ min: 1, max: 4000 }))
      .map(([start, length, db]) => ({ startFrame: start, endFrame: start + 1 + length, extraDb: db / 1000 }))
    fc.assert(
      fc.property(fc.array(hold, { maxLength: 12 }), fc.integer({ min: 1, max: 900 }), (holds, block) => {
        expectGains(runBus({ frames: 7000, holds, blocks: [block] }), (time) => definedGain(holds, time))
      }),
      { numRuns: 30, seed: 4 },
    )
  })
})

describe('behind the limiter', () => {
  const limiterOn = (bus: MasterBus) => {
    for (const slot of MASTER_LAYOUT.slots) {
      if (slot.path.join('.') === 'limiter.on') bus.params[slot.index] = 1
      if (slot.path.join('.') === 'limiter.driveDb') bus.params[slot.index] = 9
    }
  }

  it('turn down what the limiter gave out, and no sample of it else', () => {
    const noise = whiteNoise(FRAMES, 0.9, 5)
    const input = (time: number) => noise[time]!
    const plain = runBus({ frames: FRAMES, input, prepare: limiterOn })
    const held = runBus({ frames: FRAMES, input, prepare: limiterOn, holds: HOLDS })
    for (let time = 0; time < FRAMES - plain.latency; time++) {
      const at = time + plain.latency
      expect(Math.abs(held.left[at]! - plain.left[at]! * definedGain(HOLDS, time))).toBeLessThan(1e-7)
    }
  })

  // Broken once by followers that left the holds out.
  it('act on followers alike: their sum is the master', () => {
    const bus = new MasterBus(dsp, { rateHz: RATE, maxBlock: 512, inputs: 2 })
    limiterOn(bus)
    bus.setHolds(packHolds(HOLDS))
    bus.reset()
    const followers = [0, 1].map((input) => {
      const follower = new MasterFollower(dsp, bus, { maxBlock: 512, inputs: 2 })
      follower.setMembers(input === 0 ? [1, 0] : [0, 1])
      follower.reset()
      return follower
    })
    const stems = [whiteNoise(FRAMES, 0.6, 6), whiteNoise(FRAMES, 0.6, 7)]
    for (let at = 0; at + 512 <= FRAMES; at += 512) {
      stems.forEach((stem, input) => {
        bus.inputLeft(input).set(stem.subarray(at, at + 512))
        bus.inputRight(input).set(stem.subarray(at, at + 512))
      })
      bus.process(512, at)
      for (const follower of followers) follower.process(512)
      for (let i = 0; i < 512; i++) {
        const sum = followers[0]!.outputLeft[i]! + followers[1]!.outputLeft[i]!
        expect(Math.abs(sum - bus.outputLeft[i]!)).toBeLessThan(3e-7)
      }
    }
  })

  it('work at a delivery rate on the limiter by itself, with frames counted from its reset', () => {
    const limiter = new Limiter(dsp, { rateHz: RATE, maxBlock: 512 })
    const follower = new LimiterFollower(dsp, limiter, { maxBlock: 512 })
    limiter.setTargets({ ...LIMITER_DEFAULTS, ceilingDbtp: 0 })
    limiter.setHolds(packHolds(HOLDS))
    for (const _ of ['once', 'and again']) {
      limiter.reset()
      follower.reset()
      for (let at = 0; at + 512 <= FRAMES; at += 512) {
        limiter.buffer.fill(0.25)
        follower.buffer.fill(0.125)
        limiter.process(512)
        follower.process(512)
        for (let i = 0; i < 512; i++) {
          const time = at + i - limiter.latencyFrames
          const gain = time < 0 ? 0 : definedGain(HOLDS, time)
          expect(Math.abs(limiter.buffer[2 * i]! - 0.25 * gain)).toBeLessThan(1e-9)
          expect(Math.abs(follower.buffer[2 * i + 1]! - 0.125 * gain)).toBeLessThan(1e-9)
        }
      }
    }
  })
})
