import { raisedCosine } from '../src/engine/raised-cosine'
import { fadeFrames } from '../src/session/loop-position'
import { type FeedQueue, type HeldBlock, PLAYER_OUTPUTS } from './feed-queue'

/** A quantum's outputs: a stereo pair each. */
export type StereoOutputs = readonly (readonly Float32Array[])[]

const NEVER = -1

/**
 * What sounds: lays a feed on context frames, with the fades that keep its beginning and its end from clicking. Frames
 * are context frames. Nothing is allocated while it renders.
 */
export class FeedVoice {
  /** Length of a fade. */
  readonly fadeFrames: number
  /** Played blocks, whose buffers go back. */
  readonly played: HeldBlock[] = []
  queue: FeedQueue | null = null
  /** Frame on which the feed's first sample sounds. */
  origin = 0
  /** From here on nothing sounds; stays in the past until the next fade-out. */
  silentFrom = NEVER
  private readonly fade: Float64Array
  private readonly onStarved: (starved: boolean) => void
  private fadeInFrom = NEVER
  private fadeOutFrom = NEVER
  /** The samples run out: silence from one fade after this frame on. */
  private dryFrom = NEVER
  /** Outputs that play something else from `turnAt` on: they fall silent before it and come back after it. */
  private readonly turning = new Uint8Array(PLAYER_OUTPUTS)
  private turnAt = NEVER

  constructor(rateHz: number, onStarved: (starved: boolean) => void) {
    this.fadeFrames = fadeFrames(rateHz)
    this.fade = raisedCosine(this.fadeFrames)
    this.onStarved = onStarved
  }

  /** Sounds, and no end is in sight. */
  get isSteady(): boolean {
    return this.queue !== null && this.fadeOutFrom === NEVER
  }

  /**
   * Starts a feed on a frame, `origin` being that of its own first sample; `isSeamless` where it carries on what sounds
   * already.
   */
  begin(queue: FeedQueue, frame: number, origin: number, isSeamless: boolean): void {
    this.queue = queue
    this.origin = origin
    if (this.dryFrom !== NEVER && !isSeamless) this.endStarving()
    // The song's own beginning sounds as it is in the export.
    if (!isSeamless) this.fadeInFrom = queue.options.startFrame === 0 ? NEVER : frame
  }

  fadeOut(frame: number): void {
    this.fadeOutFrom = frame
    this.silentFrom = frame + this.fadeFrames
  }

  /** At `frame`, at least one fade ahead, another feed carries on, of which these outputs (1 each) are others. */
  turn(outputs: Uint8Array, frame: number): void {
    this.turning.set(outputs)
    this.turnAt = frame
  }

  /** An output may still be on its way to or from something else. */
  isTurning(frame: number): boolean {
    return this.turnAt !== NEVER && frame < this.turnAt + this.fadeFrames
  }

  /** Gives up the feed, faded out or not. */
  end(): FeedQueue | null {
    const { queue } = this
    this.queue = null
    this.fadeOutFrom = NEVER
    this.fadeInFrom = NEVER
    return queue
  }

  /** Adds `frames` frames to outputs that are silent so far, at index `at`. */
  render(outputs: StereoOutputs, at: number, frame: number, frames: number): void {
    if (!this.queue) return
    const { blockFrames } = this.queue.options
    let done = 0
    while (done < frames) {
      const feedFrame = frame + done - this.origin
      const offset = feedFrame % blockFrames
      const run = Math.min(frames - done, blockFrames - offset)
      const block = this.queue.blockAt(feedFrame, this.played)
      this.watchSupply(this.queue.framesFrom(feedFrame), frame + done, run)
      if (block) this.copy(this.queue, block.samples, offset, outputs, at + done, frame + done, run)
      done += run
    }
  }

  private copy(
    queue: FeedQueue,
    samples: Float32Array,
    offset: number,
    outputs: StereoOutputs,
    at: number,
    frame: number,
    frames: number,
  ): void {
    const { outputs: map, blockFrames } = queue.options
    const isFading = this.isFading(frame, frames)
    const isTurning = this.isTurning(frame) && frame + frames > this.turnAt - this.fadeFrames
    for (let channel = 0; channel < map.length * 2; channel++) {
      const target = outputs[map[channel >> 1] as number]?.[channel & 1]
      if (!target) continue
      const from = channel * blockFrames + offset
      for (let n = 0; n < frames; n++) target[at + n] = samples[from + n] as number
      if (isTurning && this.turning[map[channel >> 1] as number] === 1) {
        for (let n = 0; n < frames; n++) target[at + n] = (target[at + n] as number) * this.turningAt(frame + n)
      }
      if (!isFading) continue
      for (let n = 0; n < frames; n++) target[at + n] = (target[at + n] as number) * this.gainAt(frame + n)
    }
  }

  private isFading(frame: number, frames: number): boolean {
    const comesIn = this.fadeInFrom !== NEVER && frame < this.fadeInFrom + this.fadeFrames
    const goes = this.fadeOutFrom !== NEVER && frame + frames > this.fadeOutFrom
    return comesIn || goes || this.dryFrom !== NEVER
  }

  private gainAt(frame: number): number {
    const { fade, fadeFrames: length } = this
    let gain = 1
    if (this.fadeInFrom !== NEVER && frame < this.fadeInFrom + length) gain = fade[frame - this.fadeInFrom] ?? 1
    return gain * this.fallingAt(frame, this.fadeOutFrom) * this.fallingAt(frame, this.dryFrom)
  }

  private turningAt(frame: number): number {
    const index = frame < this.turnAt ? this.turnAt - 1 - frame : frame - this.turnAt
    return this.fade[index] ?? 1
  }

  private fallingAt(frame: number, from: number): number {
    if (from === NEVER || frame < from) return 1
    return this.fade[this.fadeFrames - 1 - (frame - from)] ?? 0
  }

  /** Fades out before the samples run out, and in again when enough have come. */
  private watchSupply(available: number, frame: number, run: number): void {
    if (this.dryFrom === NEVER && available < run + this.fadeFrames) {
      this.dryFrom = frame + Math.max(0, available - this.fadeFrames)
      this.onStarved(true)
    } else if (this.dryFrom !== NEVER && frame >= this.dryFrom + this.fadeFrames && available > 4 * this.fadeFrames) {
      this.fadeInFrom = frame
      this.endStarving()
    }
  }

  private endStarving(): void {
    this.dryFrom = NEVER
    this.onStarved(false)
  }
}
