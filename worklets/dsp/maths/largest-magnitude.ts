/** The largest magnitude of either channel in `frames` interleaved f64 frames. */
export function largestMagnitude(buffer: usize, frames: i32): f64 {
  let most = f64x2.splat(0)
  const end = buffer + ((<usize>frames) << 4)
  for (let at = buffer; at < end; at += 16) most = f64x2.pmax(most, f64x2.abs(v128.load(at)))
  return max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1))
}
