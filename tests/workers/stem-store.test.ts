import { describe, expect, it } from 'vitest'
import { OpfsFolder } from '../../src/workers/opfs-folder'
import type { Exclusively } from '../../src/workers/opfs-types'
import { StemStore } from '../../src/workers/stem-store'
import { Cancelled, type IncomingPiece, type IncomingStem, takeIn } from '../../src/workers/take-in'
import { FakeFolder } from './fake-folder'

const FRAMES = 700_000
const left = Float32Array.from({ length: FRAMES }, (_, i) => Math.fround(Math.sin(i / 7) * 0.9))
const right = Float32Array.from({ length: FRAMES }, (_, i) => Math.fround(Math.cos(i / 11) * 0.8))

/** One lock for all tabs, as Web Locks are. */
function oneAtATime(): Exclusively {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

const exclusively = oneAtATime()
const storeIn = (disk: FakeFolder) => new StemStore(new OpfsFolder(disk.tab(), exclusively))
const incoming = (channels = 2, fileName = 'a.wav'): IncomingStem => ({
  fileName,
  rateHz: 48000,
  channels,
  lossy: false,
  container: 'wav',
  bitDepth: 24,
  warnings: ['said before'],
  expectedFrames: FRAMES,
})

function* pieces(channels: Float32Array[], size = 65_536): Generator<IncomingPiece> {
  for (let at = 0; at < FRAMES; at += size) {
    yield { channels: channels.map((one) => one.slice(at, at + size)), fraction: Math.min(1, (at + size) / FRAMES) }
  }
}

const quiet = { onProgress: () => undefined, isCancelled: () => false }
const take = (store: StemStore, channels = [left, right], fileName = 'a.wav') =>
  takeIn(incoming(channels.length, fileName), pieces(channels), store, quiet)

const whole = (samples: Float32Array, from: number, to: number) => {
  const out = new Float32Array(to - from)
  out.set(samples.subarray(Math.max(0, from), Math.max(0, to)), Math.max(0, -from))
  return out
}

async function expectSamples(store: StemStore, sha256: string, channels = [left, right]) {
  const source = await store.open(sha256)
  for (const [from, to] of [
    [0, 10],
    [524_286, 524_300],
    [-5, 5],
    [FRAMES - 3, FRAMES + 9],
    [FRAMES, FRAMES + 2],
    [0, FRAMES],
  ] as const) {
    const block = await source.read(from, to - from)
    expect(Buffer.compare(bytesOf(block.left), bytesOf(whole(channels[0] ?? left, from, to)))).toBe(0)
    expect(Buffer.compare(bytesOf(block.right), bytesOf(whole(channels.at(-1) ?? left, from, to)))).toBe(0)
  }
}

const bytesOf = (samples: Float32Array) => Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)

describe('stems are kept', () => {
  it('by hash, and found again by the next page load', async () => {
    const disk = new FakeFolder()
    const { stem, peaks } = await take(storeIn(disk))
    expect(stem.ref).toMatchObject({ fileName: 'a.wav', rateHz: 48000, channels: 2, frames: FRAMES, lossy: false })
    expect(stem.warnings).toEqual(['said before'])
    const again = storeIn(disk)
    expect(await again.find(stem.ref.sha256)).toEqual({ stem, peaks })
    await expectSamples(again, stem.ref.sha256)
    expect(await again.find('0'.repeat(64))).toBeNull()
    expect([...disk.files.keys()].filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('with one channel for mono, heard on both sides', async () => {
    const disk = new FakeFolder()
    const store = storeIn(disk)
    const { stem } = await take(store, [left])
    expect(disk.files.get(`${stem.ref.sha256}.f32`)?.length).toBe(FRAMES * 4)
    await expectSamples(store, stem.ref.sha256, [left])
  })

  it('once, though they come twice, at the same time, from two tabs, while they are played', async () => {
    const disk = new FakeFolder()
    const [a, b] = [storeIn(disk), storeIn(disk)]
    const [first, second] = await Promise.all([take(a), take(b, undefined, 'b.wav')])
    expect(first.stem.ref.sha256).toBe(second.stem.ref.sha256)
    await expectSamples(a, first.stem.ref.sha256)
    const third = await take(b)
    expect(third.stem.warnings).toEqual(['said before'])
    await expectSamples(b, first.stem.ref.sha256)
    expect([...disk.files.keys()].filter((name) => name.endsWith('.f32'))).toHaveLength(1)
    expect([...disk.files.keys()].filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('in a browser that neither shares handles nor renames', async () => {
    const disk = new FakeFolder()
    disk.hasMove = false
    disk.hasReadOnly = false
    const [a, b] = [storeIn(disk), storeIn(disk)]
    const { stem } = await take(a)
    await expectSamples(a, stem.ref.sha256)
    await expectSamples(b, stem.ref.sha256)
  })

  it('with their outline drawn again where it was lost', async () => {
    const disk = new FakeFolder()
    const { stem, peaks } = await take(storeIn(disk))
    disk.files.delete(`${stem.ref.sha256}.peaks`)
    expect((await storeIn(disk).find(stem.ref.sha256))?.peaks).toEqual(peaks)
  })

  it('or not at all: what was cut short or is half described is not found', async () => {
    const disk = new FakeFolder()
    const { stem } = await take(storeIn(disk))
    const name = `${stem.ref.sha256}.f32`
    const bytes = disk.files.get(name) ?? new Uint8Array(0)
    disk.files.set(name, bytes.slice(0, -4))
    expect(await storeIn(disk).find(stem.ref.sha256)).toBeNull()
    disk.files.set(name, bytes)
    disk.files.set(`${stem.ref.sha256}.json`, new TextEncoder().encode('{"ref":{'))
    expect(await storeIn(disk).find(stem.ref.sha256)).toBeNull()
    // Added again, it is whole again.
    expect(await storeIn(disk).find((await take(storeIn(disk))).stem.ref.sha256)).not.toBeNull()
  })
})

describe('where there is no room', () => {
  for (const quotaBytes of [0, 1_000_000, FRAMES * 8 + 100]) {
    it(`for more than ${quotaBytes} bytes, a stem is kept in memory, whole, and that is said`, async () => {
      const disk = new FakeFolder()
      disk.quotaBytes = quotaBytes
      const store = storeIn(disk)
      const { stem } = await take(store)
      expect(stem.warnings[1]).toMatch(/in memory, and has to be added again after a reload/)
      await expectSamples(store, stem.ref.sha256)
      expect((await store.find(stem.ref.sha256))?.stem.ref).toEqual(stem.ref)
      expect([...disk.files.keys()].filter((name) => name.endsWith('.part') || name.endsWith('.f32'))).toEqual([])
      expect(disk.openHandles).toBe(0)
    })
  }

  it('and no folder at all, memory does without a word', async () => {
    const store = new StemStore(null)
    expect(store.persistent).toBe(false)
    const { stem } = await take(store)
    expect(stem.warnings).toEqual(['said before'])
    await expectSamples(store, stem.ref.sha256)
  })
})

describe('a stem that is not wanted any more', () => {
  it('leaves nothing behind when it is cancelled', async () => {
    const disk = new FakeFolder()
    const store = storeIn(disk)
    let seen = 0
    const cancelled = takeIn(incoming(), pieces([left, right]), store, {
      onProgress: () => seen++,
      isCancelled: () => seen === 3,
    })
    await expect(cancelled).rejects.toBeInstanceOf(Cancelled)
    expect(seen).toBe(3)
    expect([...disk.files.keys()]).toEqual([])
    expect(disk.openHandles).toBe(0)
  })

  it('leaves nothing behind when its file breaks', async () => {
    const disk = new FakeFolder()
    function* broken(): Generator<IncomingPiece> {
      yield { channels: [left, right], fraction: 0.5 }
      throw new Error('gone')
    }
    await expect(takeIn(incoming(), broken(), storeIn(disk), quiet)).rejects.toThrow('gone')
    expect([...disk.files.keys()]).toEqual([])
  })

  it('is cleaned up after a crash, but not under the hands of another tab', async () => {
    const disk = new FakeFolder()
    const other = new OpfsFolder(disk.tab(), exclusively)
    disk.files.set('dead.part', new Uint8Array(9))
    const writing = await other.begin()
    await new OpfsFolder(disk.tab(), exclusively).clean()
    expect([...disk.files.keys()]).toEqual([writing.name])
  })
})
