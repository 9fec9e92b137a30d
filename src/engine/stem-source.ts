/** Stereo samples, planar float32. A mono source gives the same samples on both sides (never the same buffer). */
export interface StereoBlock {
  left: Float32Array
  right: Float32Array
}

/**
 * Decoded samples by position. Reads are random access and pure: the same span gives the same samples, whatever was
 * read before. Frames before 0 or after the end are silence, so that every caller gets the length it asked for.
 */
export interface StemSource {
  readonly rateHz: number
  readonly frames: number
  read(startFrame: number, frames: number): Promise<StereoBlock>
}
