// K-weighting, ITU-R BS.1770-5 Annex 1: a high shelf and a high-pass, derived for each rate from the analogue prototype
// that gives the standard's 48 kHz table to 12 digits. Both channels run in the two lanes.

export class KWeighting {
  // Coefficients of the shelf (b0 b1 b2 a1 a2) and of the high-pass (a1 a2; its b is 1 -2 1).
  private b0: f64
  private b1: f64
  private b2: f64
  private a1: f64
  private a2: f64
  private c1: f64
  private c2: f64
  /** Four f64x2 of state: two a filter, transposed direct form II. */
  private state: usize

  constructor(rateHz: f64) {
    const shelf = NativeMath.tan((NativeMath.PI * 1681.974450955533) / rateHz)
    const high = NativeMath.pow(10, 3.999843853973347 / 20)
    const band = NativeMath.pow(high, 0.4996667741545416)
    const damping = shelf / 0.7071752369554196
    const norm = 1 + damping + shelf * shelf
    this.b0 = (high + band * damping + shelf * shelf) / norm
    this.b1 = (2 * (shelf * shelf - high)) / norm
    this.b2 = (high - band * damping + shelf * shelf) / norm
    this.a1 = (2 * (shelf * shelf - 1)) / norm
    this.a2 = (1 - damping + shelf * shelf) / norm
    const pass = NativeMath.tan((NativeMath.PI * 38.13547087602444) / rateHz)
    const passDamping = pass / 0.5003270373238773
    const passNorm = 1 + passDamping + pass * pass
    this.c1 = (2 * (pass * pass - 1)) / passNorm
    this.c2 = (1 - passDamping + pass * pass) / passNorm
    this.state = heap.alloc(64)
    this.reset()
  }

  reset(): void {
    memory.fill(this.state, 0, 64)
  }

  /** Adds the squares of the weighted frames to the f64x2 at `energy`. */
  process(source: usize, frames: i32, energy: usize): void {
    const b0 = f64x2.splat(this.b0)
    const b1 = f64x2.splat(this.b1)
    const b2 = f64x2.splat(this.b2)
    const a1 = f64x2.splat(this.a1)
    const a2 = f64x2.splat(this.a2)
    const c1 = f64x2.splat(this.c1)
    const c2 = f64x2.splat(this.c2)
    const state = this.state
    let s1 = v128.load(state)
    let s2 = v128.load(state, 16)
    let t1 = v128.load(state, 32)
    let t2 = v128.load(state, 48)
    let sum = v128.load(energy)
    for (let i: usize = 0; i < <usize>frames; i++) {
      const x = v128.load(source + (i << 4))
      const y = f64x2.add(f64x2.mul(b0, x), s1)
      s1 = f64x2.add(f64x2.sub(f64x2.mul(b1, x), f64x2.mul(a1, y)), s2)
      s2 = f64x2.sub(f64x2.mul(b2, x), f64x2.mul(a2, y))
      const z = f64x2.add(y, t1)
      t1 = f64x2.sub(f64x2.sub(t2, f64x2.add(y, y)), f64x2.mul(c1, z))
      t2 = f64x2.sub(y, f64x2.mul(c2, z))
      sum = f64x2.add(sum, f64x2.mul(z, z))
    }
    v128.store(state, s1)
    v128.store(state, s2, 16)
    v128.store(state, t1, 32)
    v128.store(state, t2, 48)
    v128.store(energy, sum)
  }

  /** Ends what has decayed to nothing before it becomes denormal. Call it on a fixed grid of frames. */
  flush(): void {
    for (let i: usize = 0; i < 64; i += 8) {
      if (NativeMath.abs(load<f64>(this.state + i)) < 1e-30) store<f64>(this.state + i, 0)
    }
  }
}
