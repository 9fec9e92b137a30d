import { FADE_SECONDS } from './gain-fade'
import { readPiece } from './review-player-piece'

export interface PlayedPiece {
  /** On the page's time axis. */
  readonly firstFrame: number
  readonly frames: number
}

export interface PlayedReview {
  readonly codec: 'flac' | 'opus'
  readonly rateHz: number
  readonly leadFrames: number
  /** Where the song begins and ends on the page's time axis. */
  readonly startFrame: number
  readonly endFrame: number
  readonly slots: readonly { readonly pieces: readonly PlayedPiece[] }[]
}

/** A coded piece: undefined while it may still come, null where it never will. */
export type FindPiece = (slot: number, piece: number) => Blob | null | undefined

/** Null: nothing to hear there. */
type Held = AudioBuffer | null | 'decoding'

export interface Wanted {
  readonly slot: number
  readonly piece: number
}

/** Two at a time: every decoding needs memory, and the first one wanted is wanted soonest. */
const DECODERS = 2

/** The decoded pieces around the playing position, and no others. */
export class PieceShelf {
  delayFrames = 0
  readonly fallFrames: number
  readonly #review: PlayedReview
  readonly #find: FindPiece
  readonly #onProblem: (slot: number, piece: number, problem: string) => void
  readonly #onRead: () => void
  readonly #held = new Map<string, Held>()
  #queue: readonly Wanted[] = []
  #decoding = 0

  /** `onRead`: a piece came out of the decoder. `onProblem`: it is silence instead, and why. */
  constructor(
    review: PlayedReview,
    find: FindPiece,
    onRead: () => void,
    onProblem: (slot: number, piece: number, problem: string) => void,
  ) {
    this.#review = review
    this.#find = find
    this.#onRead = onRead
    this.#onProblem = onProblem
    this.fallFrames = review.codec === 'opus' ? Math.round(FADE_SECONDS * review.rateHz) : 0
  }

  /** Indices of the pieces of a slot that sound within [from, to). */
  within(slot: number, from: number, to: number): number[] {
    const pieces = this.#review.slots[slot]?.pieces ?? []
    return [...pieces.keys()].filter((index) => {
      const piece = pieces[index] as PlayedPiece
      return piece.firstFrame < to && piece.firstFrame + piece.frames + this.fallFrames > from
    })
  }

  /** Undefined while it is not there yet; null where there will be silence. */
  get(slot: number, piece: number): AudioBuffer | null | undefined {
    const held = this.#held.get(keyOf(slot, piece))
    return held === 'decoding' ? undefined : held
  }

  /** Keeps these, most urgent first; lets go of all others. */
  keep(wanted: readonly Wanted[]): void {
    const keys = new Set(wanted.map(({ slot, piece }) => keyOf(slot, piece)))
    for (const key of this.#held.keys()) if (!keys.has(key)) this.#held.delete(key)
    this.#queue = wanted
    this.#decodeNext()
  }

  #decodeNext(): void {
    for (const { slot, piece } of this.#queue) {
      if (this.#decoding >= DECODERS) return
      const key = keyOf(slot, piece)
      if (this.#held.has(key)) continue
      const blob = this.#find(slot, piece)
      if (blob === undefined) continue
      if (blob === null) {
        this.#held.set(key, null)
        this.#onProblem(slot, piece, 'is missing')
        continue
      }
      this.#held.set(key, 'decoding')
      this.#decoding++
      void this.#decode(slot, piece, blob).finally(() => {
        this.#decoding--
        this.#decodeNext()
        this.#onRead()
      })
    }
  }

  async #decode(slot: number, piece: number, blob: Blob): Promise<void> {
    const { codec, rateHz, leadFrames, slots } = this.#review
    const pieces = slots[slot]?.pieces ?? []
    const read = await readPiece(blob, {
      codec,
      rateHz,
      leadFrames,
      delayFrames: this.delayFrames,
      frames: pieces[piece]?.frames ?? 0,
      riseFrames: piece > 0 ? this.fallFrames : 0,
      fallFrames: piece < pieces.length - 1 ? this.fallFrames : 0,
    }).catch(() => ({ problem: 'cannot be read' }))
    const key = keyOf(slot, piece)
    // Not wanted any more: the song went elsewhere.
    if (this.#held.get(key) !== 'decoding') return
    this.#held.set(key, 'problem' in read ? null : read)
    if ('problem' in read) this.#onProblem(slot, piece, read.problem)
  }
}

const keyOf = (slot: number, piece: number) => `${slot}/${piece}`
