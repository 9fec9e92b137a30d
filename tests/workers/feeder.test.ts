import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import type { FeedBlock, FeedReply, FeedRequest } from '../../src/protocol/feed'
import { type FeedPort, serveFeed } from '../../src/workers/feeder'
import { MemorySource } from '../engine/memory-source'

const RATE = 48_000
const FADE = 480
const BLOCK = 1000
const ramp = new MemorySource(
  RATE,
  Float32Array.from({ length: 10_000 }, (_, n) => (n + 1) / 2 ** 16),
)
const flat = new MemorySource(RATE, new Float32Array(6000).fill(0.25))

const open = { kind: 'open', feed: 1, rateHz: RATE, startFrame: 0, loop: null, blockFrames: BLOCK } as const
const streams = [
  { output: 0, sha256: ['ramp'], offsetFrames: 0, loop: null },
  { output: 3, sha256: ['ramp', 'flat'], offsetFrames: 0, loop: null },
]

let ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports) port.close()
  ports = []
})

/** The player's side of a real channel. */
function connect() {
  const { port1, port2 } = new MessageChannel()
  ports = [port1, port2]
  const replies: FeedReply[] = []
  port1.on('message', (reply: FeedReply) => replies.push(reply))
  serveFeed(port2 as unknown as FeedPort, async (sha256) => {
    if (sha256 === 'ramp') return ramp
    if (sha256 === 'flat') return flat
    throw new Error(`lost.wav is not stored here`)
  })
  const blocks = () => replies.filter((reply): reply is FeedBlock => reply.kind === 'block')
  return {
    replies,
    blocks,
    ask: (request: FeedRequest) =>
      port1.postMessage(request, request.kind === 'block' ? [request.samples.buffer] : undefined),
    settle: () => new Promise((resolve) => setTimeout(resolve, 30)),
    /** Left channel of a stream, all blocks joined. */
    left: (stream: number) =>
      blocks().flatMap(({ samples }) => [...samples.subarray(stream * 2 * BLOCK, (stream * 2 + 1) * BLOCK)]),
  }
}

it('sends as many blocks as it may, and one more for each that comes back', async () => {
  const player = connect()
  player.ask({ ...open, streams, songFrames: 10_000, aheadBlocks: 3 })
  await player.settle()
  expect(player.blocks().map((block) => block.index)).toEqual([0, 1, 2])
  player.ask(player.blocks()[0] as FeedBlock)
  await player.settle()
  expect(player.blocks()).toHaveLength(4)
  player.ask({ kind: 'close', feed: 1 })
  player.ask(player.blocks()[1] as FeedBlock)
  await player.settle()
  expect(player.blocks()).toHaveLength(4)
})

it('packs every stream, sums the stems of one, and ends with the song', async () => {
  const player = connect()
  player.ask({ ...open, streams, songFrames: 10_000, aheadBlocks: 100 })
  await player.settle()
  expect(player.blocks()).toHaveLength(11)
  expect(player.left(0).slice(0, 10_000)).toEqual([...(await ramp.read(0, 10_000)).left])
  expect(player.left(1)[5999]).toBe(Math.fround(6000 / 2 ** 16 + 0.25))
  expect(player.left(1)[6000]).toBe(6001 / 2 ** 16)
})

it('follows a loop: cross-fades into what leads up to its start, then plays the start as it is', async () => {
  const player = connect()
  const loop = { startFrame: 2000, endFrame: 4500 }
  player.ask({ ...open, streams, songFrames: 10_000, loop, aheadBlocks: 10 })
  await player.settle()
  const left = player.left(0)
  expect(left).toHaveLength(10_000)
  expect(left.slice(0, 4500 - FADE)).toEqual([...(await ramp.read(0, 4500 - FADE)).left])
  expect(left.slice(4500, 4500 + 2500 - FADE)).toEqual([...(await ramp.read(2000, 2500 - FADE)).left])
  expect(left[9500]).toBe(2001 / 2 ** 16)
  const middle = left[4500 - FADE / 2] ?? 0
  expect(middle).toBeCloseTo((4500 - FADE / 2 + (2000 - FADE / 2)) / 2 / 2 ** 16, 4)
  for (let n = 4500 - FADE; n < 4500; n += 1) expect(left[n]).toBeLessThanOrEqual((n + 1) / 2 ** 16)
})

it('says which stem it cannot read, and plays the others', async () => {
  const player = connect()
  const lost = [{ output: 0, sha256: ['lost'], offsetFrames: 0, loop: null }, ...streams]
  player.ask({ ...open, streams: lost, songFrames: 2000, aheadBlocks: 10 })
  await player.settle()
  expect(player.replies.filter((reply) => reply.kind === 'failed')).toEqual([
    { kind: 'failed', feed: 1, message: 'lost.wav is not stored here' },
  ])
  expect(player.left(0).every((value) => value === 0)).toBe(true)
  expect(player.left(1)[0]).toBe(1 / 2 ** 16)
})
