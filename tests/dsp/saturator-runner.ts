import { SATURATOR } from '../../src/params'
import { type ParamStep, runSingle, type Stereo64, slots } from './eq-runner'

export const CHARACTERS = ['tape', 'tube', 'console'] as const
export type Character = (typeof CHARACTERS)[number]

export interface SaturatorValues {
  on?: boolean
  character?: Character
  driveDb?: number
  tonePercent?: number
  mixPercent?: number
  autoGain?: boolean
}

/** The section's slots; switched on unless said otherwise. */
export function saturatorSlots(values: SaturatorValues = {}): number[] {
  return slots(SATURATOR, { on: true, ...values })
}

export function saturate(
  input: Stereo64,
  values: SaturatorValues | readonly ParamStep[],
  options: { rateHz?: number; block?: number } = {},
): Stereo64 {
  const steps = 'length' in values ? values : [{ frame: 0, params: saturatorSlots(values) }]
  return runSingle('saturator', input, steps, options)
}

/** A sine of `amplitude` on the left, and turned by 90 degrees on the right. */
export function sine(frames: number, hz: number, rateHz: number, amplitude: number): Stereo64 {
  const w = (2 * Math.PI * hz) / rateHz
  return {
    left: Float64Array.from({ length: frames }, (_, i) => amplitude * Math.sin(w * i)),
    right: Float64Array.from({ length: frames }, (_, i) => amplitude * Math.cos(w * i)),
  }
}

/** Amplitude of the part of the last `frames` samples that turns `cycles` times in them (Goertzel's algorithm). */
export function amplitudeOf(samples: Float64Array, frames: number, cycles: number): number {
  const c = 2 * Math.cos((2 * Math.PI * cycles) / frames)
  let [s1, s2] = [0, 0]
  for (let i = samples.length - frames; i < samples.length; i++) {
    const s0 = (samples[i] as number) + c * s1 - s2
    s2 = s1
    s1 = s0
  }
  return (2 * Math.sqrt(Math.max(0, s1 * s1 + s2 * s2 - c * s1 * s2))) / frames
}

export const decibels = (x: number) => 20 * Math.log10(Math.abs(x))

/** The first frame on which two runs are not the same bits (-0 is 0), or -1. */
export function firstDifference(a: Stereo64, b: Stereo64): number {
  const frames = Math.max(a.left.length, b.left.length)
  for (let i = 0; i < frames; i++) if (a.left[i] !== b.left[i] || a.right[i] !== b.right[i]) return i
  return -1
}
