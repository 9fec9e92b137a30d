import type { PcmFile } from '../wav/pcm-file'

/** What a file without loss says about itself before its samples are read. */
export interface LosslessFile {
  /** 'wav', 'rf64', 'bw64', 'aiff', 'aifc', 'flac' or 'ogg'. */
  container: string
  bitDepth: number
  sampleFormat: 'int' | 'float'
  channels: number
  rateHz: number
  /** Null where only the end tells (a FLAC that was streamed). */
  frames: number | null
  warnings: readonly string[]
  /** Random access, where the samples lie in the file as they are. */
  pcm: PcmFile | null
  /** All samples in order, in pieces. Ending the loop early stops the decoder. Rejects with AudioFileError. */
  pieces(): AsyncGenerator<LosslessPiece>
}

export interface LosslessPiece {
  channels: Float32Array[]
  /** NaN and infinities that were replaced by 0. */
  nonFinite: number
  /** How much of the file has been read, 0 to 1. */
  fraction: number
  /** What only now turned out to be wrong with the file. */
  warning?: string
}
