import type { Dsp } from '../engine/dsp'
import { Limiter } from '../engine/limiter'
import { type Resampler, sharedResampler } from '../engine/resampler'
import type { StereoBlock } from '../engine/stem-source'
import type { ConversionJob } from './render-job'

/** Frames converted at a time. */
const BLOCK_FRAMES = 4096

/**
 * A finished programme at another rate: it goes in block by block, and comes out converted and limited anew, because
 * new samples stand where the old ones' peaks were not. Frame 0 stays frame 0; before and after it is silence.
 */
export class RateConversion {
  readonly #resampler: Resampler
  readonly #limiter: Limiter | null
  readonly #frames: number
  /** Frames of the source that are still needed, from `#keptFrom` on. */
  #kept: StereoBlock = { left: new Float32Array(0), right: new Float32Array(0) }
  #keptFrom: number
  /** Output frames that were converted, and that have left the limiter. */
  #converted = 0
  #given = 0

  constructor(dsp: Dsp, fromHz: number, job: ConversionJob) {
    this.#resampler = sharedResampler(dsp, fromHz, job.rateHz)
    this.#frames = job.frames
    this.#keptFrom = this.#resampler.inputSpan(0, 1).startFrame
    this.#kept = silence(Math.max(0, -this.#keptFrom))
    this.#limiter = job.limiter && new Limiter(dsp, { rateHz: job.rateHz, maxBlock: BLOCK_FRAMES })
    if (this.#limiter && job.limiter) {
      this.#limiter.setTargets(job.limiter)
      this.#limiter.setHolds(job.holds)
      this.#limiter.reset()
    }
  }

  /** Takes the next block; gives what is complete by it. */
  take(block: StereoBlock): StereoBlock[] {
    this.#kept = { left: joined(this.#kept.left, block.left), right: joined(this.#kept.right, block.right) }
    return this.#convert()
  }

  /** What is left when nothing more comes. */
  finish(): StereoBlock[] {
    const { startFrame, frames } = this.#resampler.inputSpan(this.#frames - 1, 1)
    const missing = startFrame + frames - this.#keptFrom - this.#kept.left.length
    const rest = missing > 0 ? this.take(silence(missing)) : []
    const latency = this.#limiter?.latencyFrames ?? 0
    for (let left = latency; left > 0; left -= BLOCK_FRAMES)
      rest.push(this.#limit(silence(Math.min(left, BLOCK_FRAMES))))
    return rest.filter(({ left }) => left.length > 0)
  }

  #convert(): StereoBlock[] {
    const done: StereoBlock[] = []
    while (this.#converted < this.#frames) {
      const frames = Math.min(BLOCK_FRAMES, this.#frames - this.#converted)
      const span = this.#resampler.inputSpan(this.#converted, frames)
      const from = span.startFrame - this.#keptFrom
      if (from + span.frames > this.#kept.left.length) break
      const { left, right } = this.#kept
      const input = { left: left.subarray(from, from + span.frames), right: right.subarray(from, from + span.frames) }
      done.push(this.#limit(this.#resampler.convert(input, this.#converted, frames)))
      this.#converted += frames
      this.#forget()
    }
    return done.filter((block) => block.left.length > 0)
  }

  /** Drops what no later frame needs. */
  #forget(): void {
    if (this.#converted >= this.#frames) return
    const needed = this.#resampler.inputSpan(this.#converted, 1).startFrame - this.#keptFrom
    if (needed <= 0) return
    this.#kept = { left: this.#kept.left.slice(needed), right: this.#kept.right.slice(needed) }
    this.#keptFrom += needed
  }

  /** Through the limiter, its delay taken off. */
  #limit(block: StereoBlock): StereoBlock {
    const limiter = this.#limiter
    if (!limiter) return block
    const { left, right } = block
    const frames = left.length
    const buffer = limiter.buffer
    for (let frame = 0; frame < frames; frame++) {
      buffer[2 * frame] = left[frame] as number
      buffer[2 * frame + 1] = right[frame] as number
    }
    limiter.process(frames)
    const limited = limiter.buffer
    for (let frame = 0; frame < frames; frame++) {
      left[frame] = limited[2 * frame] as number
      right[frame] = limited[2 * frame + 1] as number
    }
    const late = Math.min(frames, Math.max(0, limiter.latencyFrames - this.#given))
    this.#given += frames
    return { left: left.subarray(late), right: right.subarray(late) }
  }
}

const silence = (frames: number): StereoBlock => ({ left: new Float32Array(frames), right: new Float32Array(frames) })

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const out = new Float32Array(first.length + second.length)
  out.set(first)
  out.set(second, first.length)
  return out
}
