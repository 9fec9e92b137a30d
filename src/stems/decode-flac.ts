import { FLACDecoder } from '@wasm-audio-decoders/flac'
import { AudioFileError, shownName } from '../wav/audio-file-error'
import type { ByteReader } from '../wav/byte-reader'
import { checkRate, refuseChannels } from '../wav/pcm-checks'
import { FlacFrameCutter } from './flac-frames'
import { type FlacInfo, readFlacInfo, readOggFlacInfo } from './flac-info'
import type { LosslessFile, LosslessPiece } from './lossless-file'

const READ_BITS = new Set([8, 16, 24, 32])

/** Coded bytes per step: one to two seconds of song, so that progress moves and cancel is heard. */
const PIECE_BYTES = 262144

/**
 * Opens FLAC, bare or in Ogg. Samples are exact: value / 2^(bits - 1), as in a WAV of the same integers.
 * Rejects with AudioFileError.
 */
export async function openFlac(reader: ByteReader, fileName: string, container: 'flac' | 'ogg'): Promise<LosslessFile> {
  const info = container === 'ogg' ? await readOggFlacInfo(reader) : await readFlacInfo(reader)
  if (!info) throw new AudioFileError('damaged', fileName, 'ends before its audio begins. Copy or export it again.')
  refuseChannels(fileName, info.channels)
  // Of other widths (12 and 20 bits exist) the package makes infinities: its divisor is never set (0.2.11, measured).
  // Ogg pages it takes apart itself, and drops frames of 32 bits.
  if (!READ_BITS.has(info.bits) || (info.bits === 32 && container === 'ogg')) {
    const problem = `holds ${info.bits}-bit FLAC, which is not read here. Export it as 24-bit WAV.`
    throw new AudioFileError('unsupportedCodec', fileName, problem)
  }
  checkRate(fileName, info.rateHz)
  return {
    container,
    bitDepth: info.bits,
    sampleFormat: 'int',
    channels: info.channels,
    rateHz: info.rateHz,
    frames: info.frames || null,
    warnings: [],
    pcm: null,
    pieces: () => flacPieces(reader, fileName, info, container === 'ogg'),
  }
}

/** What the package decoded; bare FLAC knows where it belongs. */
interface Decoded {
  channelData: Float32Array[]
  samplesDecoded: number
  errors: unknown[]
  firstFrame: number | null
}

async function* flacPieces(
  reader: ByteReader,
  fileName: string,
  info: FlacInfo,
  isOgg: boolean,
): AsyncGenerator<LosslessPiece> {
  const decoder = new FLACDecoder()
  await decoder.ready
  let frames = 0
  let lost = 0
  try {
    for await (const { decoded, fraction } of isOgg ? fromOgg(reader, decoder) : fromFrames(reader, decoder, info)) {
      if (decoded.errors.length > 0) throw damaged(fileName)
      const gap = (decoded.firstFrame ?? frames) - frames
      // A frame that comes twice, or out of order, is none of the song's.
      if (gap < 0 || decoded.samplesDecoded === 0) continue
      for (let filled = 0; filled < gap; filled += SILENCE_FRAMES) {
        const count = Math.min(SILENCE_FRAMES, gap - filled)
        const channels = Array.from({ length: info.channels }, () => new Float32Array(count))
        yield { channels, nonFinite: 0, fraction }
      }
      const channels = decoded.channelData.slice(0, info.channels)
      for (const channel of channels) restoreIntegers(channel, info.bits)
      frames += gap + decoded.samplesDecoded
      lost += gap
      yield { channels, nonFinite: 0, fraction }
    }
  } finally {
    decoder.free()
  }
  if (frames === 0) throw new AudioFileError('noAudio', fileName, 'has no samples in it. Export it again.')
  const warning = shortfall(fileName, info, frames, lost)
  if (warning) yield { channels: [], nonFinite: 0, fraction: 1, warning }
}

const SILENCE_FRAMES = 65536

function shortfall(fileName: string, info: FlacInfo, frames: number, lost: number): string | null {
  const name = `"${shownName(fileName)}"`
  if (lost > 0) {
    const all = Math.max(info.frames, frames)
    return `${name} is damaged: ${lost} of its ${all} frames could not be read and are silent. Copy or export it again.`
  }
  if (frames >= info.frames) return null
  const percent = Math.floor((frames / info.frames) * 100)
  return `${name} is cut short: only ${percent} % of its audio is there. Copy or export it again.`
}

/** Bare FLAC, cut into frames by ourselves: runs that follow each other are decoded together. */
async function* fromFrames(reader: ByteReader, decoder: FLACDecoder, info: FlacInfo) {
  const cutter = new FlacFrameCutter(info)
  let expected = 0
  for (let at = info.audioOffset; at < reader.size; at += PIECE_BYTES) {
    const bytes = await reader.read(at, PIECE_BYTES)
    const found = cutter.push(bytes, at + PIECE_BYTES >= reader.size)
    const fraction = Math.min(1, (at + bytes.length) / reader.size)
    for (let i = 0; i < found.length; ) {
      const first = found[i]
      if (!first) break
      const run: Uint8Array[] = []
      let next = first.firstFrame
      for (let frame = found[i]; frame?.firstFrame === next; frame = found[++i]) {
        run.push(frame.bytes)
        next += frame.frames
      }
      // The decoder counts along and would take a gap for an error.
      if (first.firstFrame !== expected) await decoder.reset()
      expected = next
      const decoded: Decoded = { ...(await decoder.decodeFrames(run)), firstFrame: first.firstFrame }
      yield { decoded, fraction }
    }
  }
}

/** FLAC in Ogg: the package takes the pages apart. */
async function* fromOgg(reader: ByteReader, decoder: FLACDecoder) {
  for (let at = 0; at < reader.size; at += PIECE_BYTES) {
    const bytes = await reader.read(at, PIECE_BYTES)
    const fraction = Math.min(1, (at + bytes.length) / reader.size)
    const decoded: Decoded = { ...(await decoder.decode(bytes)), firstFrame: null }
    yield { decoded, fraction }
  }
  const decoded: Decoded = { ...(await decoder.flush()), firstFrame: null }
  yield { decoded, fraction: 1 }
}

/**
 * The decoder divides by 2^(bits - 1) - 1. The integer it came from is found by rounding and divided by 2^(bits - 1),
 * in place: exact up to 24 bits (measured: none of 4.3 million samples wrong), and equal to a WAV of the same integers.
 * At 32 bits its divisor is a float32 and so 2^31 already.
 */
function restoreIntegers(samples: Float32Array, bits: number): void {
  if (bits === 32) return
  const full = 1 << (bits - 1)
  const scale = 1 / full
  for (let i = 0; i < samples.length; i++) {
    // Adding 0 turns a -0 into 0, which hashes like any other zero.
    samples[i] = (Math.round((samples[i] ?? 0) * (full - 1)) + 0) * scale
  }
}

function damaged(fileName: string): AudioFileError {
  return new AudioFileError(
    'damaged',
    fileName,
    'is damaged: its FLAC data could not be decoded. Copy or export it again.',
  )
}
