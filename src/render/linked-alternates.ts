import type { CeilingHold } from '../engine/ceiling-hold'
import { type ExportFormat, FORMATS, type SampleFormat } from '../session/export-format'
import type { AlternatesPlan } from '../session/plan-alternates'
import type {
  AlternateFile,
  AlternatesOptions,
  AlternatesRequest,
  AlternatesResult,
  FileWriter,
} from './alternate-files'
import { alternateSeed } from './alternate-seed'
import { type GraphOutput, isConverted, outputFrames, outputRateHz, spanOf } from './graph-jobs'
import { type HeldResult, untilHeld } from './hold-passes'
import { linkedNotes } from './linked-notes'
import { abortError } from './pace'
import { Progress } from './progress'
import { GRAPH_SIZES, type GraphResult, type OutputResult, renderGraph } from './render-graph'
import type { RenderHost } from './render-host'
import { masterResult } from './render-mix'

/** Sample peaks that a file of whole numbers still holds with its dither, in dBFS: two steps under full scale. */
const HIGHEST_DBFS: Record<SampleFormat, number> = {
  pcm24: -0.000003,
  pcm16: -0.0006,
  float32: Number.POSITIVE_INFINITY,
}
const highestDbfs = (format: ExportFormat) => HIGHEST_DBFS[FORMATS[format].samples]

/** How the files beside the master are written in one pass. */
interface Delivery {
  format: ExportFormat
  gainDb: number
}

/** Linked alternates: followers of the master that share its gains, all written in the pass that writes the master. */
export async function renderLinked(
  request: AlternatesRequest,
  plan: AlternatesPlan,
  host: RenderHost,
  options: AlternatesOptions,
): Promise<AlternatesResult> {
  const render = new LinkedRender(request, plan, host, options)
  const { overs } = request.session.alternates
  let delivery: Delivery = { format: request.format, gainDb: 0 }
  const result = await untilHeld(request.session, request.holds ?? [], async (holds) => {
    const first = await render.pass(delivery, holds, overs === 'float')
    const over = render.loudestPart - highestDbfs(delivery.format)
    if (first && over <= 0) return first
    // In tenths of a decibel, so that whoever adds the files up again can turn them back up by what is stated.
    const gainDb = -Math.ceil(over * 10) / 10
    delivery = overs === 'float' ? { format: 'wav32f', gainDb: 0 } : { format: request.format, gainDb }
    const second = await render.pass(delivery, holds, false)
    if (!second) throw abortError()
    return second
  })
  return resultOf(request, plan, delivery, result)
}

/** The passes of one export: usually one. */
class LinkedRender {
  /** The highest sample peak of the files beside the master that the last pass came to, in dBFS. */
  loudestPart = Number.NEGATIVE_INFINITY
  readonly #request: AlternatesRequest
  readonly #plan: AlternatesPlan
  readonly #host: RenderHost
  readonly #options: AlternatesOptions
  readonly #progress: Progress
  readonly #frames: number
  #writers: FileWriter[] = []
  /** Frames that earlier passes did. */
  #before = 0

  constructor(request: AlternatesRequest, plan: AlternatesPlan, host: RenderHost, options: AlternatesOptions) {
    this.#request = request
    this.#plan = plan
    this.#host = host
    this.#options = options
    this.#frames = spanOf({ session: request.session, what: 'master' }).frames
    this.#progress = new Progress(this.#frames, options.onProgress)
  }

  /** Null where `stopAtOver` ended it, because one of the files is too loud for its format. */
  async pass(delivery: Delivery, holds: readonly CeilingHold[], stopAtOver: boolean): Promise<GraphResult | null> {
    const { session, threads, rateHz } = this.#request
    const { signal } = this.#options
    if (signal?.aborted) throw abortError()
    const stop = new AbortController()
    const onAbort = () => stop.abort()
    signal?.addEventListener('abort', onAbort, { once: true })
    const limit = highestDbfs(delivery.format)
    this.loudestPart = Number.NEGATIVE_INFINITY
    const done = this.#outputs(delivery).map(() => 0)
    this.#progress.frames = Math.max(this.#progress.frames, this.#before + this.#frames)
    try {
      await this.#openWriters(delivery)
      const result = await renderGraph(
        {
          session,
          what: 'master',
          threads,
          extraDriveDb: 0,
          holds,
          rateHz,
          outputs: this.#outputs(delivery),
          residual: this.#residual(delivery),
          chunkFrames: this.#request.chunkFrames ?? GRAPH_SIZES.chunkFrames,
          blockFrames: this.#request.blockFrames ?? GRAPH_SIZES.blockFrames,
        },
        this.#host,
        {
          onFrames: (frames, output, samplePeakDbfs) => {
            done[output] = frames
            if (output > 0) this.#hear(samplePeakDbfs, limit, stopAtOver ? stop : null, Math.min(...done))
            else this.#progress.report(this.#before + Math.min(...done))
          },
          onBytes: (bytes, output) => this.#writers[output]?.write(bytes),
          signal: stop.signal,
        },
      )
      const peaks = result.outputs.slice(1).map(({ peakDbfs }) => peakDbfs)
      this.loudestPart = Math.max(this.loudestPart, ...peaks)
      this.#before += this.#frames
      if (this.loudestPart > limit) this.#progress.frames = this.#before + this.#frames
      this.#progress.report(this.#before)
      return result
    } catch (error) {
      if (!stop.signal.aborted || signal?.aborted) throw error
      this.#before += Math.min(...done)
      return null
    } finally {
      signal?.removeEventListener('abort', onAbort)
    }
  }

  /** A file that is too loud means another pass: at once where its level does not matter, else after this one. */
  #hear(samplePeakDbfs: number, limit: number, stop: AbortController | null, framesDone: number): void {
    this.loudestPart = Math.max(this.loudestPart, samplePeakDbfs)
    if (this.loudestPart <= limit) return
    this.#progress.frames = (stop ? framesDone : this.#frames) + this.#frames
    stop?.abort()
  }

  async #openWriters({ format }: Delivery): Promise<void> {
    for (const writer of this.#writers) await writer.discard()
    this.#writers = []
    const { session, rateHz } = this.#request
    const size = { rateHz: outputRateHz(this.#request), frames: outputFrames({ session, what: 'master', rateHz }) }
    const files = this.#plan.files.map(({ name }) => ({ name, format }))
    for (const file of [{ name: null, format: this.#request.format }, ...files]) {
      this.#writers.push(await this.#options.onFile({ ...file, ...size }))
    }
  }

  #outputs({ format, gainDb }: Delivery): GraphOutput[] {
    const { session, dither } = this.#request
    const samples = { dither, hash: true, write: true }
    const master = { ...samples, format: FORMATS[this.#request.format].samples, seed: session.seed }
    return [
      { members: null, gainDb: 0, samples: master },
      ...this.#plan.files.map(({ groups }) => ({
        members: groups,
        gainDb,
        samples: { ...samples, format: FORMATS[format].samples, seed: alternateSeed(session, groups) },
      })),
    ]
  }

  #residual({ gainDb }: Delivery) {
    // Behind a conversion the master is limited once more, and its parts are not.
    const { sums } = isConverted(this.#request) ? { sums: [] } : this.#plan
    // The master is output 0, and the files follow it.
    return sums.length === 0 ? null : { gainDb, sums: sums.map((places) => places.map((place) => place + 1)) }
  }
}

function resultOf(
  request: AlternatesRequest,
  plan: AlternatesPlan,
  { format, gainDb }: Delivery,
  result: HeldResult,
): AlternatesResult {
  const parts = result.outputs.slice(1)
  const files: AlternateFile[] = plan.files.map((file, index) => ({
    ...file,
    format,
    gainDb,
    extraDriveDb: null,
    ...(parts[index] as OutputResult),
  }))
  const sums = (isConverted(request) ? [] : plan.sums).map((places, index) => ({
    names: places.map((place) => files[place]?.name ?? ''),
    gainDb,
    residualDbfs: result.residualsDbfs[index] ?? Number.NaN,
  }))
  return {
    master: masterResult(result, FORMATS[request.format].samples !== 'float32'),
    files,
    sums,
    notes: [...plan.notes, ...linkedNotes(request, plan, files, sums)],
  }
}
