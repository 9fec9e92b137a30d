import { AudibleClock } from './audible-clock'
import { FADE_SECONDS } from './gain-fade'
import { REST_SECONDS, SlotMixer } from './review-player-mixer'
import { type FindPiece, PieceShelf, type PlayedReview, type Wanted } from './review-player-shelf'
import { Stretch } from './review-player-stretch'

/** A range of the page's time axis. */
export interface FrameRange {
  readonly startFrame: number
  readonly endFrame: number
}

/** How far ahead pieces are decoded and scheduled: of pieces of 10 s, the playing one and the next. */
const READY_SECONDS = 10
const LOOK_EVERY_MS = 100
const SHORTEST_LOOP_SECONDS = 0.1
/** What is to be heard this soon must be there. */
const SOON_SECONDS = 0.2
const SLEEP_AFTER_MS = 500

export interface PlayerEvents {
  /** The song is over, or nothing can sound here. */
  onStop(): void
  onProblem(slot: number, piece: number, problem: string): void
}

/**
 * Plays a review: all slots side by side on the same frames, of which one is heard. Native nodes only, so that it runs
 * in a page that was opened from disk. Frames are those of the page's time axis.
 */
export class ReviewPlayer {
  readonly #review: PlayedReview
  readonly #events: PlayerEvents
  readonly #shelf: PieceShelf
  readonly #clock = new AudibleClock()
  #mixer: SlotMixer | null = null
  #stretches: Stretch[] = []
  /** Where the song goes on as soon as that is decoded; at rest, where it stands. */
  #standsAt: number | null
  #playing = false
  #loop: FrameRange | null = null
  #gains: readonly number[]
  #needed: readonly number[] = []
  #timer: ReturnType<typeof setInterval> | undefined
  #sleep: ReturnType<typeof setTimeout> | undefined

  constructor(review: PlayedReview, find: FindPiece, events: PlayerEvents) {
    this.#review = review
    this.#events = events
    this.#shelf = new PieceShelf(review, find, () => this.#look(), events.onProblem)
    this.#standsAt = review.startFrame
    this.#gains = review.slots.map(() => 0)
  }

  get playing(): boolean {
    return this.#playing
  }

  /** By how many frames this browser's decoder is late; before the first piece. */
  setDecoderDelay(frames: number): void {
    this.#shelf.delayFrames = frames
  }

  /** A piece came, or no more will. */
  arrived(): void {
    this.#look()
  }

  /** A gain per slot, reached in a cross-fade. `needed`: slots without which nothing starts. */
  setGains(gains: readonly number[], needed: readonly number[]): void {
    this.#needed = needed
    this.#gains = gains
    this.#mixer?.fadeTo(gains)
  }

  /** To be called in answer to a gesture: browsers allow sound only then. Rejects where there is no sound at this rate. */
  async play(): Promise<void> {
    if (this.#playing) return
    clearTimeout(this.#sleep)
    this.#mixer ??= new SlotMixer(this.#review.rateHz, this.#gains)
    this.#playing = true
    await this.#mixer.context.resume()
    // Stopped again while the context woke up.
    if (!this.#playing) return
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS)
    this.#look()
  }

  pause(): void {
    if (!this.#playing) return
    this.#goTo(this.positionFrame())
    this.#playing = false
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#sleep = setTimeout(() => void this.#mixer?.context.suspend(), SLEEP_AFTER_MS)
    this.#look()
  }

  seek(frame: number): void {
    const { startFrame, endFrame } = this.#review
    this.#goTo(Math.round(Math.max(startFrame, Math.min(frame, endFrame - 1))))
    this.#look()
  }

  /** Plays this range again and again, from when the song comes to its end; null plays on. */
  setLoop(loop: FrameRange | null): void {
    const isLong = loop && loop.endFrame - loop.startFrame >= SHORTEST_LOOP_SECONDS * this.#review.rateHz
    this.#loop = isLong ? loop : null
    // What is scheduled behind the old loop's end is scheduled anew.
    if (this.#standsAt === null) this.#replan()
  }

  /** The frame that is heard now, in whole frames. */
  positionFrame(): number {
    if (this.#standsAt !== null || !this.#mixer) return this.#standsAt ?? this.#review.startFrame
    const { context } = this.#mixer
    const seconds = context.currentTime - (context.outputLatency || 0)
    const frame = this.#clock.read(seconds, performance.now() / 1000, this.#playing) * this.#review.rateHz
    const heard = this.#stretches.findLast((stretch) => stretch.atFrame <= frame) ?? this.#stretches[0]
    return Math.min(Math.floor(heard?.songFrameAt(frame) ?? this.#review.startFrame), this.#review.endFrame - 1)
  }

  get #nowFrame(): number {
    return Math.round((this.#mixer?.context.currentTime ?? 0) * this.#review.rateHz)
  }

  /** The next context frame on which something may begin. */
  #nextFrame(): number {
    const { rateHz } = this.#review
    let frame = Math.ceil((this.#mixer?.nextSeconds ?? 0) * rateHz)
    for (const { atFrame } of this.#stretches) {
      if (atFrame <= frame) frame = Math.max(frame, atFrame + Math.ceil((FADE_SECONDS + REST_SECONDS) * rateHz))
    }
    return frame
  }

  /** Lets go of what plays, and stands at a frame until that is decoded. */
  #goTo(songFrame: number): void {
    this.#cutAt(this.#nextFrame())
    this.#standsAt = songFrame
  }

  /** The same song from the same frame, with another plan of what follows. */
  #replan(): void {
    const at = this.#nextFrame()
    const playing = this.#stretches.findLast((stretch) => stretch.atFrame <= at)
    if (!playing) return
    const songFrame = playing.songFrameAt(at)
    this.#cutAt(at)
    if (songFrame < this.#review.endFrame) this.#begin(at, songFrame)
    this.#look()
  }

  #cutAt(frame: number): void {
    for (const stretch of this.#stretches) {
      if (stretch.atFrame >= frame) stretch.dispose()
      else if (stretch.endFrame > frame) stretch.end(frame)
    }
    this.#stretches = this.#stretches.filter((stretch) => stretch.atFrame < frame)
  }

  #begin(atFrame: number, songFrame: number): Stretch | null {
    if (!this.#mixer) return null
    const stretch = new Stretch(this.#mixer, this.#review, this.#shelf, atFrame, songFrame)
    this.#stretches.push(stretch)
    return stretch
  }

  /** Keeps decoding and scheduling ahead of the sound. */
  #look(): void {
    this.#shelf.keep(this.#wanted())
    if (!this.#playing || !this.#mixer) return
    if (this.#standsAt !== null && this.#isReadyAt(this.#standsAt)) {
      this.#begin(this.#nextFrame(), this.#standsAt)
      this.#standsAt = null
    }
    const now = this.#nowFrame
    this.#waitForPieces(now)
    this.#planLoop(now)
    for (const stretch of this.#stretches) stretch.feed(now, now + this.#readyFrames)
    for (const over of this.#stretches.filter((stretch) => stretch.lastFrame < now)) over.dispose()
    this.#stretches = this.#stretches.filter((stretch) => stretch.lastFrame >= now)
    this.#stopAtEnd()
  }

  get #readyFrames(): number {
    return READY_SECONDS * this.#review.rateHz
  }

  #wanted(): Wanted[] {
    const now = this.#nowFrame
    if (this.#standsAt !== null) return this.#wantedAt(this.#standsAt, this.#standsAt + this.#readyFrames)
    return this.#stretches.flatMap((stretch) => stretch.wanted(now, now + this.#readyFrames))
  }

  #wantedAt(from: number, to: number): Wanted[] {
    const isNeeded = ({ slot }: Wanted) => (this.#needed.includes(slot) ? 0 : 1)
    return this.#review.slots
      .flatMap((_, slot) => this.#shelf.within(slot, from, to).map((piece) => ({ slot, piece })))
      .sort((a, b) => a.piece - b.piece || isNeeded(a) - isNeeded(b))
  }

  #isReadyAt(frame: number): boolean {
    const isThere = (slot: number) =>
      this.#shelf.within(slot, frame, frame + 1).every((piece) => this.#shelf.get(slot, piece) !== undefined)
    return this.#needed.every(isThere)
  }

  /** Where the file comes slower than it is played, the song stands until there is more of it. */
  #waitForPieces(now: number): void {
    const soon = now + SOON_SECONDS * this.#review.rateHz
    const next = this.#stretches.findLast((stretch) => stretch.atFrame <= soon)
    const frame = next?.songFrameAt(soon)
    if (this.#standsAt === null && frame !== undefined && !this.#isReadyAt(frame)) this.#goTo(this.positionFrame())
  }

  #planLoop(now: number): void {
    for (let last = this.#stretches.at(-1); this.#loop && last; last = this.#stretches.at(-1)) {
      const wrap = last.atFrame + this.#loop.endFrame - last.songFrame
      const isPlayedOut = last.songFrame >= this.#loop.endFrame || last.endFrame !== Number.POSITIVE_INFINITY
      if (isPlayedOut || wrap > now + this.#readyFrames) return
      last.end(wrap)
      this.#begin(wrap, this.#loop.startFrame)
      this.#shelf.keep(this.#wanted())
    }
  }

  #stopAtEnd(): void {
    const { startFrame, endFrame } = this.#review
    if (this.#standsAt !== null || this.positionFrame() < endFrame - 1) return
    this.pause()
    this.#standsAt = startFrame
    this.#look()
    this.#events.onStop()
  }
}
