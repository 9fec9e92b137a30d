import { describe, expect, it } from 'vitest'
import { NOMINAL_CENTRES_HZ, Spectrum, type ThirdOctaves } from '../../src/engine/spectrum'
import { dsp, randomFrom, type Stereo, sine } from './limiter-signals'

interface Read {
  rateHz?: number
  channels?: 1 | 2
  block?: number
}

function read({ left, right }: Stereo, { rateHz = 48000, channels = 2, block = 4096 }: Read = {}): ThirdOctaves {
  const spectrum = new Spectrum(dsp, { rateHz, maxBlock: block, channels })
  spectrum.process(left, right, left.length)
  spectrum.finish()
  return spectrum.thirdOctaves()
}

/** Edges in Hz of band n, from 20 Hz up. */
const edges = (n: number) => [10 ** ((13 + n - 0.5) / 10), 10 ** ((13 + n + 0.5) / 10)] as const
const bandOf = (hz: number) => NOMINAL_CENTRES_HZ.indexOf(hz as 1000)

/** Gaussian noise of unit power. */
function gaussian(frames: number, seed: number): Float64Array {
  const random = randomFrom(seed)
  return Float64Array.from({ length: frames }, () => {
    const size = Math.sqrt(-2 * Math.log(1 - random()))
    return size * Math.cos(2 * Math.PI * random())
  })
}

describe('the long-term spectrum', () => {
  it('names its bands as IEC 61260-1 does', () => {
    const { centresHz } = read({ left: sine(100, 1, 0.1), right: sine(100, 1, 0.1) })
    expect(centresHz.length).toBe(31)
    centresHz.forEach((hz, n) => {
      expect(hz).toBeCloseTo(10 ** ((13 + n) / 10), 9)
      expect(Math.abs(hz / (NOMINAL_CENTRES_HZ[n] as number) - 1)).toBeLessThan(0.015)
    })
  })

  it.each([44100, 48000, 96000, 192000])('reads a tone at its mean square in its own band alone at %i Hz', (rateHz) => {
    for (const hz of [200, 1000, 5000, 16000]) {
      const frames = 2 * rateHz
      const left = sine(frames, 0.5, NOMINAL_CENTRES_HZ[bandOf(hz)]! / rateHz)
      const { levelsDb } = read({ left, right: left.map((value) => value / 2) }, { rateHz })
      const band = bandOf(hz)
      expect(Math.abs(levelsDb[band]! - 10 * Math.log10(0.125 + 0.125 / 4))).toBeLessThan(0.001)
      for (const other of [band - 2, band + 2]) expect(levelsDb[other] ?? -Infinity).toBeLessThan(-70)
    }
  })

  it('adds the powers of both channels, whatever their phases', () => {
    const left = sine(96000, 0.5, 1000 / 48000)
    const levels = [0, 90, 180, 270].map((degrees) => {
      const right = sine(96000, 0.25, 1000 / 48000, degrees)
      return read({ left, right }).levelsDb[bandOf(1000)]!
    })
    for (const level of levels) expect(Math.abs(level - 10 * Math.log10(0.125 + 0.03125))).toBeLessThan(0.001)
  })

  it('reads white noise in proportion to the width of a band', () => {
    const frames = 48000 * 20
    const [left, right] = [1, 2].map((seed) => Float32Array.from(gaussian(frames, seed), (value) => 0.1 * value))
    const { levelsDb } = read({ left: left!, right: right! })
    levelsDb.forEach((level, n) => {
      const [low, high] = edges(n)
      const expected = 10 * Math.log10((2 * 0.01 * (high - low)) / 24000)
      // Standard deviation of such a mean: 4.34 dB / sqrt(2 channels x bandwidth x seconds); five of them.
      expect(Math.abs(level - expected)).toBeLessThan((5 * 4.34) / Math.sqrt(2 * (high - low) * 20))
    })
  })

  it('reads noise that falls by 3 dB an octave alike in all bands', () => {
    // First-order low-passes two octaves apart, each 6 dB under the one before: 1/f within 0.5 dB from 20 Hz to 5 kHz.
    const rateHz = 48000
    const seconds = 60
    const sections = Array.from({ length: 6 }, (_, n) => ({
      pole: 1 - (2 * Math.PI * 6 * 4 ** n) / rateHz,
      gain: 2 ** -n,
    }))
    const frames = seconds * rateHz
    const states = sections.map(() => 0)
    const left = Float32Array.from(gaussian(frames, 3), (white) =>
      sections.reduce((sum, { pole, gain }, n) => {
        states[n] = pole * states[n]! + (1 - pole) * white
        return sum + gain * states[n]!
      }, 0),
    )
    const powerAt = (hz: number) => {
      const w = (2 * Math.PI * hz) / rateHz
      let [real, imaginary] = [0, 0]
      for (const { pole, gain } of sections) {
        const [a, b] = [1 - pole * Math.cos(w), pole * Math.sin(w)]
        real += (gain * (1 - pole) * a) / (a * a + b * b)
        imaginary -= (gain * (1 - pole) * b) / (a * a + b * b)
      }
      return real * real + imaginary * imaginary
    }
    const { levelsDb } = read({ left, right: new Float32Array(frames) })
    levelsDb.forEach((level, n) => {
      const [low, high] = edges(n)
      const points = Array.from({ length: 200 }, (_, k) => powerAt(low + ((k + 0.5) / 200) * (high - low)))
      const expected = 10 * Math.log10(((points.reduce((a, b) => a + b) / 200) * (high - low)) / (rateHz / 2))
      // As above; and a window that sees 12 Hz to each side makes more of a slope in the lowest bands.
      const bend = n < 4 ? 0.6 : 0.05
      expect(Math.abs(level - expected)).toBeLessThan((5 * 4.34) / Math.sqrt((high - low) * seconds) + bend)
    })
    const middle = levelsDb.subarray(bandOf(63), bandOf(5000))
    expect(Math.max(...middle) - Math.min(...middle)).toBeLessThan(2)
  })

  it('ends at half the rate, counts one channel of a mono file, and reads silence as nothing', () => {
    const tone = sine(20000, 0.5, 0.05)
    expect(read({ left: tone, right: tone }, { rateHz: 32000 }).levelsDb.length).toBe(30)
    const mono = read({ left: tone, right: tone }, { channels: 1 })
    expect(mono).toEqual(read({ left: tone, right: new Float32Array(20000) }))
    const silent = new Float32Array(20000)
    expect(read({ left: silent, right: silent }).levelsDb.every((level) => level === -Infinity)).toBe(true)
  })

  it('is the same for any block size, and after a reset', () => {
    const stereo = { left: Float32Array.from(gaussian(30000, 5)), right: Float32Array.from(gaussian(30000, 6)) }
    const once = read(stereo)
    for (const block of [1, 17, 128]) expect(read(stereo, { block })).toEqual(once)
    const spectrum = new Spectrum(dsp, { rateHz: 48000, maxBlock: 4096, channels: 2 })
    for (let run = 0; run < 2; run++) {
      spectrum.reset()
      spectrum.process(stereo.left, stereo.right, 30000)
      spectrum.finish()
      expect(spectrum.thirdOctaves()).toEqual(once)
    }
  })

  it('counts NaN and infinities as silence, and reads what is shorter than a window', () => {
    const left = sine(3000, 0.5, 0.05)
    const cleaned = left.slice()
    left[1500] = Number.NaN
    left[1501] = Number.POSITIVE_INFINITY
    cleaned[1500] = cleaned[1501] = 0
    const right = new Float32Array(3000)
    expect(read({ left, right })).toEqual(read({ left: cleaned, right }))
    expect(read({ left, right }).levelsDb[bandOf(2500)]).toBeGreaterThan(-40)
  })
})
