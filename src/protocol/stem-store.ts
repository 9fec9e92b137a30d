import type { StemRef } from '../session/document'

/** Reader to store, over a MessagePort: samples of one stem, converted where `rateHz` is not the stem's own rate. */
export interface ReadRequest {
  /** Chosen by the reader; the reply carries it back. Replies may come in another order than requests. */
  id: number
  sha256: string
  rateHz: number
  startFrame: number
  frames: number
}

/** Store to reader. The samples are transferred. */
export type ReadReply = ReadDone | ReadFailed
export interface ReadDone {
  id: number
  left: Float32Array<ArrayBuffer>
  right: Float32Array<ArrayBuffer>
}
export interface ReadFailed {
  id: number
  error: string
}

/** The outline of a stem, as it is drawn: lowest and highest sample of each stretch. */
export interface StoredPeaks {
  min: Float32Array<ArrayBuffer>
  max: Float32Array<ArrayBuffer>
  framesPerPeak: number
}

/** What is kept beside a stem's samples. */
export interface StemDescription {
  ref: StemRef & { sha256: string }
  /** 'wav', 'aiff', 'flac', 'mp3', ... or 'samples' where there was no file. */
  container: string
  /** Null where the file has none (coded with loss). */
  bitDepth: number | null
  /** Sentences about the file for the person who chose it. */
  warnings: string[]
}

/** Decoder to store (by comlink): one stem is written once, in pieces, and has its name only when it is whole. */
export interface StemWriting {
  /** Resolves to a number for the calls that follow. */
  begin(channels: number): Promise<number>
  /** The next samples, interleaved. */
  append(writing: number, samples: Float32Array<ArrayBuffer>): Promise<void>
  /** Gives the stem its name. Resolves to what is to be said about where it is kept. */
  finish(writing: number, stem: StemDescription, peaks: StoredPeaks): Promise<string[]>
  /** Forgets what was written. */
  abort(writing: number): Promise<void>
}
