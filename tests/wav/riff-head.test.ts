import { describe, expect, it } from 'vitest'
import { riffHead } from '../../src/wav/riff-head'
import { fmtChunk, integer } from './write-pcm'

const NONE = new Uint8Array(0)
const shape = { format: 'wav24', rateHz: 48_000, channels: 2, before: NONE, after: NONE } as const
const view = (bytes: Uint8Array) => new DataView(bytes.buffer)
const mark = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))

describe('the head of a WAV file', () => {
  it('stays RIFF up to the last frame that its sizes can hold, and is RF64 from the next one on', () => {
    const most = Math.floor((0xffffffff - 36) / 6)
    const short = riffHead({ ...shape, frames: most })
    expect(short).toMatchObject({ isLong: false, fileBytes: 44 + most * 6, dataBytes: most * 6, beforeOffset: 12 })
    expect(mark(short.bytes, 0)).toBe('RIFF')
    expect(view(short.bytes).getUint32(4, true)).toBe(36 + most * 6)

    const frames = most + 1
    const long = riffHead({ ...shape, frames })
    expect(long).toMatchObject({ isLong: true, fileBytes: 80 + frames * 6, beforeOffset: 48 })
    expect(mark(long.bytes, 0)).toBe('RF64')
    expect([...long.bytes.subarray(4, 48)]).toEqual([
      ...[255, 255, 255, 255],
      ...[...'WAVEds64'].map((letter) => letter.charCodeAt(0)),
      ...integer(28, 4, true),
      ...integer(72 + frames * 6, 8, true),
      ...integer(frames * 6, 8, true),
      ...integer(frames, 8, true),
      ...[0, 0, 0, 0],
    ])
    expect(view(long.bytes).getUint32(long.bytes.length - 4, true)).toBe(0xffffffff)
  })

  it('counts what stands before and behind the audio', () => {
    const most = Math.floor((0xffffffff - 36) / 6)
    const after = new Uint8Array(8)
    expect(riffHead({ ...shape, frames: most, after }).isLong).toBe(true)
    expect(riffHead({ ...shape, frames: most - 2, after }).isLong).toBe(false)
    expect(riffHead({ ...shape, frames: 10, before: new Uint8Array(20), after })).toMatchObject({
      ...{ fileBytes: 44 + 20 + 60 + 8, beforeOffset: 12, dataBytes: 60 },
    })
  })

  it('pads audio of odd length', () => {
    expect(riffHead({ ...shape, channels: 1, frames: 3 })).toMatchObject({ dataBytes: 9, fileBytes: 44 + 10 })
  })

  it('says the format in 16 bytes; float says that nothing follows, and how many frames', () => {
    const { bytes } = riffHead({ ...shape, frames: 1 })
    expect([...bytes.subarray(12, 36)]).toEqual(fmtChunk({ tag: 1, channels: 2, rateHz: 48_000, bits: 24 }))
    const float = riffHead({ ...shape, format: 'wav32f', frames: 70_000 }).bytes
    expect(view(float).getUint32(16, true)).toBe(18)
    expect(view(float).getUint16(20, true)).toBe(3)
    expect(view(float).getUint16(36, true)).toBe(0)
    expect(mark(float, 38)).toBe('fact')
    expect(view(float).getUint32(46, true)).toBe(70_000)
  })
})
