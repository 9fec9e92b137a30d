import { FADE_SECONDS, fadeGain } from './gain-fade'
import type { PieceShelf, PlayedReview, Wanted } from './review-player-shelf'

/** Nearer than this a browser may be too late for a beginning, and would move the sound. */
const LATE_SECONDS = 0.015

/** Where sound goes: the context, and an input per slot. */
export interface SlotInputs {
  readonly context: AudioContext
  readonly inputs: readonly AudioNode[]
}

/**
 * A piece of time in which the song runs on: from a start, a seek or a loop's wrap to the next one. All slots play in
 * it side by side, each piece on its own frame; it rises and falls in a raised cosine, so that two stretches that meet
 * make a cross-fade.
 */
export class Stretch {
  /** Context frame and song frame of its beginning. */
  readonly atFrame: number
  readonly songFrame: number
  /** Context frame from which it fades; Infinity while nothing is known of that. */
  endFrame = Number.POSITIVE_INFINITY
  readonly #to: SlotInputs
  readonly #review: PlayedReview
  readonly #shelf: PieceShelf
  readonly #gains: GainNode[]
  readonly #sources = new Set<AudioBufferSourceNode>()
  readonly #scheduled = new Set<string>()

  constructor(to: SlotInputs, review: PlayedReview, shelf: PieceShelf, atFrame: number, songFrame: number) {
    this.#to = to
    this.#review = review
    this.#shelf = shelf
    this.atFrame = atFrame
    this.songFrame = songFrame
    // Nothing is cut off at the song's very beginning.
    const isWhole = songFrame <= review.startFrame
    this.#gains = to.inputs.map((input) => {
      const gain = new GainNode(to.context, { gain: isWhole ? 1 : 0 })
      gain.connect(input)
      if (!isWhole) fadeGain(gain.gain, 0, 1, atFrame / review.rateHz)
      return gain
    })
  }

  /** The song's frame at a context frame within it. */
  songFrameAt(contextFrame: number): number {
    return this.songFrame + Math.max(0, contextFrame - this.atFrame)
  }

  /** What has to be decoded for the context frames up to `untilFrame`, soonest first. */
  wanted(nowFrame: number, untilFrame: number): Wanted[] {
    const from = this.songFrameAt(nowFrame)
    const until = Math.min(untilFrame, this.endFrame + this.#fadeFrames)
    if (until <= nowFrame) return []
    const to = this.songFrame + until - this.atFrame
    return this.#review.slots
      .flatMap((_, slot) => this.#shelf.within(slot, from, to).map((piece) => ({ slot, piece })))
      .sort((a, b) => this.#pieceOf(a).firstFrame - this.#pieceOf(b).firstFrame)
  }

  /** Schedules what is decoded by now; what is due and not there is silent, and comes in on its frame later. */
  feed(nowFrame: number, untilFrame: number): void {
    for (const wanted of this.wanted(nowFrame, untilFrame)) {
      const key = `${wanted.slot}/${wanted.piece}`
      const buffer = this.#shelf.get(wanted.slot, wanted.piece)
      if (buffer === undefined || this.#scheduled.has(key)) continue
      this.#scheduled.add(key)
      if (buffer) this.#start(buffer, wanted, nowFrame)
    }
  }

  /** Fades from this context frame on, then falls silent. */
  end(frame: number): void {
    if (this.endFrame !== Number.POSITIVE_INFINITY) this.#forgetEnd()
    this.endFrame = frame
    for (const gain of this.#gains) fadeGain(gain.gain, 1, 0, frame / this.#review.rateHz)
    for (const source of this.#sources) source.stop((frame + this.#fadeFrames) / this.#review.rateHz)
  }

  /** Once its last sample was played. */
  dispose(): void {
    for (const source of this.#sources) source.disconnect()
    for (const gain of this.#gains) gain.disconnect()
  }

  get lastFrame(): number {
    return this.endFrame + this.#fadeFrames
  }

  get #fadeFrames(): number {
    return Math.ceil(FADE_SECONDS * this.#review.rateHz)
  }

  #pieceOf({ slot, piece }: Wanted) {
    const found = this.#review.slots[slot]?.pieces[piece]
    if (!found) throw new Error(`There is no piece ${piece} in slot ${slot}`)
    return found
  }

  #start(buffer: AudioBuffer, wanted: Wanted, nowFrame: number): void {
    const { rateHz } = this.#review
    const { context } = this.#to
    const due = this.atFrame + this.#pieceOf(wanted).firstFrame - this.songFrame
    const margin = Math.ceil((LATE_SECONDS + context.baseLatency) * rateHz)
    const wantedAt = Math.max(due, this.atFrame)
    const isLate = wantedAt < nowFrame + margin
    const at = isLate ? nowFrame + 2 * margin : wantedAt
    if (at - due >= buffer.length) return
    const source = new AudioBufferSourceNode(context, { buffer })
    const gain = this.#gains[wanted.slot] as GainNode
    source.connect(isLate ? this.#risingInto(gain, at / rateHz) : gain)
    source.start(at / rateHz, (at - due) / rateHz)
    if (this.endFrame !== Number.POSITIVE_INFINITY) source.stop(this.lastFrame / rateHz)
    this.#sources.add(source)
    source.onended = () => {
      source.disconnect()
      this.#sources.delete(source)
    }
  }

  /** What comes in late, in the middle of its sound, does not click. */
  #risingInto(gain: GainNode, atSeconds: number): GainNode {
    const rise = new GainNode(this.#to.context, { gain: 0 })
    fadeGain(rise.gain, 0, 1, atSeconds)
    rise.connect(gain)
    return rise
  }

  /** It was to end at a loop's wrap, and ends earlier: that fade is taken back. */
  #forgetEnd(): void {
    for (const gain of this.#gains) gain.gain.cancelScheduledValues(this.endFrame / this.#review.rateHz)
  }
}
