import { describe, expect, it } from 'vitest'
import { Limiter, LimiterFollower, type LimiterSettings } from '../../src/engine/limiter'
import { LIMITER_DEFAULTS } from './limiter-runner'
import { dsp, randomFrom, sameBits } from './limiter-signals'

const FRAMES = 30_000
const CHANGES: [frame: number, settings: Partial<LimiterSettings>][] = [
  [4000, { stereoLinkPercent: 30 }],
  [7000, { ceilingDbtp: -4, character: 'loud' }],
  [12_000, { on: false }],
  [15_001, { on: true, lookAheadMs: 1 }],
  [21_000, { stereoLinkPercent: 100, character: 'punchy' }],
]

/** Interleaved: bursts of noise from 0 to 12 dB over full scale, louder on one side, then on the other. */
function bursts(seed: number): Float64Array {
  const random = randomFrom(seed)
  return Float64Array.from({ length: 2 * FRAMES }, (_, i) => {
    const loud = (i >> 1) % 5000 < 1500 ? 4 : 0.4
    return loud * (i % 2 === (i >> 1 > FRAMES / 2 ? 1 : 0) ? 1 : 0.3) * (2 * random() - 1)
  })
}

function run(settings: Partial<LimiterSettings>, changes: typeof CHANGES, blocks: number[]) {
  const leader = new Limiter(dsp, { rateHz: 48_000, maxBlock: 4096 })
  const stems = [1, 2, 3].map(bursts)
  const followers = stems.map(() => new LimiterFollower(dsp, leader, { maxBlock: 4096 }))
  const input = stems[0]!.map((value, i) => value + stems[1]![i]! + stems[2]![i]!)
  const [out, gains, sum] = [0, 0, 0].map(() => new Float64Array(2 * FRAMES)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let current = { ...LIMITER_DEFAULTS, ...settings }
  leader.setTargets(current)
  leader.reset()
  const queue = [...changes]
  for (let start = 0, turn = 0; start < FRAMES; turn++) {
    while (queue.length > 0 && queue[0]![0] <= start) {
      current = { ...current, ...queue.shift()![1] }
      leader.setTargets(current)
    }
    const frames = Math.min(blocks[turn % blocks.length]!, FRAMES - start, (queue[0]?.[0] ?? FRAMES) - start)
    const [from, to] = [2 * start, 2 * (start + frames)]
    leader.buffer.set(input.subarray(from, to))
    leader.process(frames)
    out.set(leader.buffer.subarray(0, to - from), from)
    gains.set(leader.totalGains.subarray(0, to - from), from)
    followers.forEach((follower, stem) => {
      follower.buffer.set(stems[stem]!.subarray(from, to))
      follower.process(frames)
      for (let i = from; i < to; i++) sum[i] = sum[i]! + follower.buffer[i - from]!
    })
    start += frames
  }
  return { input, out, gains, sum, delay: 2 * leader.latencyFrames }
}

// Broken once by leaving out the delay of the first stage's gains.
describe('a limiter that leads others', () => {
  it.each([
    ['at its defaults', {}, []],
    ['while everything is turned', {}, CHANGES],
    ['switched on late', { on: false }, [[9000, { on: true }]]],
    ['off', { on: false }, []],
  ] as [string, Partial<LimiterSettings>, typeof CHANGES][])(
    'gives out the delayed input times its gains, %s',
    (_, settings, changes) => {
      const { input, out, gains, sum, delay } = run(settings, changes, [4096])
      let [least, worst, worstSum] = [1, 0, 0]
      for (let i = 0; i < out.length; i++) {
        const dry = i < delay ? 0 : input[i - delay]!
        worst = Math.max(worst, Math.abs(out[i]! - dry * gains[i]!) / (Math.abs(dry) || 1))
        worstSum = Math.max(worstSum, Math.abs(sum[i]! - out[i]!))
        least = Math.min(least, gains[i]!)
      }
      expect(worst).toBeLessThan(1e-15)
      expect(worstSum).toBeLessThan(1e-14)
      if (settings.on === false && changes.length === 0) expect(least).toBe(1)
      else expect(least).toBeLessThan(0.3)
    },
  )

  it('has the same gains for any block size', () => {
    const whole = run({}, CHANGES, [4096])
    for (const blocks of [[1], [17], [128], [1000, 3, 64, 129]]) {
      const split = run({}, CHANGES, blocks)
      expect(sameBits(split.gains, whole.gains)).toBe(true)
      expect(sameBits(split.sum, whole.sum)).toBe(true)
    }
  })
})
