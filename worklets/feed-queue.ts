import type { FeedBlock, FeedRequest, FeedStream } from '../src/protocol/feed'
import { MAX_LANES } from '../src/protocol/listening'
import type { ControlBatch } from '../src/protocol/live'
import { MAX_GROUPS } from '../src/session/document'
import type { LoopFrames } from '../src/session/loop-position'

/** The player's outputs: one per strip, then one per lane. */
export const PLAYER_OUTPUTS = MAX_GROUPS + MAX_LANES

/** A block with the list that hands its buffer back: made on arrival, so that the audio thread makes nothing. */
export interface HeldBlock {
  block: FeedBlock
  transfer: ArrayBuffer[]
}

export interface FeedQueueOptions {
  feed: number
  startFrame: number
  streams: readonly FeedStream[]
  /** For each packed stream the player's output. */
  outputs: readonly number[]
  blockFrames: number
  /** Blocks that must be there before it may sound. */
  primeBlocks: number
  /** Frames that will come at all, unless it loops: then Infinity. */
  frames: number
}

/** The blocks of one run through the song, in the order of play. */
export class FeedQueue {
  readonly options: FeedQueueOptions
  /** Changes of controls that take effect with the first sample. */
  readonly batches: ControlBatch[] = []
  private readonly held: HeldBlock[] = []
  private received = 0

  constructor(options: FeedQueueOptions) {
    this.options = options
  }

  push(block: FeedBlock): void {
    this.held.push({ block, transfer: [block.samples.buffer] })
    this.received = block.index + 1
  }

  get isPrimed(): boolean {
    const { primeBlocks, blockFrames, frames } = this.options
    return this.received >= primeBlocks || this.received * blockFrames >= frames
  }

  /** Frames that are there from a frame of this run on, without a gap; Infinity where all have come. */
  framesFrom(frame: number): number {
    const { blockFrames, frames } = this.options
    const end = this.received * blockFrames
    return end >= frames ? Infinity : end - frame
  }

  /** The block that holds a frame of this run, or null where it has not come; older ones move to `played`. */
  blockAt(frame: number, played: HeldBlock[]): FeedBlock | null {
    const index = Math.floor(frame / this.options.blockFrames)
    while (this.held.length > 0 && (this.held[0] as HeldBlock).block.index < index) {
      played.push(this.held.shift() as HeldBlock)
    }
    const first = this.held[0]
    return first && first.block.index === index ? first.block : null
  }

  /** Enough has come, from a frame of this run on, for it to take over there. */
  isPrimedFrom(frame: number): boolean {
    return this.framesFrom(frame) >= this.options.primeBlocks * this.options.blockFrames
  }

  /** Gives up everything. */
  release(played: HeldBlock[]): void {
    while (this.held.length > 0) played.push(this.held.shift() as HeldBlock)
  }
}

/** Read ahead of what sounds, and there before anything may sound. */
const AHEAD_SECONDS = 2
const PRIME_SECONDS = 0.5

/** A new run through the song from `startFrame` on: the queue for its blocks, and what asks the feeder for them. */
export function openFeed(
  feed: number,
  rateHz: number,
  streams: readonly FeedStream[],
  startFrame: number,
  songFrames: number,
  loop: LoopFrames | null,
): { queue: FeedQueue; request: FeedRequest } {
  const blockFrames = rateHz > 96_000 ? 16_384 : 8_192
  const loops = loop !== null && startFrame < loop.endFrame
  const queue = new FeedQueue({
    feed,
    startFrame,
    streams,
    outputs: streams.map((stream) => stream.output),
    blockFrames,
    primeBlocks: Math.ceil((rateHz * PRIME_SECONDS) / blockFrames),
    frames: loops ? Infinity : songFrames - startFrame,
  })
  const aheadBlocks = Math.ceil((rateHz * AHEAD_SECONDS) / blockFrames)
  const request = {
    kind: 'open',
    feed,
    rateHz,
    streams,
    startFrame,
    songFrames,
    loop,
    blockFrames,
    aheadBlocks,
  } as const
  return { queue, request }
}
