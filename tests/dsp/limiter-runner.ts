import { Limiter, type LimiterSettings } from '../../src/engine/limiter'
import { defaultsOf, LIMITER } from '../../src/params'
import { dsp, type Stereo } from './limiter-signals'

export const LIMITER_DEFAULTS: LimiterSettings = defaultsOf(LIMITER)

export interface LimiterRun {
  rateHz?: number
  settings?: Partial<LimiterSettings>
  /** Sizes of the blocks, over and over. */
  blocks?: number[]
  /** Settings taken before the block that starts at or after this frame. */
  changes?: [frame: number, settings: Partial<LimiterSettings>][]
}

/** Runs the limiter to the end of the sound; `left` and `right` are aligned with the input. */
export function limit(
  { left, right }: Stereo,
  { rateHz = 44100, settings = {}, blocks = [4096], changes = [] }: LimiterRun = {},
) {
  const limiter = new Limiter(dsp, { rateHz, maxBlock: 4096 })
  let current = { ...LIMITER_DEFAULTS, ...settings }
  limiter.setTargets(current)
  limiter.reset()
  const latency = limiter.latencyFrames
  const total = left.length + latency
  const out = { left: new Float32Array(total), right: new Float32Array(total) }
  const pairs = new Float64Array(2 * total)
  const gains = new Float64Array(2 * total)
  const queue = [...changes]
  for (let start = 0, turn = 0; start < total; turn++) {
    while (queue.length > 0 && queue[0]![0] <= start) {
      current = { ...current, ...queue.shift()![1] }
      limiter.setTargets(current)
    }
    const frames = Math.min(blocks[turn % blocks.length]!, total - start, (queue[0]?.[0] ?? total) - start)
    const buffer = limiter.buffer
    for (let i = 0; i < frames; i++) {
      buffer[2 * i] = left[start + i] ?? 0
      buffer[2 * i + 1] = right[start + i] ?? 0
    }
    limiter.process(frames)
    pairs.set(buffer.subarray(0, 2 * frames), 2 * start)
    gains.set(limiter.totalGains.subarray(0, 2 * frames), 2 * start)
    for (let i = 0; i < frames; i++) {
      out.left[start + i] = buffer[2 * i]!
      out.right[start + i] = buffer[2 * i + 1]!
    }
    start += frames
  }
  return {
    left: out.left.subarray(latency),
    right: out.right.subarray(latency),
    /** All that came out, not rounded: interleaved, `latency` frames late. */
    pairs,
    /** Interleaved gains of both channels, aligned with the input. */
    gains: gains.subarray(2 * latency),
    latency,
    gainReductionDb: limiter.gainReductionDb,
  }
}
