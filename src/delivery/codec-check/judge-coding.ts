import type { Dsp } from '../../engine/dsp'
import { type Loudness, LoudnessMeter, loudnessOf } from '../../engine/loudness-meter'
import type { StereoBlock } from '../../engine/stem-source'
import { aligned, alignmentFrames } from './alignment'
import { type CodedOvers, codedOvers } from './coded-overs'

/** What a codec makes of a file. */
export interface CodingReport extends CodedOvers {
  rateHz: number
  frames: number
  /** How much later than the original the decoder's output is. */
  lateFrames: number
  /** Samples beyond full scale: a player that rounds to whole numbers clips them. */
  clippedSamples: number
  /** By how much a lower ceiling would about keep this coding under 0 dBTP; 0 where it does. */
  headroomDb: number
  /** True peak of what was coded. */
  originalDbtp: number
  originalLufs: number
  codedLufs: number
  /** Of the difference; -Infinity where nothing is different. */
  lostLufs: number
  /** How far the difference is raised to be heard, in whole decibels. */
  lostGainDb: number
}

const BLOCK_FRAMES = 4096
/** The raised difference is this much quieter than the song, and never above the peak. */
const LOST_BELOW_SONG_LU = 6
const LOST_PEAK_DBTP = -1
const MOST_LOST_GAIN_DB = 60

/** Compares a decoder's output with what went into the encoder, at the same rate. */
export function judgeCoding(dsp: Dsp, original: StereoBlock, decoded: StereoBlock, rateHz: number): CodingReport {
  const frames = original.left.length
  const lateFrames = alignmentFrames(original, decoded)
  const { left, right } = aligned(decoded, lateFrames, frames)
  const lost = {
    left: left.map((value, n) => original.left[n]! - value),
    right: right.map((value, n) => original.right[n]! - value),
  }
  const [ofOriginal, ofCoded, ofLost] = [original, { left, right }, lost].map((block) => measured(dsp, block, rateHz))
  const overs = codedOvers(dsp, left, right, rateHz)
  return {
    ...overs,
    rateHz,
    frames,
    lateFrames,
    clippedSamples: beyondFullScale(left) + beyondFullScale(right),
    headroomDb: overs.worstDbtp > 0 ? Math.ceil(overs.worstDbtp * 10) / 10 : 0,
    originalDbtp: ofOriginal!.truePeakDbtp,
    originalLufs: ofOriginal!.integratedLufs,
    codedLufs: ofCoded!.integratedLufs,
    lostLufs: ofLost!.integratedLufs,
    lostGainDb: lostGainDb(ofOriginal!, ofLost!),
  }
}

function measured(dsp: Dsp, { left, right }: StereoBlock, rateHz: number): Loudness {
  const meter = new LoudnessMeter(dsp, { rateHz, maxBlock: BLOCK_FRAMES, channels: 2 })
  meter.process(left, right, left.length)
  meter.finish()
  meter.refresh()
  return loudnessOf(meter.values)
}

function beyondFullScale(samples: Float32Array): number {
  let count = 0
  for (let i = 0; i < samples.length; i++) if (Math.abs(samples[i]!) > 1) count++
  return count
}

function lostGainDb(original: Loudness, lost: Loudness): number {
  const wanted = original.integratedLufs - LOST_BELOW_SONG_LU - lost.integratedLufs
  const room = LOST_PEAK_DBTP - lost.truePeakDbtp
  if (!Number.isFinite(wanted) || !Number.isFinite(room)) return 0
  return Math.max(0, Math.min(MOST_LOST_GAIN_DB, Math.floor(Math.min(wanted, room))))
}
