/** A stretch of the file's samples. */
export interface ReadPiece {
  left: Float32Array
  /** The same array as `left` in a mono file. */
  right: Float32Array
  /** The interleaved PCM of these frames, little-endian, as wide as the file's bits; null where the file is coded. */
  pcm: Uint8Array | null
  /** NaN and infinities, which count as 0. */
  nonFinite: number
  /** How much of the file has been read, 0 to 1. */
  fraction: number
}

/** A delivered file, read by other code than what wrote it. */
export interface ReadBack {
  /** "WAV", "RF64", "FLAC", "MP3" ... */
  container: string
  codec: string
  lossy: boolean
  rateHz: number
  channels: number
  /** Bits of a sample; null where the codec has none. */
  bits: number | null
  float: boolean
  /** What the header says; null where it does not. */
  statedFrames: number | null
  /** What is wrong with the file, in sentences; complete when all pieces were read. */
  problems: string[]
  pieces(): AsyncGenerator<ReadPiece>
}

/** What a browser decoded, for codecs that we do not read: planar samples at `rateHz`. */
export interface DecodedSamples {
  channels: readonly Float32Array[]
  rateHz: number
}
