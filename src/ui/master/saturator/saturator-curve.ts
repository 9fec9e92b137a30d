import type { Dsp } from '../../../engine/dsp'
import { SingleProcessor } from '../../../engine/single-processor'
import { SATURATOR, type StripSettings, slotValue } from '../../../params'

interface SaturatorCurveExports {
  saturator_curve(character: number, driveDb: number, isAutoGain: number, input: number): number
}

type SaturatorSettings = StripSettings['saturator']

/** What leaves the curve that runs for each input, both linear, at tone 0 and mix 100 %, above the lows. */
export function saturatorCurve(dsp: Dsp, settings: SaturatorSettings, inputs: Float64Array): Float64Array {
  const calls = dsp.exports as unknown as SaturatorCurveExports
  const character = slotValue(SATURATOR.character, settings.character)
  const autoGain = settings.autoGain ? 1 : 0
  return inputs.map((input) => calls.saturator_curve(character, settings.driveDb, autoGain, input))
}

const RATE_HZ = 48_000
const SINE_HZ = 1000
/** Frames until the oversampler is full and the constant part of a lopsided curve is gone, and frames measured. */
const SETTLING = 4800
const MEASURED = 480

/** One saturator for all drawings: what is allocated in the binary stays allocated. */
const saturators = new WeakMap<Dsp, SingleProcessor>()

/**
 * The 2nd to the 5th harmonic of a sine of 1 kHz at `levelDbfs`, in decibels over its fundamental: measured on the
 * saturator that runs, with its tone and its mix, as if it were on.
 */
export function saturatorHarmonicsDb(dsp: Dsp, settings: SaturatorSettings, levelDbfs: number): number[] {
  let saturator = saturators.get(dsp)
  if (!saturator) {
    saturator = new SingleProcessor(dsp, 'saturator', { rateHz: RATE_HZ, maxBlock: SETTLING + MEASURED })
    saturators.set(dsp, saturator)
  }
  const values = { ...settings, on: true }
  Object.entries(SATURATOR).forEach(([id, param], slot) => {
    saturator.params[slot] = slotValue(param, values[id as keyof SaturatorSettings])
  })
  saturator.applyParams()
  saturator.reset()
  const peak = 10 ** (levelDbfs / 20)
  const { buffer } = saturator
  for (let frame = 0; frame < SETTLING + MEASURED; frame++) {
    const value = peak * Math.sin((2 * Math.PI * SINE_HZ * frame) / RATE_HZ)
    buffer[2 * frame] = value
    buffer[2 * frame + 1] = value
  }
  saturator.process(SETTLING + MEASURED)
  const fundamental = magnitudeAt(saturator.buffer, SINE_HZ)
  return [2, 3, 4, 5].map((n) => 20 * Math.log10(magnitudeAt(saturator.buffer, n * SINE_HZ) / fundamental))
}

/** Magnitude of the left channel's part at a frequency, over whole periods at the end of the buffer. */
function magnitudeAt(buffer: Float64Array, hz: number): number {
  let real = 0
  let imaginary = 0
  for (let frame = SETTLING; frame < SETTLING + MEASURED; frame++) {
    const phase = (2 * Math.PI * hz * frame) / RATE_HZ
    const value = buffer[2 * frame] ?? 0
    real += value * Math.cos(phase)
    imaginary -= value * Math.sin(phase)
  }
  return Math.hypot(real, imaginary)
}
