import { METER } from '../src/engine/loudness-meter'
import { MULTIBAND_BANDS } from '../src/params'
import { MAX_GROUPS } from '../src/session/document'

/** Readings of one strip, in the order in which its engine gives them. */
export const STRIP_METER = {
  inputPeak: 0,
  peakLeft: 1,
  peakRight: 2,
  gainReductionDb: 3,
  sanitised: 4,
  dynamicGainDb: 5,
  keyPower: 6,
  compressorInputPeak: 7,
  compressorOutputPeak: 8,
} as const
export const STRIP_METERS = Object.keys(STRIP_METER).length

const LOUDNESS = 4
const PEAKS = LOUDNESS + Object.keys(METER).length
const BANDS = PEAKS + 10
const STRIPS = BANDS + 2 * MULTIBAND_BANDS

/**
 * Where the readings stand in the one frame that the worklets post. Of several frames the loudness of the last counts, the
 * sums are added up, and of everything else counts what is farthest from 0. Loudness follows the engine's METER order.
 */
export const METER_FRAME = {
  contextFrame: 0,
  /** Sums of squares of the master's output, and of how many frames. */
  energyLeft: 1,
  energyRight: 2,
  energyFrames: 3,
  loudness: LOUDNESS,
  masterPeakLeft: PEAKS,
  masterPeakRight: PEAKS + 1,
  truePeak: PEAKS + 2,
  glueGainReductionDb: PEAKS + 3,
  glueKeyPower: PEAKS + 4,
  glueInputPeak: PEAKS + 5,
  glueOutputPeak: PEAKS + 6,
  limiterGainReductionDb: PEAKS + 7,
  limiterInputPeak: PEAKS + 8,
  limiterInputTruePeak: PEAKS + 9,
  /** Gain reduction of each band of the multiband compressor, then what came into each. */
  bands: BANDS,
  bandPeaks: BANDS + MULTIBAND_BANDS,
  strips: STRIPS,
} as const

export const METER_FRAME_LENGTH = STRIPS + MAX_GROUPS * STRIP_METERS

/** Makes `into` the readings of itself and of a later frame together. */
export function mergeMeterFrames(into: Float64Array, later: Float64Array): void {
  for (let n = 0; n < METER_FRAME_LENGTH; n++) {
    const value = later[n] ?? 0
    const before = into[n] ?? 0
    const isSum = n >= METER_FRAME.energyLeft && n <= METER_FRAME.energyFrames
    const isLatest = n === METER_FRAME.contextFrame || (n >= LOUDNESS && n < PEAKS)
    if (isSum) into[n] = before + value
    else if (isLatest || Math.abs(value) > Math.abs(before)) into[n] = value
  }
}

/** Meter frames a second. */
const METER_HZ = 60

/** Whether readings are due with the quantum from `frame` on: the same answer in every node. */
export function isMeterDue(frame: number, frames: number, rateHz: number): boolean {
  const every = rateHz / METER_HZ
  return Math.floor((frame + frames) / every) !== Math.floor(frame / every)
}
