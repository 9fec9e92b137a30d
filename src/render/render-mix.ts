import type { Loudness } from '../engine/loudness-meter'
import type { SessionDoc } from '../session/document'
import type { Dither, ExportFormat } from '../session/export-format'
import { spanOf } from './graph-jobs'
import { Progress, type RenderProgress } from './progress'
import { GRAPH_SIZES, type GraphSizes, overloadWarning, renderGraph } from './render-graph'
import type { RenderHost } from './render-host'

export interface RenderRequest extends Partial<GraphSizes> {
  session: SessionDoc
  /** The master, or the plain sum of the stems in stem order (which knows no strip, no fade and no cut). */
  what: 'master' | 'sum'
  /** A file, or only its measurements. */
  format: ExportFormat | 'measure'
  dither: Dither
  /** Seed of the dither; the session's unless said otherwise. */
  seed?: number
  /** Ids of the groups that take part, over the span of the whole song; all unless said otherwise. */
  sounding?: readonly string[]
  /** Gain into the limiter on top of the session's; none unless said otherwise. */
  extraDriveDb?: number
  /** Workers to spread the work over; the bytes do not depend on it, nor on the sizes of lane blocks and DSP calls. */
  threads: number
  /** Whether to hash the file; yes unless said otherwise. */
  hash?: boolean
}

export interface RenderResult {
  frames: number
  loudness: Loudness
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

/**
 * Renders a session in workers, which run the DSP binary directly. Equal sessions over equal stems give equal bytes,
 * on any host, with any number of threads. Rejects as `renderGraph` does.
 */
export async function renderMix(
  request: RenderRequest,
  host: RenderHost,
  options: RenderOptions = {},
): Promise<RenderResult> {
  const { session, what, format, dither, threads, sounding } = request
  const { frames } = spanOf(request)
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const progress = new Progress(frames, options.onProgress)
  const file =
    format === 'measure'
      ? null
      : { format, dither, seed: request.seed ?? session.seed, hash: request.hash ?? true, whole: true }
  const result = await renderGraph(
    {
      session,
      what,
      threads,
      sounding,
      extraDriveDb: request.extraDriveDb ?? 0,
      outputs: [{ members: null, gainDb: 0, file }],
      residual: null,
      chunkFrames: request.chunkFrames ?? GRAPH_SIZES.chunkFrames,
      blockFrames: request.blockFrames ?? GRAPH_SIZES.blockFrames,
    },
    host,
    {
      onFrames: (done) => progress.report(done),
      onBytes:
        options.onBytes ??
        ((bytes) => {
          pieces.push(bytes)
        }),
      signal: options.signal,
    },
  )
  progress.report(frames)
  const [output] = result.outputs as [(typeof result.outputs)[number]]
  return {
    frames,
    loudness: output.loudness,
    maxGainReductionDb: result.limiterReductionDb,
    maxGlueReductionDb: result.glueReductionDb,
    sha256: output.sha256,
    ...(file === null || options.onBytes ? {} : { bytes: pieces }),
    warnings: [...result.warnings, ...overloadWarning(file !== null && format !== 'wav32f', output.loudness)],
  }
}
