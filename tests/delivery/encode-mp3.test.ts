import { MPEGDecoder } from 'mpg123-decoder'
import { describe, expect, it } from 'vitest'
import { crc16Reversed } from '../../src/delivery/encode/mp3-info-frame'
import { openCodedFile } from '../../src/delivery/encode/open-coded-file'
import { codedBytes, codedPcm, codedSpec } from './coded-sample-files'
import { MemorySink } from './memory-sink'
import { metadataWith } from './sample-files'

async function decoded(bytes: Uint8Array) {
  const decoder = new MPEGDecoder()
  await decoder.ready
  const { channelData, sampleRate, samplesDecoded, errors } = decoder.decode(bytes)
  decoder.free()
  return { channels: channelData, sampleRate, samplesDecoded, errors }
}

describe('an MP3 file', () => {
  it.each([
    [44_100, 1],
    [44_100, 575],
    [44_100, 1152],
    [48_000, 1153],
    [48_000, 48_000],
    [32_000, 30_011],
    [44_100, 30_012],
  ])('at %i Hz gives back its %i frames, at their places', async (rateHz, frames) => {
    const pcm = codedPcm('mp3', frames)
    const bytes = await codedBytes(codedSpec('mp3', rateHz, frames), pcm)
    const { channels, samplesDecoded, sampleRate, errors } = await decoded(bytes)
    expect(errors).toEqual([])
    expect(sampleRate).toBe(rateHz)
    // Broken once by saying nothing of the padding.
    expect(samplesDecoded).toBe(frames)
    if (frames < 10_000) return
    const samples = new Int16Array(pcm.buffer)
    for (const channel of [0, 1]) {
      const [original, coded] = [samples.filter((_, n) => n % 2 === channel), channels[channel]!]
      const errorAt = (shift: number) => {
        let sum = 0
        for (let n = 100; n < frames - 100; n++) sum += (coded[n + shift]! - original[n]! / 32_768) ** 2
        return sum
      }
      expect(Math.min(...[-3, -2, -1, 1, 2, 3].map(errorAt)) / errorAt(0)).toBeGreaterThan(2)
    }
  })

  it('has constant frames of 320 kb/s and an Info frame whose checks are right', async () => {
    const frames = 44_100
    const bytes = await codedBytes(codedSpec('mp3', 44_100, frames), codedPcm('mp3', frames))
    const view = new DataView(bytes.buffer)
    const starts: number[] = []
    for (let at = 0; at < bytes.length; at += 1044 + ((bytes[at + 2]! >> 1) & 1)) {
      expect([bytes[at], bytes[at + 1], bytes[at + 2]! & ~2]).toEqual([0xff, 0xfb, 0xe0])
      starts.push(at)
    }
    expect(Buffer.from(bytes.subarray(36, 40)).toString()).toBe('Info')
    expect(view.getUint32(44)).toBe(starts.length - 1)
    expect(view.getUint32(48)).toBe(bytes.length)
    expect(view.getUint16(190)).toBe(crc16Reversed(bytes.subarray(0, 190)))
    expect(view.getUint16(188)).toBe(crc16Reversed(bytes.subarray(1044)))
    const [before, after] = [(bytes[177]! << 4) | (bytes[178]! >> 4), ((bytes[178]! & 15) << 8) | bytes[179]!]
    expect(before).toBe(576)
    expect((starts.length - 1) * 1152 - before - after).toBe(frames)
  })

  it('is checked by the CRC that is named ARC', () => {
    expect(crc16Reversed(new TextEncoder().encode('123456789'))).toBe(0xbb3d)
  })

  it('is the same file however its samples come', async () => {
    const frames = 12_000
    const pcm = codedPcm('mp3', frames)
    const spec = codedSpec('mp3', 48_000, frames)
    const whole = await codedBytes(spec, pcm, frames)
    for (const piece of [97, 1152, 5000]) expect(await codedBytes(spec, pcm, piece)).toEqual(whole)
  })

  it('begins with its tag', async () => {
    const spec = { ...codedSpec('mp3', 44_100, 5000), metadata: metadataWith({ title: 'Ünder', artist: 'Ö' }) }
    const bytes = await codedBytes(spec, codedPcm('mp3', 5000))
    expect(Buffer.from(bytes.subarray(0, 3)).toString()).toBe('ID3')
    expect(Buffer.from(bytes).indexOf(Buffer.from('Ünder'))).toBeGreaterThan(0)
    expect((await decoded(bytes)).samplesDecoded).toBe(5000)
  })

  it('refuses rates at which there are no 320 kb/s', async () => {
    const sink = new MemorySink()
    for (const rateHz of [22_050, 88_200, 96_000, 192_000]) {
      await expect(openCodedFile(codedSpec('mp3', rateHz, 10), sink)).rejects.toThrow(
        new RangeError(
          `MP3, 320 kb/s cannot be made at ${rateHz / 1000} kHz. Choose a delivery rate of 44.1 or 48 kHz.`,
        ),
      )
    }
  })
})

it('says that Opus and AAC are the browser’s', async () => {
  for (const format of ['opus', 'aac'] as const) {
    await expect(openCodedFile(codedSpec(format, 48_000, 10), new MemorySink())).rejects.toThrow(
      'Only a browser with WebCodecs makes this file.',
    )
  }
})
