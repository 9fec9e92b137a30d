// Two, four or eight times the rate and back, in half-band steps. Linear phase, and late by a whole number of frames, so
// that untouched sound can be mixed in. The scheme, and what weaker filters than these leave behind: Kahles, Esqueda and
// Valimaki, "Oversampling for nonlinear waveshaping: choosing the right filters", JAES 67 (2019).

import { HalfBandDown, HalfBandTaps, HalfBandUp } from './half-band'

/** What the curves make above half the raised rate folds back: they need room to die away in. */
const RAISED_HZ: f64 = 340_000

/** Flat to here; at high rates, where it costs little, further. */
function passHz(rateHz: f64): f64 {
  return rateHz < 80_000 ? 20_000 : rateHz < 160_000 ? 30_000 : 40_000
}

export class Oversampler {
  /** Frames at the raised rate for each frame. */
  readonly factor: i32
  /** Frames by which the sound that went up and down is late. */
  readonly latency: i32
  private ups: HalfBandUp[] = []
  private downs: HalfBandDown[] = []
  private raised: usize

  /** At most `maxFrames` frames a call. */
  constructor(rateHz: f64, maxFrames: i32) {
    let low = rateHz
    let delay: i32 = 0
    let unit: i32 = 1
    while (low < RAISED_HZ) {
      const taps = new HalfBandTaps(low, passHz(rateHz))
      delay = 2 * delay + 2 * taps.count - 1
      // The delay so far in frames of this step's low rate; the last step fills it up to whole frames.
      const isLast = 2 * low >= RAISED_HZ
      const over = delay & (unit - 1)
      const padding = isLast && over > 0 ? unit - over : 0
      delay += padding
      this.ups.push(new HalfBandUp(taps, maxFrames * unit))
      this.downs.push(new HalfBandDown(taps, padding, maxFrames * unit))
      low *= 2
      unit *= 2
    }
    this.factor = unit
    this.latency = delay / (unit >> 1)
    this.raised = heap.alloc((<usize>(maxFrames * unit)) << 4)
  }

  /** Where the frames to be raised are to be written. */
  get input(): usize {
    return unchecked(this.ups[0]).input
  }

  /** Where the raised frames are to be written before `lower`. */
  get loweringInput(): usize {
    return unchecked(this.downs[this.downs.length - 1]).input
  }

  clear(): void {
    for (let i = 0; i < this.ups.length; i++) {
      unchecked(this.ups[i]).clear()
      unchecked(this.downs[i]).clear()
    }
  }

  /** Raises `frames` frames from `input`; where the result is. */
  raise(frames: i32): usize {
    const last = this.ups.length - 1
    for (let i = 0; i < last; i++) {
      unchecked(this.ups[i]).process(unchecked(this.ups[i + 1]).input, frames)
      frames *= 2
    }
    unchecked(this.ups[last]).process(this.raised, frames)
    return this.raised
  }

  /** Lowers from `loweringInput` to `frames` frames at `output`. */
  lower(output: usize, frames: i32): void {
    for (let i = this.downs.length - 1; i > 0; i--) {
      unchecked(this.downs[i]).process(unchecked(this.downs[i - 1]).input, frames << i)
    }
    unchecked(this.downs[0]).process(output, frames)
  }
}
