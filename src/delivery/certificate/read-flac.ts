import { openFlac } from '../../stems/decode-flac'
import type { HashingReader } from './hashing-reader'
import type { ReadBack } from './reading'

export async function readBackFlac(reader: HashingReader, fileName: string): Promise<ReadBack> {
  const file = await openFlac(reader, fileName, 'flac')
  const problems = [...file.warnings]
  return {
    container: 'FLAC',
    codec: 'FLAC',
    lossy: false,
    rateHz: file.rateHz,
    channels: file.channels,
    bits: file.bitDepth,
    float: false,
    statedFrames: file.frames,
    problems,
    async *pieces() {
      for await (const { channels, fraction, warning } of file.pieces()) {
        if (warning) problems.push(warning)
        const [left, right = left] = channels
        if (!left || !right) continue
        const pcm = integerPcm(channels, file.bitDepth)
        yield { left, right, pcm, nonFinite: 0, fraction }
      }
    },
  }
}

/** Decoded samples as the integers that they are, interleaved, little-endian: what a WAV of them would hold. */
export function integerPcm(channels: readonly Float32Array[], bits: number): Uint8Array {
  const frames = channels[0]?.length ?? 0
  const sampleBytes = bits / 8
  const full = 2 * (1 << (bits - 2))
  const out = new Uint8Array(frames * channels.length * sampleBytes)
  let at = 0
  for (let frame = 0; frame < frames; frame++) {
    for (const channel of channels) {
      // A power of two: exact.
      const value = (channel[frame] as number) * full
      out[at++] = value
      out[at++] = value >> 8
      if (sampleBytes > 2) out[at++] = value >> 16
      if (sampleBytes > 3) out[at++] = value >> 24
    }
  }
  return out
}
