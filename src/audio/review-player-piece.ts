import { raisedCosine } from '../engine/raised-cosine'
import { pieceBytes } from '../review/review-page-layout'
import { FlacFrameCutter } from '../stems/flac-frames'
import { readFlacInfo } from '../stems/flac-info'
import { MemoryReader } from '../wav/byte-reader'

/** The checker copies what it is given: in small steps, the copies die young. */
const CHECKED_BYTES = 65_536

/** What this browser has no decoder for. */
export const UNDECODED = 'cannot be decoded by this browser'

/** What is played of a piece, or why nothing is. */
export type ReadPiece = AudioBuffer | { readonly problem: string }

export interface PieceSpec {
  readonly codec: 'flac' | 'opus'
  readonly rateHz: number
  /** Of the song, without what a lossy decoder needs around them. */
  readonly frames: number
  /** Before and behind them. */
  readonly leadFrames: number
  /** What this browser's decoder puts in front (positive), or takes away. */
  readonly delayFrames: number
  /** Frames over which it takes over from the piece before; 0 for the first one, and where pieces simply join. */
  readonly riseFrames: number
  /** Frames that go on behind it, into the next one, while they fade. */
  readonly fallFrames: number
}

/**
 * Decodes one piece. A browser decodes what is left of a damaged file and does not say so: FLAC is checked by the
 * checksums of its frames first, and what came out by its length.
 */
export async function readPiece(text: Blob, spec: PieceSpec): Promise<ReadPiece> {
  const bytes = await pieceBytes(text).catch(() => null)
  if (!bytes || (spec.codec === 'flac' && !(await isWholeFlac(bytes, spec.frames)))) return { problem: 'is damaged' }
  const decoded = await decode(bytes.buffer, spec.rateHz)
  if (!decoded) return { problem: UNDECODED }
  if (spec.codec === 'opus') return cut(decoded, spec)
  return decoded.length === spec.frames ? decoded : { problem: 'is incomplete' }
}

/** At the review's own rate: at another one the browser would resample. Takes the bytes. */
export async function decode(bytes: ArrayBuffer, rateHz: number): Promise<AudioBuffer | null> {
  try {
    return await new OfflineAudioContext(2, 1, rateHz).decodeAudioData(bytes)
  } catch {
    return null
  }
}

async function isWholeFlac(bytes: Uint8Array, frames: number): Promise<boolean> {
  const info = await readFlacInfo(new MemoryReader(bytes))
  if (info?.channels !== 2) return false
  const cutter = new FlacFrameCutter(info)
  let next = 0
  for (let at = info.audioOffset; at < bytes.length; at += CHECKED_BYTES) {
    const end = at + CHECKED_BYTES
    for (const frame of cutter.push(bytes.subarray(at, end), end >= bytes.length)) {
      if (frame.firstFrame !== next) return false
      next += frame.frames
    }
  }
  return next === frames
}

/** The piece's own frames and what fades behind them, out of all that was decoded. */
function cut(decoded: AudioBuffer, spec: PieceSpec): ReadPiece {
  const from = spec.leadFrames + spec.delayFrames
  const frames = spec.frames + spec.fallFrames
  if (from < 0 || decoded.length < from + frames) return { problem: 'is incomplete' }
  const piece = new AudioBuffer({ length: frames, numberOfChannels: 2, sampleRate: spec.rateHz })
  for (const channel of [0, 1]) {
    const samples = decoded.getChannelData(Math.min(channel, decoded.numberOfChannels - 1)).slice(from, from + frames)
    fade(samples, raisedCosine(spec.riseFrames), 0)
    fade(samples, raisedCosine(spec.fallFrames).reverse(), spec.frames)
    piece.copyToChannel(samples, channel)
  }
  return piece
}

function fade(samples: Float32Array, curve: Float64Array, at: number): void {
  for (let n = 0; n < curve.length; n++) samples[at + n] = (samples[at + n] as number) * (curve[n] as number)
}
