import type { StemRef } from '../session/document'
import { convertedFrames } from '../session/song-length'

/** A stem in the store, for a worker that reads it. */
export interface StoredSound {
  readonly sha256: string
  /** At the rate that it is read at. */
  readonly frames: number
}

/** Throws at a stem whose samples were never taken in. */
export function storedSound(stem: StemRef, rateHz: number): StoredSound {
  if (!stem.sha256) throw new Error(`"${stem.fileName}" is not kept: add its file again.`)
  return { sha256: stem.sha256, frames: convertedFrames(stem, rateHz) }
}
