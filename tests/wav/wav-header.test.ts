import { describe, expect, it } from 'vitest'
import { MemoryReader } from '../../src/wav/byte-reader'
import { floatWav } from '../../src/wav/float-wav'
import { openPcm } from '../../src/wav/pcm-file'
import { type WavFormat, wavDataBytes, wavFileBytes, wavHeader, wavPad } from '../../src/wav/wav-header'
import { chunk, fmtChunk, riff } from './write-pcm'

const FORMATS: [WavFormat, number, number][] = [
  ['wav16', 1, 16],
  ['wav24', 1, 24],
  ['wav32f', 3, 32],
]

describe('the header that is written before the audio', () => {
  for (const [format, tag, bits] of FORMATS) {
    for (const channels of [1, 2]) {
      for (const frames of [1, 2, 7]) {
        it(`${format}, ${channels} channels, ${frames} frames: the same file as the test's own writer`, async () => {
          const shape = { format, rateHz: 96000, channels, frames }
          const audio = Array.from({ length: wavDataBytes(shape) }, (_, i) => i % 100)
          const file = Uint8Array.from([...wavHeader(shape), ...audio, ...wavPad(shape)])
          expect([...file]).toEqual([...riff([fmtChunk({ tag, channels, rateHz: 96000, bits }), chunk('data', audio)])])
          expect(file.length).toBe(wavFileBytes(shape))
          const pcm = await openPcm(new MemoryReader(file), 'own.wav')
          expect(pcm).toMatchObject({ channels, frames, rateHz: 96000, bitDepth: bits, warnings: [] })
        })
      }
    }
  }

  it('fits up to the last byte of 4 GiB, and refuses one frame more, in words', () => {
    const most = Math.floor((0xffffffff - 36) / 6)
    const shape = { format: 'wav24' as const, rateHz: 48000, channels: 2, frames: most }
    const view = new DataView(wavHeader(shape).buffer)
    expect(view.getUint32(40, true)).toBe(most * 6)
    expect(view.getUint32(4, true)).toBe(most * 6 + 36)
    expect(() => wavHeader({ ...shape, frames: most + 1 })).toThrow(/holds at most 4\. Export a shorter part/)
    expect(() => wavHeader({ ...shape, frames: -1 })).toThrow(RangeError)
    expect(() => wavHeader({ ...shape, frames: 0.5 })).toThrow(RangeError)
  })
})

describe('the float file of the package', () => {
  const buffer = (...channels: number[][]) => ({
    numberOfChannels: channels.length,
    sampleRate: 44100,
    getChannelData: (channel: number) => Float32Array.from(channels[channel] ?? []),
  })

  it('holds the samples as they are, behind our own header', async () => {
    const bytes = new Uint8Array(floatWav(buffer([0.1, -2, 1 / 3], [1, 2 ** -140, 0])))
    expect([...bytes.slice(0, 44)]).toEqual([...wavHeader({ format: 'wav32f', rateHz: 44100, channels: 2, frames: 3 })])
    const { channels } = await (await openPcm(new MemoryReader(bytes), 'float.wav')).read(0, 3)
    expect(channels.map((one) => [...one])).toEqual([
      [0.1, -2, 1 / 3].map(Math.fround),
      [1, 2 ** -140, 0].map(Math.fround),
    ])
  })

  it('is refused beyond two channels, where the package writes a corrupt one', () => {
    expect(() => floatWav(buffer([0], [0], [0]))).toThrow(RangeError)
    expect(() => floatWav(buffer())).toThrow(RangeError)
  })
})
