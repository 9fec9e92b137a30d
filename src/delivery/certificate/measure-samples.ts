import { deterministicMaths } from '../../engine/deterministic-maths'
import type { Dsp } from '../../engine/dsp'
import type { LoudnessHistory } from '../../engine/loudness-history'
import { type Loudness, LoudnessMeter, loudnessOf } from '../../engine/loudness-meter'
import { Spectrum, type ThirdOctaves } from '../../engine/spectrum'
import { type ClippedRun, ClippedRuns } from './clipped-runs'
import { type Silence, SilenceEnds } from './silence-ends'

/** Everything that is measured of a file's samples. */
export interface Measured {
  frames: number
  /** BS.1770-5 and EBU Tech 3342, of the channels that the file has. */
  loudness: Loudness
  history: LoudnessHistory
  spectrum: ThirdOctaves
  /** Integrated loudness of (left + right) / 2 on both sides; that of the file where it is mono. */
  monoLufs: number
  clipped: ClippedRun[]
  clippedTotal: number
  silence: Silence
  /** Mean of each channel, dBFS. */
  dcDbfs: number[]
  nonFinite: number
}

export interface MeasureOptions {
  rateHz: number
  channels: 1 | 2
  /** Of whole-number samples; null for floats and for what a decoder made. */
  bits: number | null
  /** The history ends here, should there be more. */
  historyFrames: number
}

const BLOCK_FRAMES = 4096

/** Measures a programme in one pass, in pieces of any length. */
export class SampleMeasures {
  readonly #dsp: Dsp
  readonly #channels: 1 | 2
  readonly #meter: LoudnessMeter
  readonly #monoMeter: LoudnessMeter | null
  readonly #spectrum: Spectrum
  readonly #clipped: ClippedRuns[]
  readonly #ends = new SilenceEnds()
  #folded = new Float32Array(0)
  #frames = 0
  #nonFinite = 0

  constructor(dsp: Dsp, { rateHz, channels, bits, historyFrames }: MeasureOptions) {
    const size = { rateHz, maxBlock: BLOCK_FRAMES, channels }
    this.#dsp = dsp
    this.#channels = channels
    this.#meter = new LoudnessMeter(dsp, { ...size, historyFrames })
    this.#monoMeter = channels === 2 ? new LoudnessMeter(dsp, size) : null
    this.#spectrum = new Spectrum(dsp, size)
    const full = bits === null ? 1 : 2 * (1 << (Math.min(24, bits) - 2))
    const top = bits === null ? 1 : (full - 1) / full
    const names = ['left', 'right'] as const
    this.#clipped = names.slice(0, channels).map((name) => new ClippedRuns(name, top))
  }

  push(left: Float32Array, right: Float32Array, nonFinite: number): void {
    this.#meter.process(left, right, left.length)
    this.#spectrum.process(left, right, left.length)
    const sides = this.#channels === 1 ? [left] : [left, right]
    let peak = 0
    sides.forEach((samples, channel) => {
      const sidePeak = peakOf(samples)
      this.#clipped[channel]?.push(samples, sidePeak)
      peak = Math.max(peak, sidePeak)
    })
    this.#ends.push(left, right, peak)
    if (this.#monoMeter) {
      const folded = this.#fold(left, right)
      this.#monoMeter.process(folded, folded, left.length)
    }
    this.#frames += left.length
    this.#nonFinite += nonFinite
  }

  finish(): Measured {
    this.#meter.finish()
    this.#meter.refresh()
    this.#monoMeter?.finish()
    this.#spectrum.finish()
    this.#monoMeter?.refresh()
    for (const runs of this.#clipped) runs.finish()
    const { log10 } = deterministicMaths(this.#dsp)
    const loudness = loudnessOf(this.#meter.values)
    const means = [loudness.dcLeft, loudness.dcRight].slice(0, this.#channels)
    return {
      frames: this.#frames,
      loudness,
      history: this.#meter.history(),
      spectrum: this.#spectrum.thirdOctaves(),
      monoLufs: this.#monoMeter ? loudnessOf(this.#monoMeter.values).integratedLufs : loudness.integratedLufs,
      clipped: this.#clipped.flatMap(({ kept }) => kept).sort((a, b) => a.startFrame - b.startFrame),
      clippedTotal: this.#clipped.reduce((sum, { total }) => sum + total, 0),
      silence: this.#ends.finish(),
      dcDbfs: means.map((mean) => 20 * log10(Math.abs(mean))),
      nonFinite: this.#nonFinite,
    }
  }

  #fold(left: Float32Array, right: Float32Array): Float32Array {
    if (this.#folded.length < left.length) this.#folded = new Float32Array(left.length)
    const folded = this.#folded
    for (let i = 0; i < left.length; i++) folded[i] = ((left[i] as number) + (right[i] as number)) / 2
    return folded
  }
}

function peakOf(samples: Float32Array): number {
  let peak = 0
  for (let i = 0; i < samples.length; i++) {
    const size = Math.abs(samples[i] as number)
    if (size > peak) peak = size
  }
  return peak
}
