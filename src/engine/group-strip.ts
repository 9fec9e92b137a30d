import { defaultStrip, packBlock, STRIP_LAYOUT, STRIP_PROCESSORS } from '../params'
import type { Dsp } from './dsp'

interface GroupStripExports {
  groupStripCreate(rateHz: number, maxBlock: number): number
  groupStripParams(strip: number): number
  groupStripPorts(strip: number): number
  groupStripMeters(strip: number): number
  groupStripApplyParams(strip: number): void
  groupStripSetAudition(strip: number, gain: number): void
  groupStripSetDelta(strip: number, processor: number, band: number): void
  groupStripSetScope(strip: number, processor: number): void
  groupStripHasDelta(strip: number): number
  groupStripReset(strip: number): void
  groupStripProcess(strip: number, frames: number, songFrame: number): void
  groupStripLatency(strip: number): number
  groupStripRides(strip: number): number
  groupStripSetRides(strip: number, sections: number): void
  groupStripClearMeters(strip: number): void
}

/** Places in `GroupStrip.meters`: magnitudes and powers are linear, the reduction is in decibels, at least 0. */
export const STRIP_METER = {
  inPeak: 0,
  outPeakLeft: 1,
  outPeakRight: 2,
  gainReductionDb: 3,
  sanitisedSamples: 4,
  /** Of the dynamic band that moved farthest: signed. */
  dynamicGainDb: 5,
  /** Largest power that the compressor's gain computer saw in either channel: 0 while it is off. */
  keyPower: 6,
  /** Of both channels, where the sound enters the compressor and where it leaves it, on or off. */
  compressorInputPeak: 7,
  compressorOutputPeak: 8,
} as const

/** Planes of input, output, dry output, delta, and before and after the watched processor. */
const PORTS = 12
const SCOPE_PORT = 8

/** The send has no delta of its own: what it adds is the reverb's. */
const LAST_DELTA = STRIP_PROCESSORS.indexOf('rides')

/** Sections that a strip has room for: those of a song (MAX_SECTIONS of the session). */
const MAX_RIDES = 64

/**
 * One group's strip: trim, polarity, repair, filters, equaliser, compressor, transient shaper, saturator, width, rides,
 * fader, balance, mute. Write samples to the inputs, call `process`, read the outputs: they hold what went in
 * `latencyFrames` before. `dry*` is the cleaned input at the same latency, for the plain sum; `delta*` what one processor
 * changes, while that is listened to.
 * A new strip is neutral. Channel views must be fetched anew after another processor was created in the same Dsp.
 */
export class GroupStrip {
  readonly latencyFrames: number
  /** Whether a processor is looked at. */
  hasScope = false
  private readonly calls: GroupStripExports
  private readonly strip: number
  private readonly ports: (() => Float32Array)[]
  private readonly liveParams: () => Float64Array
  private readonly liveMeters: () => Float64Array
  private readonly liveRides: () => Float64Array

  constructor(dsp: Dsp, { rateHz, maxBlock }: { rateHz: number; maxBlock: number }) {
    this.calls = dsp.exports as unknown as GroupStripExports
    this.strip = this.calls.groupStripCreate(rateHz, maxBlock)
    const ports = this.calls.groupStripPorts(this.strip)
    this.ports = Array.from({ length: PORTS }, (_, port) => dsp.liveF32(ports + port * maxBlock * 4, maxBlock))
    this.liveParams = dsp.liveF64(this.calls.groupStripParams(this.strip), STRIP_LAYOUT.length)
    this.liveMeters = dsp.liveF64(this.calls.groupStripMeters(this.strip), Object.keys(STRIP_METER).length)
    this.liveRides = dsp.liveF64(this.calls.groupStripRides(this.strip), 2 * MAX_RIDES)
    this.latencyFrames = this.calls.groupStripLatency(this.strip)
    packBlock(STRIP_LAYOUT, defaultStrip(), this.params)
    this.applyParams()
    this.reset()
  }

  /** The parameter block (STRIP_LAYOUT): write, then `applyParams()`. */
  get params(): Float64Array {
    return this.liveParams()
  }

  get inputLeft(): Float32Array {
    return this.port(0)
  }

  get inputRight(): Float32Array {
    return this.port(1)
  }

  get outputLeft(): Float32Array {
    return this.port(2)
  }

  get outputRight(): Float32Array {
    return this.port(3)
  }

  get dryLeft(): Float32Array {
    return this.port(4)
  }

  get dryRight(): Float32Array {
    return this.port(5)
  }

  /** What one processor changes, where the output is, where `hasDelta` says so. */
  get deltaLeft(): Float32Array {
    return this.port(6)
  }

  get deltaRight(): Float32Array {
    return this.port(7)
  }

  /** STRIP_METER values since `clearMeters()`. */
  get meters(): Float64Array {
    return this.liveMeters()
  }

  /** Makes the parameter block the new targets; the sound follows without a click. */
  applyParams(): void {
    this.calls.groupStripApplyParams(this.strip)
  }

  /**
   * The section rides, by song frame: pairs of a section's first frame and its gain offset in decibels, in the order of
   * the song; an empty list is none. Rides that change while they play are cross-faded.
   */
  setRides(list: Float64Array): void {
    this.liveRides().set(list)
    this.calls.groupStripSetRides(this.strip, list.length / 2)
  }

  /** Solo and the like: a gain on both outputs, for listening only. Exactly 1 changes nothing. */
  setAudition(gain: number): void {
    this.calls.groupStripSetAudition(this.strip, gain)
  }

  /**
   * Hears what a processor changes: its output less its input, aligned, through the rides and the fader behind it. By its
   * number in STRIP_PROCESSORS from repair to rides; any other listens to none. With `band` (0 to 7) of the equaliser only
   * what that band works on is heard, in what leaves the equaliser; of the filters what the high-pass (0) or the low-pass
   * (1) works on. It never reaches the output.
   */
  setDelta(processor: number, band = -1): void {
    this.calls.groupStripSetDelta(this.strip, ownProcessor(processor), band)
  }

  /** Looks at the sound before and after a processor, by its number as in `setDelta`; any other looks at none. */
  setScope(processor: number): void {
    this.hasScope = ownProcessor(processor) >= 0
    this.calls.groupStripSetScope(this.strip, ownProcessor(processor))
  }

  /** Of the last `process`, where `hasScope`: left (0) and right (1) before the processor, left (2) and right (3) after it. */
  scopePlane(plane: number): Float32Array {
    return this.port(SCOPE_PORT + plane)
  }

  /** Whether the last `process` wrote the delta: while it is listened to, and until it has faded out. */
  get hasDelta(): boolean {
    return this.calls.groupStripHasDelta(this.strip) !== 0
  }

  /** Forgets all sound and goes to every target at once. */
  reset(): void {
    this.calls.groupStripReset(this.strip)
  }

  /** Processes the first `frames` (at most maxBlock) frames of the inputs; `songFrame` is where they lie in the song. */
  process(frames: number, songFrame: number): void {
    this.calls.groupStripProcess(this.strip, frames, songFrame)
  }

  clearMeters(): void {
    this.calls.groupStripClearMeters(this.strip)
  }

  private port(index: number): Float32Array {
    return (this.ports[index] as () => Float32Array)()
  }
}

function ownProcessor(number: number): number {
  return number >= 0 && number <= LAST_DELTA ? number : -1
}
