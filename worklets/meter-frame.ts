/** Readings of one strip, in the order in which its engine gives them. */
export const STRIP_METER = {
  inputPeak: 0,
  peakLeft: 1,
  peakRight: 2,
  gainReductionDb: 3,
  sanitised: 4,
  dynamicGainDb: 5,
} as const
export const STRIP_METERS = 6

/** Where the readings stand in the one frame that the worklets post. Loudness follows the engine's METER order. */
export const METER_FRAME = {
  contextFrame: 0,
  masterPeakLeft: 1,
  masterPeakRight: 2,
  glueGainReductionDb: 3,
  limiterGainReductionDb: 4,
  loudness: 5,
  /** Gain reduction of each band of the multiband compressor. */
  bands: 20,
  strips: 24,
} as const

export const METER_FRAME_LENGTH = METER_FRAME.strips + 8 * STRIP_METERS

/** Meter frames a second. */
const METER_HZ = 60

/** Whether readings are due with the quantum from `frame` on: the same answer in every node. */
export function isMeterDue(frame: number, frames: number, rateHz: number): boolean {
  const every = rateHz / METER_HZ
  return Math.floor((frame + frames) / every) !== Math.floor(frame / every)
}
