// The points between the samples, for pairs of channels in f32 lanes, by the kernels of true-peak-kernels.

/** [a b c d] -> [a + c, b + d, ...]: the two taps of a vector added up. */
export function foldPairs(v: v128): v128 {
  return f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1))
}

/** [a b c d] -> [max(a, c), max(b, d), ...]: the larger of the two pairs of a vector. */
export function largerPair(v: v128): v128 {
  return f32x4.max(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1))
}

/** The larger of the first pair of a vector. */
export function largerOfPair(v: v128): f32 {
  return max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1))
}

/** The largest pair [L R] of the three 4x points between a frame and the next, by the kernel of HANN. */
export function hannPair(sample: usize, kernel: usize): v128 {
  const from = sample - 40
  const a = v128.load(from)
  const b = v128.load(from, 16)
  const c = v128.load(from, 32)
  const d = v128.load(from, 48)
  const e = v128.load(from, 64)
  const f = v128.load(from, 80)
  let found = f32x4.splat(0)
  for (let k: usize = 0; k < 288; k += 96) {
    let low = f32x4.add(f32x4.mul(a, v128.load(kernel + k)), f32x4.mul(b, v128.load(kernel + k, 16)))
    let high = f32x4.add(f32x4.mul(c, v128.load(kernel + k, 32)), f32x4.mul(d, v128.load(kernel + k, 48)))
    low = f32x4.add(low, f32x4.mul(e, v128.load(kernel + k, 64)))
    high = f32x4.add(high, f32x4.mul(f, v128.load(kernel + k, 80)))
    found = f32x4.max(found, f32x4.abs(foldPairs(f32x4.add(low, high))))
  }
  return found
}

/** The largest pair [L R] of the three 16x points between two neighbours of the 4x grid. */
export function finePair(point: usize, kernel: usize): v128 {
  const a = v128.load(point - 24)
  const b = v128.load(point - 8)
  const c = v128.load(point, 8)
  const d = v128.load(point, 24)
  let found = f32x4.splat(0)
  for (let k: usize = 0; k < 192; k += 64) {
    const low = f32x4.add(f32x4.mul(a, v128.load(kernel + k)), f32x4.mul(b, v128.load(kernel + k, 16)))
    const high = f32x4.add(f32x4.mul(c, v128.load(kernel + k, 32)), f32x4.mul(d, v128.load(kernel + k, 48)))
    found = f32x4.max(found, f32x4.abs(foldPairs(f32x4.add(low, high))))
  }
  return found
}
