/** The files that we write: 24- and 16-bit PCM, and 32-bit float. */
export type WavFormat = 'wav24' | 'wav16' | 'wav32f'

export interface WavShape {
  format: WavFormat
  rateHz: number
  channels: number
  frames: number
}

const BYTES: Record<WavFormat, number> = { wav24: 3, wav16: 2, wav32f: 4 }
const HEADER_BYTES = 44

/** Bytes of audio in such a file, without header and pad. */
export function wavDataBytes({ format, channels, frames }: WavShape): number {
  return BYTES[format] * channels * frames
}

/** What follows the audio: a chunk of odd length is padded with one zero byte that its size does not count. */
export function wavPad(shape: WavShape): Uint8Array<ArrayBuffer> {
  return new Uint8Array(wavDataBytes(shape) % 2)
}

/** Length of the whole file: header, audio, pad. */
export function wavFileBytes(shape: WavShape): number {
  return HEADER_BYTES + wavDataBytes(shape) + (wavDataBytes(shape) % 2)
}

/**
 * The 44 bytes before the audio of a canonical WAV (16-byte `fmt `, then `data`), with the sizes known ahead so that
 * the audio can be streamed behind it. Throws RangeError where RIFF's 32-bit sizes cannot hold the file.
 */
export function wavHeader(shape: WavShape): Uint8Array<ArrayBuffer> {
  const { format, rateHz, channels, frames } = shape
  const fileBytes = wavFileBytes(shape)
  if (!Number.isSafeInteger(frames) || frames < 0) throw new RangeError(`A file cannot hold ${frames} frames.`)
  if (fileBytes - 8 > 0xffffffff) {
    const gigabytes = (fileBytes / 0x40000000).toFixed(1)
    throw new RangeError(
      `This file would be ${gigabytes} GiB, and a WAV file holds at most 4. Export a shorter part, or fewer bits.`,
    )
  }
  const bytes = new Uint8Array(HEADER_BYTES)
  const view = new DataView(bytes.buffer)
  const frameBytes = BYTES[format] * channels
  const mark = (offset: number, text: string) => {
    for (let i = 0; i < 4; i++) bytes[offset + i] = text.charCodeAt(i)
  }
  mark(0, 'RIFF')
  view.setUint32(4, fileBytes - 8, true)
  mark(8, 'WAVE')
  mark(12, 'fmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, format === 'wav32f' ? 3 : 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, rateHz, true)
  view.setUint32(28, rateHz * frameBytes, true)
  view.setUint16(32, frameBytes, true)
  view.setUint16(34, BYTES[format] * 8, true)
  mark(36, 'data')
  view.setUint32(40, wavDataBytes(shape), true)
  return bytes
}
