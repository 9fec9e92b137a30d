import { describe, expect, it } from 'vitest'
import { amplitudeOf, CHARACTERS, decibels, saturate, sine } from './saturator-runner'

const RATES = [44100, 48000, 96000]

/** The largest part between 20 Hz and 20 kHz that is no harmonic of 5 kHz, on a grid of 20 Hz, over the fundamental. */
function aliasesDbc(samples: Float64Array, rateHz: number): number {
  const frames = rateHz / 20
  let most = 0
  for (let cycles = 1; cycles <= 1000; cycles++) {
    if (cycles % 250 !== 0) most = Math.max(most, amplitudeOf(samples, frames, cycles))
  }
  return decibels(most / amplitudeOf(samples, frames, 250))
}

// Measured: -132 dBc or less at +12 dB, -105 at +18 dB; with the highs driven 6 dB harder by the tone -109 and -74.
// Broken once by oversampling half as much: every character failed at every rate (tape at +18 dB: -67).
describe.each(CHARACTERS)('aliases of 5 kHz at 0 dBFS, %s', (character) => {
  it.each(RATES)('are under -120 dBc at +12 dB (the bar is -90) and -100 at +18 dB (-70), at %i Hz', (rateHz) => {
    // Long enough for the constant part, which the tube's start leaves behind, to be gone from the lowest bins.
    const tone = sine(2 * rateHz, 5000, rateHz, 1)
    for (const [driveDb, tonePercent, bar] of [
      [12, 0, -120],
      [18, 0, -100],
      [12, 100, -90],
      [18, 100, -70],
    ] as const) {
      const { left } = saturate(tone, { character, driveDb, tonePercent }, { rateHz })
      expect(aliasesDbc(left, rateHz), `${driveDb} dB, tone ${tonePercent} %`).toBeLessThan(bar)
    }
  })
})
