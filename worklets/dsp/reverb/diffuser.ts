// Input diffusion: all-passes in series (Schroeder, JAES 10, 1962), different ones left and right, so that one send in
// the middle already excites every line of the network on its own.

import { DelayLine, SEGMENT } from './delay-line'
import { primeFrom } from './line-lengths'

const STAGES: i32 = 4
const GAIN: f64 = 0.62
/** At size 50 %, in milliseconds. */
const LEFT_MS: StaticArray<f64> = [1.73, 3.11, 5.63, 9.41]
const RIGHT_MS: StaticArray<f64> = [1.97, 2.83, 6.29, 8.57]
/** Less than this in a delay is 0, before it becomes denormal. */
const TINY: f64 = 1e-36

export class Diffuser {
  private lines: StaticArray<DelayLine>
  private delayed: usize = heap.alloc((<usize>SEGMENT) << 4)

  constructor(
    private rateHz: f64,
    largestScale: f64,
  ) {
    this.lines = new StaticArray<DelayLine>(2 * STAGES)
    for (let i = 0; i < 2 * STAGES; i++) this.lines[i] = new DelayLine(this.length(i, largestScale))
  }

  clear(): void {
    for (let i = 0; i < 2 * STAGES; i++) this.lines[i].clear()
  }

  snap(scale: f64): void {
    for (let i = 0; i < 2 * STAGES; i++) this.lines[i].snap(this.length(i, scale))
  }

  setComing(scale: f64): void {
    for (let i = 0; i < 2 * STAGES; i++) this.lines[i].coming = this.length(i, scale)
  }

  arrive(): void {
    for (let i = 0; i < 2 * STAGES; i++) this.lines[i].arrive()
  }

  /** One segment in place, interleaved stereo f64; `weights` as in DelayLine.read. */
  process(buffer: usize, frames: i32, weights: usize): void {
    const gain = f64x2.splat(GAIN)
    const tiny = f64x2.splat(TINY)
    const delayed = this.delayed
    for (let stage = 0; stage < STAGES; stage++) {
      const left = unchecked(this.lines[2 * stage])
      const right = unchecked(this.lines[2 * stage + 1])
      left.read(delayed, 16, frames, weights)
      right.read(delayed + 8, 16, frames, weights)
      for (let i: usize = 0; i < <usize>frames; i++) {
        const at = i << 4
        const past = v128.load(delayed + at)
        const sum = f64x2.add(v128.load(buffer + at), f64x2.mul(gain, past))
        const kept = v128.and(sum, f64x2.gt(f64x2.abs(sum), tiny))
        v128.store(delayed + at, kept)
        v128.store(buffer + at, f64x2.sub(past, f64x2.mul(gain, kept)))
      }
      left.write(delayed, 16, frames)
      right.write(delayed + 8, 16, frames)
    }
  }

  private length(index: i32, scale: f64): i32 {
    const ms = index & 1 ? RIGHT_MS[index >> 1] : LEFT_MS[index >> 1]
    return primeFrom(ms * 0.001 * scale * this.rateHz, SEGMENT)
  }
}
