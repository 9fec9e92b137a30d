// One block of a uniformly partitioned overlap-save convolution (T. G. Stockham, 1966, in parts as in G. Garcia, "Optimal
// Filter Partition for Efficient Convolution with Short Input/Output Delay", AES 113, 2002), in steps of about equal cost, so
// that its host can spread the work over the block's time. During a cross-fade two filters share the input's spectra.

import { Fft, Transform } from './fft'
import { InputHistory } from './input-history'
import { StereoFilter } from './stereo-filter'

export class BlockConvolution {
  /** Steps of the block under way. */
  steps: i32 = 0
  private done: i32 = 0
  private number: i64 = 0
  private forward: Transform
  private backward: Transform
  private first: StereoFilter | null = null
  private second: StereoFilter | null = null

  constructor(
    private history: InputHistory,
    private parts: i32,
    private block: i32,
    fft: Fft,
  ) {
    this.forward = new Transform(fft)
    this.backward = new Transform(fft)
  }

  /**
   * For input block `number`. Filters that are not flat leave `block` frames at their output; without a cross-fade, `to` is
   * `from`. They can only be used while the blocks of the past were all transformed.
   */
  begin(number: i64, transforms: bool, from: StereoFilter, to: StereoFilter): void {
    this.number = number
    this.first = null
    this.second = null
    this.done = 0
    this.steps = 0
    if (!transforms) return
    this.steps = this.forward.fft.passes + 2
    if (!from.isFlat) this.add(from)
    if (to !== from && !to.isFlat) this.add(to)
  }

  private add(filter: StereoFilter): void {
    this.steps += this.filterSteps
    if (this.first === null) this.first = filter
    else this.second = filter
  }

  private get filterSteps(): i32 {
    return this.parts + this.backward.fft.passes + 1
  }

  /** Goes on until `count` steps are done. */
  runTo(count: i32): void {
    for (; this.done < count; this.done++) {
      const done = this.done
      const forwardSteps = this.forward.fft.passes + 2
      if (done < forwardSteps) {
        this.stepForward(done)
        continue
      }
      const step = done - forwardSteps
      if (step < this.filterSteps) this.stepFilter(this.first!, step)
      else this.stepFilter(this.second!, step - this.filterSteps)
    }
  }

  private stepForward(step: i32): void {
    if (step === 0) this.history.load(this.number, this.forward)
    else if (!this.forward.isDone) this.forward.stepPass()
    else this.history.keep(this.number, this.forward)
  }

  private stepFilter(filter: StereoFilter, step: i32): void {
    const backward = this.backward
    if (step === 0) memory.fill(backward.data, 0, (<usize>this.block) << 5)
    if (step < this.parts) {
      filter.accumulate(step, this.history.spectrum(this.number - step), backward.data)
      if (step === this.parts - 1) backward.begin()
    } else if (!backward.isDone) {
      backward.stepPass()
    } else {
      this.unload(filter.output)
    }
  }

  // Transforming forwards twice turns the time axis round: the last `block` frames are those from `block` down to 1.
  private unload(output: usize): void {
    let from = this.backward.data + ((<usize>this.block) << 4)
    for (let i = 0; i < this.block; i++) {
      v128.store(output + ((<usize>i) << 4), v128.load(from))
      from -= 16
    }
  }
}
