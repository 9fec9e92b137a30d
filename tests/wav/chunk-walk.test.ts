import { describe, expect, it } from 'vitest'
import { MemoryReader } from '../../src/wav/byte-reader'
import { openPcm } from '../../src/wav/pcm-file'
import { type Bytes, chunk, commChunk, fmtChunk, form, integer, riff, ssndChunk } from './write-pcm'

const AUDIO: Bytes = Array.from({ length: 40 }, (_, i) => i + 1).flatMap((value) => integer(value * 200, 2, true))
const FMT = fmtChunk({ tag: 1, channels: 2, rateHz: 48000, bits: 16 })
const FRAMES = 20
const LIST = chunk(
  'LIST',
  [...'INFOINAM'].map((c) => c.charCodeAt(0)).concat(integer(5, 4, true), [72, 101, 108, 108, 111, 0]),
)
const BEXT = chunk('bext', Array<number>(603).fill(0x41))

async function read(bytes: Uint8Array) {
  const pcm = await openPcm(new MemoryReader(bytes), 'stem.wav')
  const { channels } = await pcm.read(0, pcm.frames)
  return { frames: pcm.frames, left: [...(channels[0] ?? [])], right: [...(channels[1] ?? [])], warnings: pcm.warnings }
}

const expectedLeft = Array.from({ length: FRAMES }, (_, i) => ((2 * i + 1) * 200) / 32768)
const expectedRight = Array.from({ length: FRAMES }, (_, i) => ((2 * i + 2) * 200) / 32768)
const WHOLE = { frames: FRAMES, left: expectedLeft, right: expectedRight }

describe('chunks around the audio', () => {
  const orders: [string, Uint8Array][] = [
    ['behind', riff([FMT, chunk('data', AUDIO), LIST, BEXT])],
    ['before', riff([BEXT, LIST, chunk('JUNK', Array<number>(28).fill(0)), FMT, chunk('data', AUDIO)])],
    ['between', riff([FMT, chunk('fact', integer(FRAMES, 4, true)), LIST, chunk('data', AUDIO), LIST])],
    ['of unknown names', riff([chunk('Zz9 ', [1, 2, 3]), FMT, chunk('data', AUDIO), chunk('wXyZ', [9, 9, 9])])],
    ['of odd length without the pad', riff([chunk('LIST', [1, 2, 3], { pad: false }), FMT, chunk('data', AUDIO)])],
    ['and the format behind the audio', riff([chunk('data', AUDIO), FMT])],
  ]
  for (const [name, bytes] of orders) {
    it(`${name}: neither lost nor played`, async () => {
      expect(await read(bytes)).toEqual({ ...WHOLE, warnings: [] })
    })
  }

  it('plays audio of odd length without its pad', async () => {
    const mono = fmtChunk({ tag: 1, channels: 1, rateHz: 48000, bits: 8 })
    const { frames } = await read(riff([mono, chunk('data', [1, 2, 3]), LIST]))
    expect(frames).toBe(3)
  })

  it('reads RF64 and BW64 by their 64-bit sizes', async () => {
    for (const mark of ['RF64', 'BW64']) {
      const sizes = chunk('ds64', [
        ...integer(0, 8, true),
        ...integer(AUDIO.length, 8, true),
        ...integer(FRAMES, 8, true),
        0,
        0,
        0,
        0,
      ])
      const bytes = riff([sizes, FMT, chunk('data', AUDIO, { size: 0xffffffff }), LIST], { mark, size: 0xffffffff })
      expect(await read(bytes)).toEqual({ ...WHOLE, warnings: [] })
    }
  })
})

describe('a wrong size: the audio is read to its end, and nothing behind it is played', () => {
  const sizes = { 'of 0': 0, 'of 0xFFFFFFFF': 0xffffffff, 'far too big': 1_000_000, 'a bit too big': AUDIO.length + 10 }
  for (const [name, size] of Object.entries(sizes)) {
    for (const [what, tail] of [
      ['nothing', []],
      ['LIST', LIST],
      ['bext and LIST', [...BEXT, ...LIST]],
      ['an unknown chunk', chunk('wXyZ', [9, 9, 9, 9])],
    ] as const) {
      for (const riffSize of [undefined, 0, 36, 0xffffffff]) {
        it(`${name}, ${what} behind, RIFF size ${riffSize ?? 'right'}`, async () => {
          const bytes = riff(
            [FMT, chunk('data', AUDIO, { size }), [...tail]],
            riffSize === undefined ? {} : { size: riffSize },
          )
          const found = await read(bytes)
          expect(found).toMatchObject(WHOLE)
          expect(found.warnings).toHaveLength(1)
          expect(found.warnings[0]).toContain('"stem.wav"')
        })
      }
    }
  }

  it('that covers a whole chunk behind the audio', async () => {
    const found = await read(riff([FMT, chunk('data', [...AUDIO, ...LIST], { size: AUDIO.length + LIST.length })]))
    expect(found).toMatchObject(WHOLE)
    expect(found.warnings[0]).toContain('wrong length')
  })

  it('believes a good size before junk that is no chunk', async () => {
    const found = await read(Uint8Array.from([...riff([FMT, chunk('data', AUDIO)]), 1, 2, 3, 4, 5, 6, 7]))
    expect(found).toMatchObject(WHOLE)
  })

  it('says how much of a truncated file is there, and reads whole frames', async () => {
    const bytes = riff([FMT, chunk('data', AUDIO)])
    const found = await read(bytes.slice(0, bytes.length - 41))
    expect(found).toMatchObject({ frames: 9, left: expectedLeft.slice(0, 9), right: expectedRight.slice(0, 9) })
    expect(found.warnings[0]).toContain('cut short: only 48 %')
  })

  it('in AIFF, too', async () => {
    const audio = Array.from({ length: 40 }, (_, i) => i + 1).flatMap((value) => integer(value * 200, 2, false))
    const comm = commChunk({ channels: 2, frames: FRAMES, bits: 16, rateHz: 48000 })
    const name = chunk('NAME', [65, 66, 67, 68], { little: false })
    for (const size of [undefined, 0, 0xffffffff, 500_000]) {
      const bytes = form([comm, ssndChunk(audio, size === undefined ? {} : { size }), name])
      expect(await read(bytes)).toMatchObject(WHOLE)
    }
    expect(await read(form([ssndChunk(audio, { offset: 16 }), comm]))).toEqual({ ...WHOLE, warnings: [] })
    const unknownFrames = commChunk({ channels: 2, frames: 0, bits: 16, rateHz: 48000 })
    expect(await read(form([unknownFrames, ssndChunk(audio)]))).toMatchObject(WHOLE)
  })
})
