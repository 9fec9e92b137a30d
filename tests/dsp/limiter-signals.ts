import { readFileSync } from 'node:fs'
import { Dsp } from '../../src/engine/dsp'

/** The binary, and signals that are the same in every run. */
export const dsp = new Dsp(new WebAssembly.Module(readFileSync('build/dsp.wasm')))

export interface Stereo {
  left: Float32Array
  right: Float32Array
}

/** Uniform numbers from 0 to 1: a linear congruential generator (Numerical Recipes). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

/** Full-band uniform noise with this peak. */
export function whiteNoise(frames: number, peak: number, seed: number): Float32Array {
  const random = randomFrom(seed)
  return Float32Array.from({ length: frames }, () => peak * (2 * random() - 1))
}

/** Noise with nothing above 0.45 of the rate: white noise through a windowed sinc (Blackman, 255 taps). */
export function bandLimitedNoise(frames: number, peak: number, seed: number): Float32Array {
  const half = 127
  const cut = 0.88
  const taps = Float64Array.from({ length: 2 * half + 1 }, (_, i) => {
    const t = i - half
    const window = 0.42 + 0.5 * Math.cos((Math.PI * t) / half) + 0.08 * Math.cos((2 * Math.PI * t) / half)
    return window * (t === 0 ? cut : Math.sin(Math.PI * cut * t) / (Math.PI * t))
  })
  const white = whiteNoise(frames + 2 * half, peak, seed)
  return Float32Array.from({ length: frames }, (_, n) => taps.reduce((sum, tap, k) => sum + tap * white[n + k]!, 0))
}

/** A square from -peak to peak, sampled without any band limit. */
export function naiveSquare(frames: number, peak: number, hz: number, rateHz: number): Float32Array {
  return Float32Array.from({ length: frames }, (_, i) => (((i * hz) / rateHz) % 1 < 0.5 ? peak : -peak))
}

/** The same square's harmonics up to 0.45 of the rate. */
export function bandLimitedSquare(frames: number, peak: number, hz: number, rateHz: number): Float32Array {
  return Float32Array.from({ length: frames }, (_, i) => {
    let sum = 0
    for (let harmonic = 1; harmonic * hz < 0.45 * rateHz; harmonic += 2) {
      sum += Math.sin((2 * Math.PI * harmonic * hz * i) / rateHz) / harmonic
    }
    return (4 / Math.PI) * peak * sum
  })
}

export function sine(frames: number, peak: number, cyclesPerFrame: number, phaseDegrees = 0): Float32Array {
  const phase = (phaseDegrees * Math.PI) / 180
  return Float32Array.from({ length: frames }, (_, i) => peak * Math.sin(2 * Math.PI * cyclesPerFrame * i + phase))
}

/** Linear fades at both ends. */
export function faded(samples: Float32Array, frames: number): Float32Array {
  return samples.map((value, i) => value * Math.min(1, i / frames, (samples.length - 1 - i) / frames))
}

export function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude)
}

/** Whether two runs gave the same bits: much faster than comparing element by element. */
export function sameBits(a: Float64Array, b: Float64Array): boolean {
  const bytes = (values: Float64Array) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  return bytes(a).equals(bytes(b))
}
