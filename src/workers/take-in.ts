import type { StemDescription, StemWriting, StoredPeaks } from '../protocol/stem-store'
import type { StemRef } from '../session/document'
import { PeakCollector } from '../stems/peaks'
import { interleave, StemHash } from '../stems/stem-hash'

/** A stem on its way in: what is known before its samples are read. */
export interface IncomingStem {
  fileName: string
  rateHz: number
  channels: number
  lossy: boolean
  container: string
  bitDepth: number | null
  warnings: readonly string[]
  /** 0 where only the end tells. */
  expectedFrames: number
}

export interface IncomingPiece {
  channels: Float32Array[]
  fraction: number
  warning?: string
}

/** A stem that was taken in: hashed, outlined and kept. */
export interface TakenIn {
  stem: StemDescription
  peaks: StoredPeaks
}

/** Thrown where the person who asked for a stem does not want it any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

export interface TakeInOptions {
  onProgress(fraction: number): void
  isCancelled(): boolean
  /** What is only known when all samples were seen, such as how many were no numbers. */
  lastWarnings?(): string[]
}

/** Passes a stem's samples on to the store, piece by piece, and hashes and outlines them on the way. */
export async function takeIn(
  incoming: IncomingStem,
  pieces: AsyncIterable<IncomingPiece> | Iterable<IncomingPiece>,
  store: StemWriting,
  options: TakeInOptions,
): Promise<TakenIn> {
  const { fileName, rateHz, channels, lossy, container, bitDepth } = incoming
  const warnings = [...incoming.warnings]
  const hash = await StemHash.create(rateHz, channels)
  const peaks = new PeakCollector(incoming.expectedFrames)
  const writing = await store.begin(channels)
  try {
    let frames = 0
    // One piece is written while the next one is decoded; more would only fill memory.
    let written: Promise<void> = Promise.resolve()
    for await (const piece of pieces) {
      if (piece.warning) warnings.push(piece.warning)
      if (piece.channels.length > 0) {
        const samples = new Float32Array(interleave(piece.channels))
        frames += samples.length / channels
        hash.update(samples)
        peaks.push(samples, channels)
        await written
        written = store.append(writing, samples)
        written.catch(() => undefined)
      }
      if (options.isCancelled()) throw new Cancelled('The import was cancelled.')
      options.onProgress(piece.fraction)
    }
    await written
    if (options.isCancelled()) throw new Cancelled('The import was cancelled.')
    warnings.push(...(options.lastWarnings?.() ?? []))
    const ref: StemRef & { sha256: string } = { fileName, sha256: hash.digest(), rateHz, channels, frames, lossy }
    const stem = { ref, container, bitDepth, warnings }
    const outline = peaks.finish()
    const said = await store.finish(writing, stem, outline)
    return { stem: { ...stem, warnings: [...warnings, ...said] }, peaks: outline }
  } catch (error) {
    await store.abort(writing).catch(() => undefined)
    throw error
  }
}
