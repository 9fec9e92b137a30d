import * as Comlink from 'comlink'
import type { StemWriting } from '../protocol/stem-store'
import type { LosslessFile } from '../stems/lossless-file'
import { nonFiniteWarning } from '../stems/non-finite'
import { openLossless } from '../stems/open-lossless'
import { type Sniffed, sniff } from '../stems/sniff'
import { AudioFileError, type AudioFileErrorKind } from '../wav/audio-file-error'
import { BlobReader } from '../wav/blob-reader'
import { cleanNonFinite } from '../wav/sample-decoders'
import { Cancelled, type IncomingPiece, type IncomingStem, type TakenIn, takeIn } from './take-in'

/** Errors lose their class on the way to the page, so what went wrong travels as data. */
export type DecodeOutcome =
  | { how: 'done'; taken: TakenIn }
  | { how: 'cancelled' }
  | { how: 'failed'; kind: AudioFileErrorKind | 'other'; message: string; sniffed: Sniffed | null }

export interface DecodeHooks {
  onProgress(fraction: number): void
}

const PIECE_FRAMES = 65536

let store: Comlink.Remote<StemWriting> | null = null
const cancelled = new Set<number>()

/** Runs one job; whatever happens becomes an outcome. Between two pieces the worker listens, so that cancel is heard. */
async function outcome(
  job: number,
  sniffed: () => Promise<Sniffed>,
  work: () => Promise<TakenIn>,
): Promise<DecodeOutcome> {
  try {
    return { how: 'done', taken: await work() }
  } catch (error) {
    if (error instanceof Cancelled) return { how: 'cancelled' }
    const kind = error instanceof AudioFileError ? error.kind : 'other'
    const message = error instanceof Error ? error.message : String(error)
    return { how: 'failed', kind, message, sniffed: await sniffed().catch(() => null) }
  } finally {
    cancelled.delete(job)
  }
}

function writer(): StemWriting {
  if (!store) throw new Error('The decoder is not connected to the store.')
  const remote = store
  return {
    begin: (channels) => remote.begin(channels),
    append: (id, samples) => remote.append(id, Comlink.transfer(samples, [samples.buffer])),
    finish: (id, stem, peaks) => remote.finish(id, stem, peaks),
    abort: (id) => remote.abort(id),
  }
}

/** Counts what was no number while the pieces pass by. */
async function* counted(file: LosslessFile, count: (nonFinite: number) => void): AsyncGenerator<IncomingPiece> {
  for await (const piece of file.pieces()) {
    count(piece.nonFinite)
    yield piece
  }
}

function* inPieces(channels: readonly Float32Array[]): Generator<IncomingPiece> {
  const frames = channels[0]?.length ?? 0
  for (let at = 0; at < frames; at += PIECE_FRAMES) {
    const end = Math.min(frames, at + PIECE_FRAMES)
    yield { channels: channels.map((channel) => channel.subarray(at, end)), fraction: end / frames }
  }
}

const api = {
  connectStore(port: MessagePort): void {
    store = Comlink.wrap<StemWriting>(port)
  },

  /** Reads a file by our own exact readers. Fails with kind 'unsupportedCodec' where the page may still know it. */
  decode(job: number, file: Blob, fileName: string, onProgress: DecodeHooks['onProgress']): Promise<DecodeOutcome> {
    const reader = new BlobReader(file)
    return outcome(
      job,
      () => sniff(reader),
      async () => {
        const opened = await openLossless(reader, fileName)
        let nonFinite = 0
        const incoming: IncomingStem = {
          fileName,
          rateHz: opened.rateHz,
          channels: opened.channels,
          lossy: false,
          container: opened.container,
          bitDepth: opened.bitDepth,
          warnings: opened.warnings,
          expectedFrames: opened.frames ?? 0,
        }
        const pieces = counted(opened, (count) => {
          nonFinite += count
        })
        return takeIn(incoming, pieces, writer(), {
          onProgress,
          isCancelled: () => cancelled.has(job),
          lastWarnings: () => [nonFiniteWarning(fileName, nonFinite) ?? []].flat(),
        })
      },
    )
  },

  /** Takes in samples that are decoded already: by the page, or by our own synthesis. */
  keep(
    job: number,
    incoming: IncomingStem,
    channels: Float32Array[],
    onProgress: DecodeHooks['onProgress'],
  ): Promise<DecodeOutcome> {
    return outcome(
      job,
      () => Promise.reject(new Error('no file')),
      () => {
        const nonFinite = channels.reduce((count, channel) => count + cleanNonFinite(channel), 0)
        return takeIn(incoming, inPieces(channels), writer(), {
          onProgress,
          isCancelled: () => cancelled.has(job),
          lastWarnings: () => [nonFiniteWarning(incoming.fileName, nonFinite) ?? []].flat(),
        })
      },
    )
  },

  cancel(job: number): void {
    cancelled.add(job)
  },
}

export type DecodeApi = typeof api

Comlink.expose(api)
