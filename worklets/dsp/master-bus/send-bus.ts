// What the strips send to the reverb, taken from the master's own inputs, and what comes back from it.

import { FADE_SECONDS } from '../equaliser/biquad-stage'
import { Smoothed } from '../maths/smoothed'
import { Reverb } from '../reverb/reverb'

export class SendBus {
  readonly reverb: Reverb
  private gains: Smoothed[] = []
  private buffer: usize

  /** `inputs`: f32 planes of maxBlock frames, left then right of each input. */
  constructor(
    rateHz: f64,
    private maxBlock: i32,
    private inputs: usize,
    inputCount: i32,
  ) {
    this.reverb = new Reverb(rateHz, maxBlock)
    this.buffer = heap.alloc((<usize>maxBlock) << 4)
    for (let i = 0; i < inputCount; i++) this.gains.push(new Smoothed(<i32>NativeMath.ceil(rateHz * FADE_SECONDS)))
  }

  setSend(input: i32, gain: f64): void {
    this.gains[input].setTarget(gain)
  }

  reset(): void {
    for (let i = 0; i < this.gains.length; i++) this.gains[i].finish()
    this.reverb.reset()
  }

  /** Adds the reverb to `sum`, interleaved stereo f64. */
  process(sum: usize, frames: i32): void {
    const plane = (<usize>this.maxBlock) << 2
    memory.fill(this.buffer, 0, (<usize>frames) << 4)
    for (let i = 0; i < this.gains.length; i++) {
      const gain = unchecked(this.gains[i])
      if (gain.isAtRest && gain.value === 0) continue
      const left = this.inputs + plane * 2 * <usize>i
      for (let n: usize = 0; n < <usize>frames; n++) {
        let pair = v128.load32_lane(left + (n << 2), f32x4.splat(0), 0)
        pair = v128.load32_lane(left + plane + (n << 2), pair, 1)
        pair = v128.and(pair, f32x4.le(f32x4.abs(pair), f32x4.splat(f32.MAX_VALUE)))
        const at = this.buffer + (n << 4)
        const sent = f64x2.mul(f64x2.promote_low_f32x4(pair), f64x2.splat(gain.next()))
        v128.store(at, f64x2.add(v128.load(at), sent))
      }
    }
    this.reverb.process(this.buffer, frames)
    for (let n: usize = 0; n < <usize>frames; n++) {
      const at = sum + (n << 4)
      v128.store(at, f64x2.add(v128.load(at), v128.load(this.buffer + (n << 4))))
    }
  }
}
