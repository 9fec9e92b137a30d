import { METER } from '../engine/loudness-meter'
import type { Dither, ExportFormat, SessionDoc } from '../session/document'
import { wavHeader } from '../wav/wav-header'
import { graphJobs, type Latencies, spanOf } from './graph-jobs'
import { loudnessOf } from './loudness'
import { abortError } from './pace'
import { Progress, type RenderProgress } from './progress'
import type { RenderHost } from './render-host'
import { runJobs } from './run-jobs'

export interface RenderRequest {
  session: SessionDoc
  /** The master, or the plain sum of the stems in stem order (which knows no strip, no fade and no cut). */
  what: 'master' | 'sum'
  /** A file, or only its measurements. */
  format: ExportFormat | 'measure'
  dither: Dither
  /** Workers to spread the work over; the bytes do not depend on it. */
  threads: number
  /** Whether to hash the file; yes unless said otherwise. */
  hash?: boolean
  /** Frames per lane block and per DSP call; the bytes do not depend on them. */
  chunkFrames?: number
  blockFrames?: number
}

export interface RenderResult {
  frames: number
  loudness: Record<keyof typeof METER, number>
  /** Largest gain reductions of the limiter and of the glue compressor, in dB: 0 where they did nothing. */
  maxGainReductionDb: number
  maxGlueReductionDb: number
  /** Of the whole file; null when only measured. */
  sha256: string | null
  /** The file in pieces, where there was no `onBytes` to take them. */
  bytes?: Uint8Array<ArrayBuffer>[]
  /** Sentences about stems that were rendered with something wrong in them. */
  warnings: string[]
}

export interface RenderOptions {
  /** At most ten times a second. */
  onProgress?(progress: RenderProgress): void
  /** The file's bytes in order; a promise holds the render back until it resolves. */
  onBytes?(bytes: Uint8Array<ArrayBuffer>): void | Promise<void>
  signal?: AbortSignal
}

const CHUNK_FRAMES = 16384
const BLOCK_FRAMES = 1024

/**
 * Renders a session in workers, which run the DSP binary directly. Equal sessions over equal stems give equal bytes,
 * on any host, with any number of threads. Rejects with AbortError (at once) when `signal` aborts, with an error that
 * names the stem where one cannot be read, and with RangeError where there is nothing to render or no file holds it.
 */
export async function renderMix(
  request: RenderRequest,
  host: RenderHost,
  options: RenderOptions = {},
): Promise<RenderResult> {
  const { session, format } = request
  const { frames } = spanOf(request)
  if (session.groups.length === 0) throw new RangeError('There is no stem to render: add at least one.')
  if (frames === 0) {
    throw new RangeError('The master would be empty: its start and end leave nothing of the song. Set them closer.')
  }
  if (format !== 'measure') wavHeader({ format, rateHz: session.rateHz, channels: 2, frames })
  if (options.signal?.aborted) throw abortError()
  const latencies = await latenciesOf(host, session.rateHz)
  const { port1, port2 } = new MessageChannel()
  const jobs = graphJobs(
    {
      session,
      what: request.what,
      threads: request.threads,
      file:
        format === 'measure'
          ? null
          : { format, dither: request.dither, seed: session.seed, hash: request.hash ?? true },
      chunkFrames: request.chunkFrames ?? CHUNK_FRAMES,
      blockFrames: request.blockFrames ?? BLOCK_FRAMES,
    },
    latencies,
    host,
    port2,
  )
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const progress = new Progress(frames, options.onProgress)
  const results = await runJobs(jobs, port1, host, {
    onFrames: (done) => progress.report(done),
    onBytes:
      options.onBytes ??
      ((bytes) => {
        pieces.push(bytes)
      }),
    signal: options.signal,
  })
  progress.report(frames)
  const only = <T>(pick: (result: (typeof results)[number]) => T | null) =>
    results.map(pick).find((value) => value !== null) ?? null
  return {
    frames,
    loudness: loudnessOf(only((result) => result.loudness) ?? []),
    maxGainReductionDb: only((result) => result.limiterReductionDb) ?? 0,
    maxGlueReductionDb: only((result) => result.glueReductionDb) ?? 0,
    sha256: only((result) => result.sha256),
    ...(format === 'measure' || options.onBytes ? {} : { bytes: pieces }),
    warnings: [
      ...results.flatMap((result) => result.warnings),
      ...overloadWarning(format, only((result) => result.loudness)?.[METER.samplePeakDbfs] ?? Number.NEGATIVE_INFINITY),
    ],
  }
}

/** With the limiter off nothing holds the peaks back; a file of whole numbers then cuts them. */
function overloadWarning(format: RenderRequest['format'], samplePeakDbfs: number): string[] {
  if ((format !== 'wav24' && format !== 'wav16') || samplePeakDbfs <= 0) return []
  const over = samplePeakDbfs.toFixed(1)
  return [`The master's peaks are ${over} dB over full scale and were cut: turn it down, or switch the limiter on.`]
}

const knownLatencies = new WeakMap<RenderHost, Map<number, Promise<Latencies>>>()

/** Asked of a worker once per rate: the page's main thread never runs the binary for it. */
function latenciesOf(host: RenderHost, rateHz: number): Promise<Latencies> {
  const known = knownLatencies.get(host) ?? new Map<number, Promise<Latencies>>()
  knownLatencies.set(host, known)
  const found = known.get(rateHz)
  if (found) return found
  const asked = askLatencies(host, rateHz)
  known.set(rateHz, asked)
  asked.catch(() => known.delete(rateHz))
  return asked
}

async function askLatencies(host: RenderHost, rateHz: number): Promise<Latencies> {
  const dspModule = await host.dspModule()
  const [worker] = host.pool.take(1)
  if (!worker) throw new Error('No render worker could be started.')
  const latencies = await Promise.race([worker.api.latencies(dspModule, rateHz), worker.failed])
  host.pool.giveBack(worker)
  return latencies
}
