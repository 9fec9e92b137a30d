// Repair at the head of a strip: a DC blocker (Butterworth high-pass of order 2 at 5 Hz) and the hum notch.
// Both are stages: a host that has a chain of its own (the strip's equaliser) takes `stages` into it and leaves
// `process` alone; then repair costs no pass of its own.

import { BiquadChain, FLUSH_FRAMES } from '../equaliser/biquad-chain'
import { BiquadStage, CONTROL_FRAMES } from '../equaliser/biquad-stage'
import { ButterworthFilter } from '../equaliser/filters'
import { REPAIR_DC_BLOCKER_ON } from '../generated/slots'
import { Processor } from '../processor'
import { HumNotch } from './hum-notch'

/** 0.004 dB down at 30 Hz; a constant falls by 100 dB in 0.5 s. */
const DC_BLOCKER_HZ: f64 = 5

export class Repair extends Processor {
  readonly stages: BiquadStage[] = []
  private dcBlocker: ButterworthFilter
  private humNotch: HumNotch
  private chain: BiquadChain = new BiquadChain()
  private clock: i32 = 0

  constructor(rateHz: f64, _maxBlock: i32) {
    super()
    this.dcBlocker = new ButterworthFilter(rateHz, true)
    this.humNotch = new HumNotch(rateHz)
    this.stages.push(this.dcBlocker)
    this.stages.push(this.humNotch)
    for (let i = 0; i < this.stages.length; i++) this.chain.stages.push(this.stages[i])
  }

  setTargets(params: usize, baseSlot: i32): void {
    const p = params + ((<usize>baseSlot) << 3)
    this.dcBlocker.set(load<f64>(p + (REPAIR_DC_BLOCKER_ON << 3)) !== 0, DC_BLOCKER_HZ, 0)
    this.humNotch.setTargets(p)
  }

  /** Every control at its target; states stay. */
  snap(): void {
    this.reset()
  }

  reset(): void {
    this.clock = 0
    this.chain.reset()
  }

  process(buffer: usize, frames: i32): void {
    while (frames > 0) {
      if ((this.clock & (CONTROL_FRAMES - 1)) === 0) this.chain.control()
      const grid = this.chain.isMoving() ? CONTROL_FRAMES : FLUSH_FRAMES
      const n = min(frames, grid - (this.clock & (grid - 1)))
      this.chain.run(0, this.stages.length, buffer, n)
      this.clock = (this.clock + n) & (FLUSH_FRAMES - 1)
      if (this.clock === 0) this.chain.flush()
      buffer += (<usize>n) << 4
      frames -= n
    }
  }
}
