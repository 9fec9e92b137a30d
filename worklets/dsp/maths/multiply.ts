/** Stereo pairs by one gain a frame; silence is exact. */
export function multiply(buffer: usize, gains: usize, frames: i32): void {
  for (let i: usize = 0; i < <usize>frames; i++) {
    const gain = load<f64>(gains + (i << 3))
    if (gain === 1) continue
    const at = buffer + (i << 4)
    if (gain === 0) v128.store(at, f64x2.splat(0))
    else v128.store(at, f64x2.mul(v128.load(at), f64x2.splat(gain)))
  }
}
