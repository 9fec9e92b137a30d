import type { Dsp } from './dsp'
import { livePlanes } from './live-planes'

interface SpectrumExports {
  spectrum_create(rateHz: number, maxBlock: number, channels: number): number
  spectrum_inputs(self: number): number
  spectrum_bands(self: number): number
  spectrum_centres(self: number): number
  spectrum_levels(self: number): number
  spectrum_process(self: number, frames: number): void
  spectrum_finish(self: number): void
  spectrum_reset(self: number): void
}

/** What the bands are called (IEC 61260-1, annex E); their exact centres are 10^(n / 10) Hz. */
export const NOMINAL_CENTRES_HZ = [
  20, 25, 31.5, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150,
  4000, 5000, 6300, 8000, 10000, 12500, 16000, 20000,
] as const

/** Plain arrays: they cross threads and go into files. A band whose centre is not below half the rate is not there. */
export interface ThirdOctaves {
  /** Exact. */
  centresHz: Float64Array
  /** Mean square of both channels together, in dB: a full-scale sine in one channel is -3.01. -Infinity of nothing. */
  levelsDb: Float64Array
}

/**
 * Long-term average spectrum in third octaves (IEC 61260-1, base 10) from Hann windows of 8192 frames at 44.1 and 48 kHz,
 * as long in time at higher rates, overlapping by half. Lines are 5 to 6 Hz apart and a tone covers four of them, so the
 * bands up to 63 Hz take from each other; noise is right in all of them.
 */
export class Spectrum {
  private readonly dsp: Dsp
  private readonly calls: SpectrumExports
  private readonly self: number
  private readonly maxBlock: number
  private readonly inputs: (() => Float32Array)[]

  /** `channels`: with 1 the right one is not read. Takes 0.5 MB or more: not in an audio thread. */
  constructor(dsp: Dsp, { rateHz, maxBlock, channels }: { rateHz: number; maxBlock: number; channels: 1 | 2 }) {
    this.dsp = dsp
    this.calls = dsp.exports as unknown as SpectrumExports
    this.self = this.calls.spectrum_create(rateHz, maxBlock, channels)
    this.maxBlock = maxBlock
    this.inputs = livePlanes(dsp, this.calls.spectrum_inputs(this.self), 2, maxBlock)
  }

  /** Any number of frames. NaN and infinities count as 0. */
  process(left: Float32Array, right: Float32Array, frames: number): void {
    for (let start = 0; start < frames; start += this.maxBlock) {
      const end = Math.min(frames, start + this.maxBlock)
      this.inputs[0]!().set(left.subarray(start, end))
      this.inputs[1]!().set(right.subarray(start, end))
      this.calls.spectrum_process(this.self, end - start)
    }
  }

  /** Ends a programme: one that is shorter than a window is read against silence. */
  finish(): void {
    this.calls.spectrum_finish(this.self)
  }

  reset(): void {
    this.calls.spectrum_reset(this.self)
  }

  thirdOctaves(): ThirdOctaves {
    const bands = this.calls.spectrum_bands(this.self)
    return {
      centresHz: this.dsp.f64(this.calls.spectrum_centres(this.self), bands).slice(),
      levelsDb: this.dsp.f64(this.calls.spectrum_levels(this.self), bands).slice(),
    }
  }
}
