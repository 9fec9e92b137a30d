import { raisedCosine } from '../engine/raised-cosine'
import type { StemSource, StereoBlock } from '../engine/stem-source'
import { SummedSource } from '../engine/summed-source'
import type { FeedBlock, FeedReply, FeedRequest, FeedStream } from '../protocol/feed'
import { fadeFrames } from '../session/loop-position'
import { LaneSource } from './lane-source'
import { readPlayOrder } from './play-order'

/** Finds a stem's samples at the wanted rate (converted where the stem has another). */
export type OpenSource = (sha256: string, rateHz: number) => Promise<StemSource>

/** The end of a MessagePort that is used here: the same for a worker's port and Node's in the tests. */
export interface FeedPort {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: FeedReply, transfer?: Transferable[]): void
}

type OpenRequest = Extract<FeedRequest, { kind: 'open' }>

/**
 * Serves a player over `port`: for every feed that it opens, blocks of all streams in the order of play, as many ahead
 * as it asks for. Runs where the stems are stored; never reads more than it may send.
 */
export function serveFeed(port: FeedPort, openSource: OpenSource): void {
  const feeds = new Map<number, Feed>()
  const pool = new BufferPool()
  port.onmessage = ({ data }: MessageEvent<FeedRequest>) => {
    if (data.kind === 'open') {
      const feed = new Feed(data, openSource, pool, port)
      feeds.set(data.feed, feed)
      void feed.run()
    } else if (data.kind === 'block') {
      pool.give(data.samples)
      feeds.get(data.feed)?.allowOneMore()
    } else {
      feeds.get(data.feed)?.close()
      feeds.delete(data.feed)
    }
  }
}

/** Buffers that came back from the player. */
class BufferPool {
  private readonly free: Float32Array<ArrayBuffer>[] = []

  take(length: number): Float32Array<ArrayBuffer> {
    const found = this.free.findIndex((buffer) => buffer.length === length)
    if (found < 0) return new Float32Array(length)
    return this.free.splice(found, 1)[0] ?? new Float32Array(length)
  }

  give(buffer: Float32Array<ArrayBuffer>): void {
    if (buffer.length > 0 && this.free.length < 16) this.free.push(buffer)
  }
}

class Feed {
  private credits: number
  private closed = false
  private wake: (() => void) | null = null
  private readonly request: OpenRequest
  private readonly openSource: OpenSource
  private readonly pool: BufferPool
  private readonly port: FeedPort

  constructor(request: OpenRequest, openSource: OpenSource, pool: BufferPool, port: FeedPort) {
    this.request = request
    this.openSource = openSource
    this.pool = pool
    this.port = port
    this.credits = request.aheadBlocks
  }

  allowOneMore(): void {
    this.credits++
    this.wake?.()
  }

  close(): void {
    this.closed = true
    this.wake?.()
  }

  /** Reads and sends until the song has ended, or the feed is closed. */
  async run(): Promise<void> {
    const { feed, blockFrames, loop, startFrame, songFrames, rateHz } = this.request
    try {
      const sources = await Promise.all(this.request.streams.map((stream) => this.openStream(stream)))
      const fade = raisedCosine(fadeFrames(rateHz))
      // One fade's length past the end, so that a reference that is longer than the song can be faded out.
      const loops = loop !== null && startFrame < loop.endFrame
      const frames = loops ? Infinity : songFrames + fade.length - startFrame
      for (let index = 0; index * blockFrames < frames; index++) {
        if (this.credits === 0) await this.credit()
        if (this.closed) return
        this.credits--
        const samples = this.pool.take(sources.length * 2 * blockFrames)
        const spans = sources.map((source, stream) => {
          const at = stream * 2 * blockFrames
          const left = samples.subarray(at, at + blockFrames)
          const right = samples.subarray(at + blockFrames, at + 2 * blockFrames)
          return readPlayOrder(source, { startFrame, loop, fade }, index * blockFrames, left, right)
        })
        await Promise.all(spans)
        if (this.closed) return this.pool.give(samples)
        const block: FeedBlock = { kind: 'block', feed, index, samples }
        this.port.postMessage(block, [samples.buffer])
      }
    } catch (error) {
      this.fail(error)
    }
  }

  private async openStream(stream: FeedStream): Promise<StemSource> {
    const { rateHz } = this.request
    const sum = new SummedSource(await Promise.all(stream.sha256.map((sha256) => this.openStem(sha256, rateHz))))
    return stream.offsetFrames === 0 && stream.loop === null ? sum : new LaneSource(sum, stream)
  }

  /** A stem that cannot be read is said and silent: the others play on. */
  private async openStem(sha256: string, rateHz: number): Promise<StemSource> {
    try {
      return await this.openSource(sha256, rateHz)
    } catch (error) {
      this.fail(error)
      return { rateHz, frames: 0, read: async (_start, frames) => silence(frames) }
    }
  }

  private fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    this.port.postMessage({ kind: 'failed', feed: this.request.feed, message })
  }

  private credit(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = null
        resolve()
      }
    })
  }
}

function silence(frames: number): StereoBlock {
  return { left: new Float32Array(frames), right: new Float32Array(frames) }
}
