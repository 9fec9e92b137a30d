/** In place, radix 2: length a power of two. */
function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      ;[re[i], re[j]] = [re[j]!, re[i]!]
      ;[im[i], im[j]] = [im[j]!, im[i]!]
    }
  }
  for (let size = 2; size <= n; size <<= 1) {
    const half = size >> 1
    for (let k = 0; k < half; k++) {
      const cos = Math.cos((-2 * Math.PI * k) / size)
      const sin = Math.sin((-2 * Math.PI * k) / size)
      for (let at = k; at < n; at += size) {
        const there = at + half
        const r = re[there]! * cos - im[there]! * sin
        const i = re[there]! * sin + im[there]! * cos
        re[there] = re[at]! - r
        im[there] = im[at]! - i
        re[at] = re[at]! + r
        im[at] = im[at]! + i
      }
    }
  }
}

/**
 * Mean power of each bin from 0 to half the rate, over Hann-windowed segments of `size` that overlap by half. White noise of
 * variance v reads v in every bin.
 */
export function powerSpectrum(samples: ArrayLike<number>, size: number): Float64Array {
  const window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / size))
  const energy = window.reduce((sum, value) => sum + value * value, 0)
  const power = new Float64Array(size / 2 + 1)
  let segments = 0
  for (let start = 0; start + size <= samples.length; start += size / 2, segments++) {
    const re = window.map((value, i) => value * samples[start + i]!)
    const im = new Float64Array(size)
    transform(re, im)
    for (let bin = 0; bin < power.length; bin++) power[bin] = power[bin]! + (re[bin]! ** 2 + im[bin]! ** 2) / energy
  }
  return power.map((value) => value / segments)
}
