import { deterministicMaths } from '../../engine/deterministic-maths'
import type { Dsp } from '../../engine/dsp'
import { type Loudness, LoudnessMeter, loudnessOf } from '../../engine/loudness-meter'
import { type ClippedRun, ClippedRuns } from './clipped-runs'
import { type Silence, SilenceEnds } from './silence-ends'

/** Everything that is measured of a file's samples. */
export interface Measured {
  frames: number
  /** BS.1770-5 and EBU Tech 3342, of the channels that the file has. */
  loudness: Loudness
  /** Integrated loudness of (left + right) / 2 on both sides; that of the file where it is mono. */
  monoLufs: number
  clipped: ClippedRun[]
  clippedTotal: number
  silence: Silence
  /** Mean of each channel, dBFS. */
  dcDbfs: number[]
  nonFinite: number
}

const BLOCK_FRAMES = 4096

/** Measures a programme in one pass, in pieces of any length. */
export class SampleMeasures {
  readonly #dsp: Dsp
  readonly #channels: 1 | 2
  readonly #meter: LoudnessMeter
  readonly #monoMeter: LoudnessMeter | null
  readonly #clipped: ClippedRuns[]
  readonly #ends = new SilenceEnds()
  readonly #sums = [0, 0]
  #folded = new Float32Array(0)
  #frames = 0
  #nonFinite = 0

  /** `bits`: of whole-number samples; null for floats and for what a decoder made. */
  constructor(dsp: Dsp, { rateHz, channels, bits }: { rateHz: number; channels: 1 | 2; bits: number | null }) {
    this.#dsp = dsp
    this.#channels = channels
    this.#meter = new LoudnessMeter(dsp, { rateHz, maxBlock: BLOCK_FRAMES, channels })
    this.#monoMeter = channels === 2 ? new LoudnessMeter(dsp, { rateHz, maxBlock: BLOCK_FRAMES, channels }) : null
    const full = bits === null ? 1 : 2 * (1 << (Math.min(24, bits) - 2))
    const top = bits === null ? 1 : (full - 1) / full
    const names = ['left', 'right'] as const
    this.#clipped = names.slice(0, channels).map((name) => new ClippedRuns(name, top))
  }

  push(left: Float32Array, right: Float32Array, nonFinite: number): void {
    this.#meter.process(left, right, left.length)
    const sides = this.#channels === 1 ? [left] : [left, right]
    let peak = 0
    sides.forEach((samples, channel) => {
      const sidePeak = this.#peakAndSum(samples, channel)
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
    this.#monoMeter?.refresh()
    for (const runs of this.#clipped) runs.finish()
    const { log10 } = deterministicMaths(this.#dsp)
    const loudness = loudnessOf(this.#meter.values)
    return {
      frames: this.#frames,
      loudness,
      monoLufs: this.#monoMeter ? loudnessOf(this.#monoMeter.values).integratedLufs : loudness.integratedLufs,
      clipped: this.#clipped.flatMap(({ kept }) => kept).sort((a, b) => a.startFrame - b.startFrame),
      clippedTotal: this.#clipped.reduce((sum, { total }) => sum + total, 0),
      silence: this.#ends.finish(),
      dcDbfs: this.#sums.slice(0, this.#channels).map((sum) => 20 * log10(Math.abs(sum) / Math.max(1, this.#frames))),
      nonFinite: this.#nonFinite,
    }
  }

  /** The block's largest absolute value; adds its sum to the channel's. */
  #peakAndSum(samples: Float32Array, channel: number): number {
    let peak = 0
    let sum = 0
    for (let i = 0; i < samples.length; i++) {
      const value = samples[i] as number
      sum += value
      const size = Math.abs(value)
      if (size > peak) peak = size
    }
    this.#sums[channel] = (this.#sums[channel] as number) + sum
    return peak
  }

  #fold(left: Float32Array, right: Float32Array): Float32Array {
    if (this.#folded.length < left.length) this.#folded = new Float32Array(left.length)
    const folded = this.#folded
    for (let i = 0; i < left.length; i++) folded[i] = ((left[i] as number) + (right[i] as number)) / 2
    return folded
  }
}
