// What every processor of a strip or of the master is to its host: in place over interleaved stereo f64, any block size.

export abstract class Processor {
  /** Frames by which the sound leaves later than it enters: constant at a rate, also while the processor is off. */
  latency: i32 = 0

  /** New targets, reached without a click. `params` points to a whole block of f64, `baseSlot` to this section in it. */
  abstract setTargets(params: usize, baseSlot: i32): void

  /** Every control at its target, every state empty. */
  abstract reset(): void

  abstract process(buffer: usize, frames: i32): void
}
