import type { Dsp } from '../engine/dsp'
import { Spectrum, type ThirdOctaves } from '../engine/spectrum'

/** The engine's bands begin with 20 Hz. */
const FIRST_BAND = 1
/** A spectrum that is told a rate higher by so many bands takes windows four times as long, and names each band so. */
const BANDS_HIGHER = 6
/** From 250 Hz on the lines of the shorter windows are close enough. */
const LONG_BANDS = 10

/**
 * Long-term spectrum in third octaves from 25 Hz on (IEC 61260-1, base ten): the engine's, which takes windows of 0.17 s,
 * and below 250 Hz the same with windows of 0.68 s, in which a bass note does not reach into the bands beside its own.
 */
export class ThirdOctaveLevels {
  private readonly short: Spectrum
  private readonly long: Spectrum

  constructor(dsp: Dsp, rateHz: number) {
    const size = { maxBlock: 4096, channels: 2 } as const
    this.short = new Spectrum(dsp, { rateHz, ...size })
    this.long = new Spectrum(dsp, { rateHz: rateHz * 10 ** (BANDS_HIGHER / 10), ...size })
  }

  process(left: Float32Array, right: Float32Array): void {
    this.short.process(left, right, left.length)
    this.long.process(left, right, left.length)
  }

  reset(): void {
    this.short.reset()
    this.long.reset()
  }

  /** Ends a programme, as in `Spectrum`. */
  finish(): void {
    this.short.finish()
    this.long.finish()
  }

  read(): ThirdOctaves {
    const { centresHz, levelsDb } = this.short.thirdOctaves()
    const low = this.long.thirdOctaves().levelsDb.subarray(FIRST_BAND + BANDS_HIGHER)
    const levels = levelsDb.slice(FIRST_BAND)
    levels.set(low.subarray(0, LONG_BANDS))
    return { centresHz: centresHz.slice(FIRST_BAND), levelsDb: levels }
  }
}
