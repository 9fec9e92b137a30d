import { METER_FRAME, mergeMeterFrames, STRIP_METER, STRIP_METERS } from '../../worklets/meter-frame'
import { METER } from '../engine/loudness-meter'
import { MULTIBAND_BANDS } from '../params'
import { MAX_GROUPS } from '../session/document'

/** What a strip's meters show. Peaks are linear, since the reading before. */
export interface StripReading {
  inputPeak: number
  peakLeft: number
  peakRight: number
  gainReductionDb: number
  /** Of the dynamic band of its equaliser that moved farthest: signed. */
  dynamicGainDb: number
  /** The largest level that the compressor's detector came to, in dB; -Infinity while it is off or hears nothing. */
  keyDb: number
  /** Where the sound enters the compressor and where it leaves it, on or off. */
  compressorInputPeak: number
  compressorOutputPeak: number
}

/** Peaks are linear; all of it is since the reading before. */
export interface MasterReading {
  peakLeft: number
  peakRight: number
  /** Of the output: the larger of both channels, the points between the samples included. */
  truePeak: number
  /** Of the output: linear powers. */
  meanSquareLeft: number
  meanSquareRight: number
  glueGainReductionDb: number
  /** As a strip's compressor has them. */
  glueKeyDb: number
  glueInputPeak: number
  glueOutputPeak: number
  limiterGainReductionDb: number
  /** Behind the drive. */
  limiterInputPeak: number
  limiterInputTruePeak: number
  /** Of each band, from the lowest. */
  readonly multibandGainReductionDb: number[]
  /** Of each band, before its compressor; 0 while the multiband compressor is off. */
  readonly multibandBandPeak: number[]
}

/** Loudness of what was played since it was last reset; -Infinity where it is not defined yet. */
export type LoudnessReading = Record<keyof typeof METER, number>

const LOUDNESS = Object.entries(METER) as [keyof typeof METER, number][]
/** Frames kept until they are heard: half a second at 60 a second. */
const KEPT = 32

/**
 * The meters' readings in time with the ears. Call `update` in an animation frame, then read: the objects stay the
 * same and nothing is allocated. What is drawn is what is audible, however long the output's latency.
 */
export class LiveMeters {
  readonly strips: readonly StripReading[] = Array.from({ length: MAX_GROUPS }, () => ({
    inputPeak: 0,
    peakLeft: 0,
    peakRight: 0,
    gainReductionDb: 0,
    dynamicGainDb: 0,
    keyDb: -Infinity,
    compressorInputPeak: 0,
    compressorOutputPeak: 0,
  }))
  readonly master: MasterReading = {
    peakLeft: 0,
    peakRight: 0,
    truePeak: 0,
    meanSquareLeft: 0,
    meanSquareRight: 0,
    glueGainReductionDb: 0,
    glueKeyDb: -Infinity,
    glueInputPeak: 0,
    glueOutputPeak: 0,
    limiterGainReductionDb: 0,
    limiterInputPeak: 0,
    limiterInputTruePeak: 0,
    multibandGainReductionDb: Array.from({ length: MULTIBAND_BANDS }, () => 0),
    multibandBandPeak: Array.from({ length: MULTIBAND_BANDS }, () => 0),
  }
  readonly loudness = Object.fromEntries(LOUDNESS.map(([name]) => [name, -Infinity])) as LoudnessReading
  /** Samples of the stems that were no numbers and were made silent, since the last update. */
  sanitisedSamples = 0

  private readonly frames: Float64Array[] = []
  private readonly heardFrame: () => number
  private updatedAt = -1

  /** @param heardFrame the context frame that is audible now */
  constructor(heardFrame: () => number) {
    this.heardFrame = heardFrame
  }

  /** Takes a frame from the worklets. */
  receive(frame: Float64Array): void {
    if (this.frames.length === KEPT) this.frames.shift()
    this.frames.push(frame)
  }

  /** Brings the readings up to the audible moment; a second call with the same `now` (the animation frame's) is free. */
  update(now: number = animationTime()): this {
    if (now === this.updatedAt) return this
    this.updatedAt = now
    const heard = this.heardFrame()
    let merged: Float64Array | null = null
    while (this.frames.length > 0 && (this.frames[0]?.[METER_FRAME.contextFrame] ?? 0) <= heard) {
      const frame = this.frames.shift() as Float64Array
      if (merged) mergeMeterFrames(merged, frame)
      else merged = frame
    }
    if (merged) this.publish(merged)
    return this
  }

  private publish(frame: Float64Array): void {
    const { master } = this
    const at = (index: number) => frame[index] ?? 0
    const frames = Math.max(at(METER_FRAME.energyFrames), 1)
    master.peakLeft = at(METER_FRAME.masterPeakLeft)
    master.peakRight = at(METER_FRAME.masterPeakRight)
    master.truePeak = at(METER_FRAME.truePeak)
    master.meanSquareLeft = at(METER_FRAME.energyLeft) / frames
    master.meanSquareRight = at(METER_FRAME.energyRight) / frames
    master.glueGainReductionDb = at(METER_FRAME.glueGainReductionDb)
    master.glueKeyDb = powerDb(at(METER_FRAME.glueKeyPower))
    master.glueInputPeak = at(METER_FRAME.glueInputPeak)
    master.glueOutputPeak = at(METER_FRAME.glueOutputPeak)
    master.limiterGainReductionDb = at(METER_FRAME.limiterGainReductionDb)
    master.limiterInputPeak = at(METER_FRAME.limiterInputPeak)
    master.limiterInputTruePeak = at(METER_FRAME.limiterInputTruePeak)
    for (let band = 0; band < MULTIBAND_BANDS; band++) {
      master.multibandGainReductionDb[band] = at(METER_FRAME.bands + band)
      master.multibandBandPeak[band] = at(METER_FRAME.bandPeaks + band)
    }
    for (const [name, slot] of LOUDNESS) this.loudness[name] = at(METER_FRAME.loudness + slot)
    this.sanitisedSamples = 0
    this.strips.forEach((strip, index) => {
      const base = METER_FRAME.strips + index * STRIP_METERS
      strip.inputPeak = at(base + STRIP_METER.inputPeak)
      strip.peakLeft = at(base + STRIP_METER.peakLeft)
      strip.peakRight = at(base + STRIP_METER.peakRight)
      strip.gainReductionDb = at(base + STRIP_METER.gainReductionDb)
      strip.dynamicGainDb = at(base + STRIP_METER.dynamicGainDb)
      strip.keyDb = powerDb(at(base + STRIP_METER.keyPower))
      strip.compressorInputPeak = at(base + STRIP_METER.compressorInputPeak)
      strip.compressorOutputPeak = at(base + STRIP_METER.compressorOutputPeak)
      this.sanitisedSamples += at(base + STRIP_METER.sanitised)
    })
  }
}

function powerDb(power: number): number {
  return power > 0 ? 10 * Math.log10(power) : -Infinity
}

/** The time of the animation frame, the same for all that happens before the next. */
function animationTime(): number {
  return Number(document.timeline.currentTime ?? performance.now())
}
