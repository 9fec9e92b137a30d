/** A click as the design measures it: on 997 Hz at -6 dBFS, the peak above 4 kHz through an 8th-order high-pass, in dBFS. */

/** In-place Butterworth high-pass of order 8, bilinear, in double precision. */
function highPass(samples: Float64Array, cornerHz: number, rateHz: number): void {
  const w = Math.tan((Math.PI * cornerHz) / rateHz)
  for (let section = 0; section < 4; section++) {
    const q = 0.5 / Math.cos((Math.PI * (2 * section + 1)) / 16)
    const norm = 1 / (1 + w / q + w * w)
    const a1 = 2 * (w * w - 1) * norm
    const a2 = (1 - w / q + w * w) * norm
    let x1 = 0
    let x2 = 0
    let y1 = 0
    let y2 = 0
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i] as number
      const y = norm * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2
      x2 = x1
      x1 = x
      y2 = y1
      y1 = y
      samples[i] = y
    }
  }
}

/** Peak of the high-passed signal from `fromFrame` on (after the filter's own start has died away). */
export function clickDbfs(samples: Float32Array, rateHz: number, fromFrame: number): number {
  const filtered = Float64Array.from(samples)
  highPass(filtered, 4000, rateHz)
  let peak = 0
  for (let i = fromFrame; i < filtered.length; i++) peak = Math.max(peak, Math.abs(filtered[i] as number))
  return 20 * Math.log10(peak)
}
