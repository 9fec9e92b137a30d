import type { Dither, ExportFormat, StemRef } from '../session/document'

/** A stem as a worker opens it: what it is, and where (a path, a port: each host knows its own). */
export interface StemHandle {
  stem: StemRef
  handle: unknown
}

/** Frames to compute. All stages of a render agree on them. */
export interface Span {
  rateHz: number
  /** Frames that run through the graph, from the song's first on: up to the master's end, plus the latency. */
  frames: number
  /** Frames of one chunk, which is what lanes carry. */
  chunkFrames: number
  /** Frames of one call of the DSP. */
  blockFrames: number
}

/** Where a stage's blocks go to or come from: a port to another worker, or a lane inside this one, by its name. */
export type LaneName = string
export interface LanePort {
  lane: LaneName
  port: MessagePort
}

/** One group: its stems summed, and with `params` put through its strip. */
export interface StripJob {
  out: LaneName
  stems: StemHandle[]
  params: Float64Array | null
}

/** The master bus over the groups' lanes; without `params` their plain sum. */
export interface MasterJob {
  inputs: LaneName[]
  out: LaneName
  params: Float64Array | null
  songFrames: number
  /** Delay of the strips: the master is told the song frame of what it hears. */
  stripLatencyFrames: number
}

/** What becomes of the finished samples: measured, and with `file` written. */
export interface FinishJob {
  input: LaneName
  channels: 1 | 2
  /** The first frame of the lane that belongs to the result, and how many there are. */
  firstFrame: number
  frames: number
  file: { format: ExportFormat; dither: Dither; seed: number; hash: boolean } | null
  /** Carries FinishMessage to the caller, and FinishReply back. */
  port: MessagePort
}

/** A worker's part of a render. */
export interface WorkerJob {
  id: number
  dspModule: WebAssembly.Module
  span: Span
  strips: StripJob[]
  master: MasterJob | null
  finish: FinishJob | null
  /** Lanes that lead to other workers; the rest are this worker's own. */
  sends: LanePort[]
  receives: LanePort[]
}

/** Bytes of the file in order, now and then how far the render has come, and at last that nothing more will come. */
export type FinishMessage = { bytes: Uint8Array<ArrayBuffer> } | { framesDone: number } | { end: true }
/** One reply for each `bytes` that was dealt with: so many more may come. */
export type FinishReply = 'taken'

/** What a worker's part came to; only the parts that it had are filled. */
export interface WorkerResult {
  limiterReductionDb: number | null
  glueReductionDb: number | null
  loudness: number[] | null
  sha256: string | null
  /** What was wrong with a stem but did not keep it from being rendered. */
  warnings: string[]
}

/** What a render worker offers (through comlink). */
export interface RenderWorkerApi {
  /** Resolves when this worker's part is done. Rejects with AbortError, or an error that names the stem. */
  run(job: WorkerJob): Promise<WorkerResult>
  /** Ends a job within a few milliseconds; unknown ids do nothing. */
  cancel(id: number): void
  /** Latencies of the graph at a rate, which the caller plans with. */
  latencies(dspModule: WebAssembly.Module, rateHz: number): { strip: number; master: number }
}
