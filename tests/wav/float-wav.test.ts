import { describe, expect, it } from 'vitest'
import { MemoryReader } from '../../src/wav/byte-reader'
import { floatWav } from '../../src/wav/float-wav'
import { openPcm } from '../../src/wav/pcm-file'
import { chunk, fmtChunk, riff } from './write-pcm'

describe('the float file of the package', () => {
  const buffer = (...channels: number[][]) => ({
    numberOfChannels: channels.length,
    sampleRate: 44100,
    getChannelData: (channel: number) => Float32Array.from(channels[channel] ?? []),
  })

  it('holds the samples as they are, behind the plain header', async () => {
    const bytes = new Uint8Array(floatWav(buffer([0.1, -2, 1 / 3], [1, 2 ** -140, 0])))
    const plain = riff([
      fmtChunk({ tag: 3, channels: 2, rateHz: 44100, bits: 32 }),
      chunk('data', [...bytes.slice(44)]),
    ])
    expect([...bytes]).toEqual([...plain])
    const { channels } = await (await openPcm(new MemoryReader(bytes), 'float.wav')).read(0, 3)
    expect(channels.map((one) => [...one])).toEqual([
      [0.1, -2, 1 / 3].map(Math.fround),
      [1, 2 ** -140, 0].map(Math.fround),
    ])
  })

  it('is refused where its sizes would wrap around', () => {
    const frames = Math.ceil((2 ** 32 - 36) / 8)
    const long = { ...buffer([0], [0]), getChannelData: () => ({ length: frames }) as Float32Array }
    expect(() => floatWav(long)).toThrow(RangeError)
  })

  it('is refused beyond two channels, where the package writes a corrupt one', () => {
    expect(() => floatWav(buffer([0], [0], [0]))).toThrow(RangeError)
    expect(() => floatWav(buffer())).toThrow(RangeError)
  })
})
