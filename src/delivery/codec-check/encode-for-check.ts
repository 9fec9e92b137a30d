import type { StereoBlock } from '../../engine/stem-source'
import { emptyMetadata } from '../../session/metadata'
import type { AudioFileSpec, ByteSink } from '../audio-file'
import type { CodedFile } from '../encode/coded-file'
import { CHECK_CODECS, type CheckCodecId } from './check-codecs'

/** Frames encoded at a time: progress moves, and cancel is heard. */
const SPAN_FRAMES = 65_536

/**
 * A file of the codec's as services make it, in memory: from whole numbers, 16 bits for MP3 and 24 for the others. Not
 * dithered again: what is rounded away lies far below what coding leaves out.
 */
export async function encodeForCheck(
  codec: CheckCodecId,
  { left, right }: StereoBlock,
  rateHz: number,
  onFraction: (fraction: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const sink = new ArraySink()
  const { format } = CHECK_CODECS[codec]
  const metadata = {
    ...emptyMetadata(),
    ...{ title: '', alternate: null, sections: [], coding: '', program: 'Tutti', version: null, session: null },
  }
  const file = await open(codec, { format, rateHz, frames: left.length, metadata }, sink)
  const size = format === 'mp3' ? 2 : 3
  for (let start = 0; start < left.length; start += SPAN_FRAMES) {
    const end = Math.min(left.length, start + SPAN_FRAMES)
    await file.write(wholeNumbers(left.subarray(start, end), right.subarray(start, end), size))
    onFraction(end / left.length)
  }
  await file.finish(UNMEASURED)
  return sink.bytes()
}

/** Nothing of a measurement goes into a file that is thrown away. */
const UNMEASURED = {} as Parameters<CodedFile['finish']>[0]

async function open(codec: CheckCodecId, spec: AudioFileSpec, sink: ByteSink): Promise<CodedFile> {
  const { bitrate } = CHECK_CODECS[codec]
  if (codec === 'opus') return (await import('../encode/opus-file')).openOpusFile(spec, sink, bitrate)
  if (codec === 'aac') return (await import('../encode/aac-file')).openAacFile(spec, sink, bitrate)
  return (await import('../encode/mp3-file')).openMp3File(spec, sink)
}

/** Interleaved little-endian PCM, rounded to the nearest and held within full scale. */
function wholeNumbers(left: Float32Array, right: Float32Array, size: 2 | 3): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(left.length * 2 * size)
  const full = size === 2 ? 0x8000 : 0x80_0000
  let at = 0
  for (let n = 0; n < left.length; n++) {
    for (const value of [left[n]!, right[n]!]) {
      const whole = Math.max(-full, Math.min(full - 1, Math.round(value * full)))
      bytes[at++] = whole
      bytes[at++] = whole >> 8
      if (size === 3) bytes[at++] = whole >> 16
    }
  }
  return bytes
}

/** A file in memory, in the pieces in which it came. */
class ArraySink implements ByteSink {
  readonly #parts: { at: number; bytes: Uint8Array }[] = []
  #size = 0

  write(bytes: Uint8Array): void {
    this.#parts.push({ at: this.#size, bytes })
    this.#size += bytes.length
  }

  writeAt(at: number, bytes: Uint8Array): void {
    this.#parts.push({ at, bytes })
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#size)
    for (const { at, bytes } of this.#parts) all.set(bytes, at)
    return all
  }
}
