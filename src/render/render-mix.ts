import type { CeilingHold } from '../engine/ceiling-hold'
import type { SessionDoc } from '../session/document'
import type { Dither, SampleFormat } from '../session/export-format'
import { spanOf } from './graph-jobs'
import { ceilingWarning, type HeldResult, untilHeld } from './hold-passes'
import { Progress, type RenderProgress } from './progress'
import { GRAPH_SIZES, type GraphSizes, type OutputResult, overloadWarning, renderGraph } from './render-graph'
import type { RenderHost } from './render-host'

export interface RenderRequest extends Partial<GraphSizes> {
  session: SessionDoc
  /** The master, or the plain sum of the stems in stem order (which knows no strip, no fade and no cut). */
  what: 'master' | 'sum'
  /** What it is quantised to, and measured as; null measures the floats. */
  format: SampleFormat | null
  dither: Dither
  /** Whether the PCM is wanted, or only its measurements. */
  write: boolean
  /** Of the result; the session's unless said otherwise. */
  rateHz?: number | null
  /** Seed of the dither; the session's unless said otherwise. */
  seed?: number
  /** Ids of the groups that take part, over the span of the whole song; all unless said otherwise. */
  sounding?: readonly string[]
  /** Gain into the limiter on top of the session's; none unless said otherwise. */
  extraDriveDb?: number
  /** Ceiling holds that an earlier render of the same came to: saves passes, changes nothing. */
  holds?: readonly CeilingHold[]
  /** Workers to spread the work over; the bytes do not depend on it, nor on the sizes of lane blocks and DSP calls. */
  threads: number
  /** Whether to hash the PCM; where it is written, unless said otherwise. */
  hash?: boolean
}

export interface RenderResult
  extends OutputResult,
    Pick<HeldResult, 'rateHz' | 'frames' | 'limiterHistory' | 'holds' | 'passes' | 'warnings'> {
  /** Largest gain reductions of the limiter and of the glue compressor, in dB: 0 where they did nothing. */
  maxGainReductionDb: number
  maxGlueReductionDb: number
  /** The PCM in pieces, where there was no `onBytes` to take them. */
  pcm?: Uint8Array<ArrayBuffer>[]
}

export interface RenderOptions {
  /** At most ten times a second. */
  onProgress?(progress: RenderProgress): void
  /** The PCM in order; a promise holds the render back until it resolves. */
  onBytes?(bytes: Uint8Array<ArrayBuffer>): void | Promise<void>
  /** What came by `onBytes` does not count: the ceiling asks for another pass, and everything comes again. */
  onRestart?(): void | Promise<void>
  signal?: AbortSignal
}

/**
 * Renders a session in workers, which run the DSP binary directly. Equal sessions over equal stems give equal PCM, on
 * any host, with any number of threads. Rejects as `renderGraph` does.
 */
export async function renderMix(
  request: RenderRequest,
  host: RenderHost,
  options: RenderOptions = {},
): Promise<RenderResult> {
  const { session, what, format, dither, write, rateHz = null } = request
  const { frames } = spanOf(request)
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const progress = new Progress(frames, options.onProgress)
  const seed = request.seed ?? session.seed
  const samples = format && { format, dither, seed, write, hash: request.hash ?? write }
  const result = await untilHeld(session, request.holds ?? [], async (holds, passes) => {
    if (passes > 1) {
      progress.frames = passes * frames
      pieces.length = 0
      if (write) await options.onRestart?.()
    }
    return renderGraph(
      {
        session,
        what,
        threads: request.threads,
        sounding: request.sounding,
        extraDriveDb: request.extraDriveDb ?? 0,
        holds,
        rateHz,
        outputs: [{ members: null, gainDb: 0, samples }],
        residual: null,
        chunkFrames: request.chunkFrames ?? GRAPH_SIZES.chunkFrames,
        blockFrames: request.blockFrames ?? GRAPH_SIZES.blockFrames,
      },
      host,
      {
        onFrames: (done) => progress.report((passes - 1) * frames + done),
        onBytes:
          options.onBytes ??
          ((bytes) => {
            pieces.push(bytes)
          }),
        signal: options.signal,
      },
    )
  })
  progress.report(progress.frames)
  return {
    ...masterResult(result, format !== null && format !== 'float32'),
    ...(write && !options.onBytes ? { pcm: pieces } : {}),
  }
}

/** A graph's first output with what is known of the master alone. `isWhole`: it was made into whole numbers. */
export function masterResult(result: HeldResult, isWhole: boolean): RenderResult {
  const { rateHz, frames, limiterHistory, holds, passes } = result
  const [output] = result.outputs as [OutputResult]
  return {
    ...output,
    rateHz,
    frames,
    limiterHistory,
    holds,
    passes,
    maxGainReductionDb: result.limiterReductionDb,
    maxGlueReductionDb: result.glueReductionDb,
    warnings: [...result.warnings, ...overloadWarning(isWhole, output.peakDbfs), ...ceilingWarning(result)],
  }
}
