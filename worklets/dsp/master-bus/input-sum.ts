// The sum of the master's inputs: in their order, in 64 bits, so that a neutral master is the plain sum.

export class InputSum {
  /** `inputs`: f32 planes of maxBlock frames, left then right of each input. */
  constructor(
    private maxBlock: i32,
    private inputs: usize,
    private inputCount: i32,
  ) {}

  /** Sums in input order from 0; NaN and infinities count as 0, and cost only where there are any. */
  process(buffer: usize, frames: i32): void {
    const plane = <usize>(this.maxBlock << 2)
    const end = this.inputs + plane * 2 * <usize>this.inputCount
    const whole = <usize>(frames & ~3)
    let check = f64x2.splat(0)
    for (let i: usize = 0; i < whole; i += 4) {
      let a = f64x2.splat(0)
      let b = f64x2.splat(0)
      let c = f64x2.splat(0)
      let d = f64x2.splat(0)
      for (let at = this.inputs + (i << 2); at < end; at += plane * 2) {
        const left = v128.load(at)
        const right = v128.load(at + plane)
        const early = v128.shuffle<f32>(left, right, 0, 4, 1, 5)
        const late = v128.shuffle<f32>(left, right, 2, 6, 3, 7)
        a = f64x2.add(a, f64x2.promote_low_f32x4(early))
        b = f64x2.add(b, f64x2.promote_low_f32x4(v128.shuffle<f32>(early, early, 2, 3, 2, 3)))
        c = f64x2.add(c, f64x2.promote_low_f32x4(late))
        d = f64x2.add(d, f64x2.promote_low_f32x4(v128.shuffle<f32>(late, late, 2, 3, 2, 3)))
      }
      const to = buffer + (i << 4)
      v128.store(to, a)
      v128.store(to, b, 16)
      v128.store(to, c, 32)
      v128.store(to, d, 48)
      // A sum that is not finite leaves NaN here: x - x is 0 for every number.
      const spread = f64x2.add(f64x2.add(f64x2.sub(a, a), f64x2.sub(b, b)), f64x2.add(f64x2.sub(c, c), f64x2.sub(d, d)))
      check = f64x2.add(check, spread)
    }
    const isClean = f64x2.extract_lane(check, 0) === 0 && f64x2.extract_lane(check, 1) === 0
    this.sumCleaned(buffer, isClean ? whole : 0, <usize>frames)
  }

  private sumCleaned(buffer: usize, from: usize, to: usize): void {
    const plane = <usize>(this.maxBlock << 2)
    const end = this.inputs + plane * 2 * <usize>this.inputCount
    for (let i = from; i < to; i++) {
      let total = f64x2.splat(0)
      for (let at = this.inputs + (i << 2); at < end; at += plane * 2) {
        let pair = v128.load32_lane(at, f32x4.splat(0), 0)
        pair = v128.load32_lane(at + plane, pair, 1)
        pair = v128.and(pair, f32x4.le(f32x4.abs(pair), f32x4.splat(f32.MAX_VALUE)))
        total = f64x2.add(total, f64x2.promote_low_f32x4(pair))
      }
      v128.store(buffer + (i << 4), total)
    }
  }
}
