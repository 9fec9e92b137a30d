import type { LoudnessHistory, Overs } from '../engine/loudness-history'
import { type Loudness, loudnessOf } from '../engine/loudness-meter'
import { isLinearPhase } from '../session/linear-phase'
import { type GraphRequest, graphJobs, outputFrames, outputRateHz, spanOf } from './graph-jobs'
import { abortError } from './pace'
import type { RenderHost } from './render-host'
import { type Latencies, LIMITER_HOP_SECONDS } from './render-job'
import { runJobs } from './run-jobs'

export interface GraphOptions {
  /** How far the render has come, and how loud the loudest sample of that output is until now. */
  onFrames?(framesDone: number, output: number, samplePeakDbfs: number): void
  onBytes(bytes: Uint8Array<ArrayBuffer>, output: number): void | Promise<void>
  signal?: AbortSignal | undefined
}

/** What came out of one output: measured on what its PCM holds. */
export interface OutputResult {
  loudness: Loudness
  pcmSha256: string | null
  history: LoudnessHistory | null
  overs: Overs | null
  /** Highest sample before it became PCM, which cuts off what is over full scale. */
  peakDbfs: number
}

/** What the limiter took away along the result, largest in each hop. */
export interface ReductionHistory {
  hopSeconds: number
  reductionDb: Float32Array
}

export interface GraphResult {
  rateHz: number
  frames: number
  /** In the order of the request's outputs. */
  outputs: OutputResult[]
  limiterReductionDb: number
  limiterHistory: ReductionHistory
  glueReductionDb: number
  /** Of each sum, in the request's order: RMS of the master minus the sum, in dBFS; -Infinity where nothing is left. */
  residualsDbfs: number[]
  warnings: string[]
}

export type GraphSizes = Pick<GraphRequest, 'chunkFrames' | 'blockFrames'>

/** What a render takes where nothing else is asked for. */
export const GRAPH_SIZES: GraphSizes = { chunkFrames: 16384, blockFrames: 1024 }

/**
 * Renders a session's graph to its outputs in one pass. Rejects with AbortError (at once) when `signal` aborts, with an
 * error that names the stem where one cannot be read, and with RangeError where there is nothing to render.
 */
export async function renderGraph(
  request: GraphRequest,
  host: RenderHost,
  options: GraphOptions,
): Promise<GraphResult> {
  const { session, outputs } = request
  const { frames } = spanOf(request)
  if (session.groups.length === 0) throw new RangeError('There is no stem to render: add at least one.')
  if (frames === 0) {
    throw new RangeError('The master would be empty: its start and end leave nothing of the song. Set them closer.')
  }
  if (options.signal?.aborted) throw abortError()
  const latencies = await latenciesOf(host, session.rateHz, isLinearPhase(session))
  const { jobs, ports } = graphJobs(request, latencies, host)
  const results = await runJobs(
    jobs,
    ports.map((port, output) => ({
      port,
      onFrames: (done, peak) => options.onFrames?.(done, output, peak),
      onBytes: (bytes) => options.onBytes(bytes, output),
    })),
    host,
    options.signal,
  )
  const finishes = new Map(results.flatMap((result) => result.finishes.map((finish) => [finish.output, finish])))
  const most = (values: readonly (number | null)[]) => Math.max(0, ...values.map((value) => value ?? 0))
  return {
    rateHz: outputRateHz(request),
    frames: outputFrames(request),
    outputs: outputs.map((_, output) => {
      const finish = finishes.get(output)
      if (!finish) throw new Error('A render ended without one of its results.')
      const { pcmSha256, history, overs, peakDbfs } = finish
      return { loudness: loudnessOf(finish.loudness), pcmSha256, history, overs, peakDbfs }
    }),
    limiterReductionDb: most(results.map((result) => result.limiterReductionDb)),
    limiterHistory: {
      hopSeconds: LIMITER_HOP_SECONDS,
      reductionDb: results.find(({ limiterHistoryDb }) => limiterHistoryDb)?.limiterHistoryDb ?? new Float32Array(0),
    },
    glueReductionDb: most(results.map((result) => result.glueReductionDb)),
    residualsDbfs: results.flatMap((result) => result.residualsDbfs ?? []),
    warnings: results.flatMap((result) => result.warnings),
  }
}

/** With the limiter off nothing holds the peaks back; a file of whole numbers then cuts them. */
export function overloadWarning(isWhole: boolean, peakDbfs: number, what = 'The master'): string[] {
  if (!isWhole || peakDbfs <= 0) return []
  const over = peakDbfs.toFixed(1)
  return [`${what}'s peaks are ${over} dB over full scale and were cut: turn it down, or switch the limiter on.`]
}

const knownLatencies = new WeakMap<RenderHost, Map<string, Promise<Latencies>>>()

/** Asked of a worker once per rate and phase: the page's main thread never runs the binary for it. */
function latenciesOf(host: RenderHost, rateHz: number, linearPhase: boolean): Promise<Latencies> {
  const known = knownLatencies.get(host) ?? new Map<string, Promise<Latencies>>()
  knownLatencies.set(host, known)
  const key = `${rateHz} ${linearPhase}`
  const found = known.get(key)
  if (found) return found
  const asked = askLatencies(host, rateHz, linearPhase)
  known.set(key, asked)
  asked.catch(() => known.delete(key))
  return asked
}

async function askLatencies(host: RenderHost, rateHz: number, linearPhase: boolean): Promise<Latencies> {
  const dspModule = await host.dspModule()
  const [worker] = host.pool.take(1)
  if (!worker) throw new Error('No render worker could be started.')
  const latencies = await Promise.race([worker.api.latencies(dspModule, rateHz, linearPhase), worker.failed])
  host.pool.giveBack(worker)
  return latencies
}
