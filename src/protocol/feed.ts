import type { LoopFrames } from '../session/loop-position'

/** What one output of the player plays: stems summed in list order, found by their hash. */
export interface FeedStream {
  readonly output: number
  readonly sha256: readonly string[]
  /** Song frame on which their first frame sounds; a strip's is 0. */
  readonly offsetFrames: number
  /** The part of them that sounds over and over, in their own frames (CompareLane); a strip has none. */
  readonly loop: LoopFrames | null
}

/** Player to feeder. A feed is one run through the song, in the order in which it will sound. */
export type FeedRequest =
  | {
      kind: 'open'
      feed: number
      rateHz: number
      streams: readonly FeedStream[]
      startFrame: number
      songFrames: number
      loop: LoopFrames | null
      blockFrames: number
      /** Blocks that may be under way or unplayed at once. */
      aheadBlocks: number
    }
  /** A played block goes back: its buffer is used again, and one more block may be sent. */
  | FeedBlock
  | { kind: 'close'; feed: number }

/**
 * `blockFrames` frames of every stream: for stream n, left at 2n and right at 2n + 1 times `blockFrames`. The object
 * itself travels to and fro, so that the audio thread makes nothing new.
 */
export interface FeedBlock {
  kind: 'block'
  feed: number
  index: number
  samples: Float32Array<ArrayBuffer>
}

/** Feeder to player. */
export type FeedReply = FeedBlock | { kind: 'failed'; feed: number; message: string }
