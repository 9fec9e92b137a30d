import { decibels } from './limiter-signals'

/**
 * A click as DESIGN section 3 measures it, for a 997 Hz tone at -6 dBFS: the largest sample, in dBFS, of what an
 * 8th-order Butterworth high-pass at 4 kHz leaves. Four biquads (RBJ cookbook) with the Butterworth Qs.
 */
export function clickDbfs(samples: Float32Array, rateHz: number): number {
  let out = Float64Array.from(samples)
  for (let section = 0; section < 4; section++) {
    const q = 1 / (2 * Math.sin((Math.PI * (2 * section + 1)) / 16))
    const w = (2 * Math.PI * 4000) / rateHz
    const alpha = Math.sin(w) / (2 * q)
    const [a0, a1, a2] = [1 + alpha, -2 * Math.cos(w), 1 - alpha]
    const b0 = (1 + Math.cos(w)) / 2
    let [s1, s2] = [0, 0]
    out = out.map((x) => {
      const y = (b0 * x + s1) / a0
      s1 = -2 * b0 * x - a1 * y + s2
      s2 = b0 * x - a2 * y
      return y
    })
  }
  return decibels(out.reduce((most, value) => Math.max(most, Math.abs(value)), 0))
}

/** 997 Hz at -6 dBFS that comes and goes by raised cosines of 50 ms, which do not click themselves. */
export function clickTone(frames: number, rateHz: number, degrees = 0): Float32Array {
  const fade = rateHz / 20
  return Float32Array.from({ length: frames }, (_, i) => {
    const edge = Math.min(1, i / fade, (frames - 1 - i) / fade)
    const gain = 0.5 - 0.5 * Math.cos(Math.PI * edge)
    return 0.5 * gain * Math.sin((2 * Math.PI * 997 * i) / rateHz + (degrees * Math.PI) / 180)
  })
}
