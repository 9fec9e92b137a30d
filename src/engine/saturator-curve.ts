import { SATURATOR, type StripSettings, slotValue } from '../params'
import type { Dsp } from './dsp'

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

/** Samples of one period: enough that what folds back from the highest harmonics does not show. */
const PERIOD = 256

/** Levels of the 2nd to the `last` harmonic of a sine of this peak, in decibels under the fundamental. */
export function saturatorHarmonicsDb(dsp: Dsp, settings: SaturatorSettings, peak: number, last: number): number[] {
  const sine = Float64Array.from({ length: PERIOD }, (_, n) => peak * Math.sin((2 * Math.PI * n) / PERIOD))
  const wave = saturatorCurve(dsp, settings, sine)
  const fundamental = magnitudeAt(wave, 1)
  return Array.from({ length: last - 1 }, (_, i) => 20 * Math.log10(magnitudeAt(wave, i + 2) / fundamental))
}

/** Magnitude of one line of the discrete Fourier transform. */
function magnitudeAt(wave: Float64Array, line: number): number {
  let real = 0
  let imaginary = 0
  wave.forEach((value, n) => {
    const phase = (2 * Math.PI * line * n) / PERIOD
    real += value * Math.cos(phase)
    imaginary -= value * Math.sin(phase)
  })
  return Math.hypot(real, imaginary)
}
