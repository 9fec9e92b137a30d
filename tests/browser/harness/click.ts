/**
 * How a click is measured (DESIGN section 3): the peak above 4 kHz, through an 8th-order Butterworth high-pass, of what
 * a 997 Hz tone at -6 dBFS became, in dBFS. Bilinear transform of the analogue prototype, four second-order sections.
 */
export function clickDbfs(samples: Float32Array, rateHz: number): number {
  let signal = Float64Array.from(samples)
  const warped = Math.tan((Math.PI * 4000) / rateHz)
  for (let section = 0; section < 4; section += 1) {
    const q = 1 / (2 * Math.cos((Math.PI * (2 * section + 1)) / 16))
    const norm = 1 / (1 + warped / q + warped * warped)
    const a1 = 2 * (warped * warped - 1) * norm
    const a2 = (1 - warped / q + warped * warped) * norm
    const out = new Float64Array(signal.length)
    let x1 = 0
    let x2 = 0
    let y1 = 0
    let y2 = 0
    for (let n = 0; n < signal.length; n += 1) {
      const x = signal[n] as number
      const y = norm * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2
      x2 = x1
      x1 = x
      y2 = y1
      y1 = y
      out[n] = y
    }
    signal = out
  }
  // The filter's own start is not a click of the product.
  const settled = signal.subarray(Math.round(rateHz * 0.05))
  return 20 * Math.log10(settled.reduce((peak, value) => Math.max(peak, Math.abs(value)), 1e-12))
}
