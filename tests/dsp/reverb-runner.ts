import { SingleProcessor } from '../../src/engine/single-processor'
import { type MasterSettings, REVERB } from '../../src/params'
import { makeDsp } from './group-strip-runner'

/** The reverb by itself, and what its return is judged by. */

export type ReverbSettings = MasterSettings['reverb']

export interface Pair {
  left: Float64Array
  right: Float64Array
}

const MAX_BLOCK = 4096
const dsp = makeDsp()

/** Open at both ends and at once there, unless a test says otherwise. */
const PLAIN: ReverbSettings = {
  on: true,
  sizePercent: 50,
  decaySeconds: 1.2,
  dampingHz: 6000,
  preDelayMs: 0,
  lowCutHz: 20,
  returnDb: 0,
}

export class ReverbRun {
  private readonly processor: SingleProcessor
  private settings = PLAIN

  constructor(changes: Partial<ReverbSettings> = {}, rateHz = 48000) {
    this.processor = new SingleProcessor(dsp, 'reverb', { rateHz, maxBlock: MAX_BLOCK })
    this.set(changes).reset()
  }

  set(changes: Partial<ReverbSettings>) {
    this.settings = { ...this.settings, ...changes }
    const keys = Object.keys(REVERB) as (keyof ReverbSettings)[]
    this.processor.params.set(keys.map((key) => Number(this.settings[key])))
    this.processor.applyParams()
    return this
  }

  reset() {
    this.processor.reset()
    return this
  }

  run(send: Pair, block = MAX_BLOCK): Pair {
    const frames = send.left.length
    const out = { left: new Float64Array(frames), right: new Float64Array(frames) }
    for (let start = 0; start < frames; start += block) {
      const n = Math.min(block, frames - start)
      const buffer = this.processor.buffer
      for (let i = 0; i < n; i++) {
        buffer[2 * i] = send.left[start + i] as number
        buffer[2 * i + 1] = send.right[start + i] as number
      }
      this.processor.process(n)
      const after = this.processor.buffer
      for (let i = 0; i < n; i++) {
        out.left[start + i] = after[2 * i] as number
        out.right[start + i] = after[2 * i + 1] as number
      }
    }
    return out
  }
}

export function silence(frames: number): Pair {
  return { left: new Float64Array(frames), right: new Float64Array(frames) }
}

/** First frame on which two runs differ in a bit, or -1. (Printing the difference of such arrays takes minutes.) */
export function firstDifference(a: Pair, b: Pair): number {
  if (a.left.length !== b.left.length) return 0
  return a.left.findIndex((x, i) => x !== b.left[i] || a.right[i] !== b.right[i])
}

export function impulse(frames: number, left = 1, right = 1): Pair {
  const pair = silence(frames)
  pair.left[0] = left
  pair.right[0] = right
  return pair
}

export function energy(samples: Float64Array): number {
  let sum = 0
  for (let i = 0; i < samples.length; i++) sum += (samples[i] as number) ** 2
  return sum
}

export function decibels(power: number): number {
  return 10 * Math.log10(power)
}

export function foldDown({ left, right }: Pair): Float64Array {
  return left.map((sample, i) => 0.5 * (sample + (right[i] as number)))
}

/** An octave around `hz`: three resonators after Bristow-Johnson in series. */
export function octaveBand(samples: Float64Array, hz: number, rateHz: number): Float64Array {
  const w = (2 * Math.PI * hz) / rateHz
  const alpha = Math.sin(w) * Math.sinh(((Math.LN2 / 2) * w) / Math.sin(w))
  const [b0, a1, a2] = [alpha, -2 * Math.cos(w), 1 - alpha].map((c) => c / (1 + alpha)) as [number, number, number]
  const out = samples.slice()
  for (let pass = 0; pass < 3; pass++) {
    let s1 = 0
    let s2 = 0
    for (let i = 0; i < out.length; i++) {
      const x = out[i] as number
      const y = b0 * x + s1
      s1 = s2 - a1 * y
      s2 = -b0 * x - a2 * y
      out[i] = y
    }
  }
  return out
}

/** Seconds for 60 dB by backward integration (Schroeder, JASA 37, 1965); between -5 and -35 dB: T30 of ISO 3382-1. */
export function reverberationSeconds(samples: Float64Array, rateHz: number, fromDb = -5, toDb = -35): number {
  const left = new Float64Array(samples.length)
  let sum = 0
  for (let i = samples.length - 1; i >= 0; i--) {
    sum += (samples[i] as number) ** 2
    left[i] = sum
  }
  const points: [number, number][] = []
  for (let i = 0; i < left.length; i += 16) {
    const db = decibels((left[i] as number) / sum)
    if (db < fromDb && db > toDb) points.push([i / rateHz, db])
  }
  const mean = (axis: 0 | 1) => points.reduce((total, point) => total + point[axis], 0) / points.length
  const [t0, db0] = [mean(0), mean(1)]
  const over = points.reduce((total, [t, db]) => total + (t - t0) * (db - db0), 0)
  const under = points.reduce((total, [t]) => total + (t - t0) ** 2, 0)
  return -60 / (over / under)
}

/**
 * Normalised echo density (Abel and Huang, AES 121, 2006) around `frame`: the part of a 20 ms window outside its own
 * standard deviation, over that of Gaussian noise. 1 is as dense as noise.
 */
export function echoDensity(samples: Float64Array, frame: number, rateHz: number): number {
  const half = Math.round(0.01 * rateHz)
  const at = (k: number) => samples[frame + k] ?? 0
  const weight = (k: number) => 0.5 + 0.5 * Math.cos((Math.PI * k) / (half + 1))
  let total = 0
  let power = 0
  for (let k = -half; k <= half; k++) {
    total += weight(k)
    power += weight(k) * at(k) ** 2
  }
  const deviation = Math.sqrt(power / total)
  let outside = 0
  for (let k = -half; k <= half; k++) if (Math.abs(at(k)) > deviation) outside += weight(k)
  return outside / total / 0.3173105078629141
}

/** The impulse response of P. Kellet's pinking filter (within 0.05 dB of 3 dB an octave above 9 Hz at 44.1 kHz). */
export function pinkImpulse(frames: number): Float64Array {
  const poles = [0.99886, 0.99332, 0.969, 0.8665, 0.55, -0.7616]
  const gains = [0.0555179, 0.0750759, 0.153852, 0.3104856, 0.5329522, -0.016898]
  return Float64Array.from({ length: frames }, (_, i) => {
    const direct = i === 0 ? 0.5362 : i === 1 ? 0.115926 : 0
    return gains.reduce((sum, gain, j) => sum + gain * (poles[j] as number) ** i, direct)
  })
}
