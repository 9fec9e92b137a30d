import type { LimiterSettings } from '../engine/limiter'
import type { LoudnessHistory, Overs } from '../engine/loudness-history'
import type { OrderedProcessor } from '../params'
import type { StemRef } from '../session/document'
import type { Dither, SampleFormat } from '../session/export-format'

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
  /** All that makes its samples, as text, where they may be kept; null where not. */
  key: string | null
  /** The keys of all strips of the song. */
  songKeys: readonly string[]
  /** A lane to each master that hears it. */
  outs: LaneName[]
  stems: StemHandle[]
  params: Float64Array | null
  /** Start frame and gain in decibels of each section; empty where the strip is not ridden. */
  rides: Float64Array
}

/** Part of the song through the master with the gains of the whole: 1 for the inputs that sound in it, else 0. */
export interface FollowerJob {
  members: Float64Array
  out: LaneName
}

/** Hop of the record of what the limiter did, in seconds. */
export const LIMITER_HOP_SECONDS = 0.1

/** The master bus over the groups' lanes; without `params` their plain sum. The part is that of the result. */
export interface MasterJob extends LanePart {
  inputs: LaneName[]
  /** Null where another worker has the same bus, and this one computes it for its followers only. */
  out: LaneName | null
  params: Float64Array | null
  /** Of each input, as the bus takes them. */
  sendsDb: Float64Array
  order: readonly OrderedProcessor[]
  linearPhase: boolean
  /** Gain into the limiter, on top of the session's. */
  extraDriveDb: number
  /** Ceiling holds (packHolds), in frames of the song. */
  holds: Float64Array
  followers: FollowerJob[]
  songFrames: number
  /** Delay of the strips: the master is told the song frame of what it hears. */
  stripLatencyFrames: number
}

/** The part of a lane that belongs to the result. */
export interface LanePart {
  firstFrame: number
  frames: number
}

/** What a file's samples are: quantised and measured so, and given out or not. */
export interface SamplesJob {
  format: SampleFormat
  dither: Dither
  seed: number
  /** Whether the bytes go to the caller. */
  write: boolean
  /** Whether their hash is wanted. */
  hash: boolean
}

/** A delivery at another rate than the session's: converted behind the master, and limited anew. */
export interface ConversionJob {
  rateHz: number
  frames: number
  /** Null where nothing is to be held under a ceiling. */
  limiter: LimiterSettings | null
  /** Ceiling holds (packHolds), in frames of the file. */
  holds: Float64Array
}

/** What becomes of the finished samples: measured, and with `samples` made into PCM. */
export interface FinishJob extends LanePart {
  /** Its place among the render's outputs. */
  output: number
  input: LaneName
  channels: 1 | 2
  /** Applied before anything else. */
  gainDb: number
  samples: SamplesJob | null
  conversion: ConversionJob | null
  /** Places over it are listed; null where there is none. */
  ceilingDbtp: number | null
  /** Whether the meter keeps a history. */
  history: boolean
  /** Carries on what the file really holds, for who compares files. */
  written: LaneName | null
  /** Carries FinishMessage to the caller, and FinishReply back. */
  port: MessagePort
}

/** Compares files with the master: how far each sum of them is from it. */
export interface ResidualJob extends LanePart {
  master: LaneName
  parts: LaneName[]
  /** Of the master, before the parts are taken from it. */
  gainDb: number
  /** Places in `parts` of each sum. */
  sums: number[][]
}

/** A worker's part of a render. */
export interface WorkerJob {
  id: number
  dspModule: WebAssembly.Module
  span: Span
  strips: StripJob[]
  masters: MasterJob[]
  finishes: FinishJob[]
  residual: ResidualJob | null
  /** Lanes that lead to other workers; the rest are this worker's own. */
  sends: LanePort[]
  receives: LanePort[]
}

/** PCM in order, now and then how far the render has come, and at last that nothing more will come. */
export type FinishMessage =
  | { bytes: Uint8Array<ArrayBuffer> }
  | { framesDone: number; samplePeakDbfs: number }
  | { end: true }
/** One reply for each `bytes` that was dealt with: so many more may come. */
export type FinishReply = 'taken'

/** What a finish came to. */
export interface FinishResult {
  output: number
  loudness: number[]
  /** Of the PCM. */
  pcmSha256: string | null
  history: LoudnessHistory | null
  overs: Overs | null
  /** Highest sample before it became PCM, in dBFS. */
  peakDbfs: number
}

/** What a worker's part came to; only the parts that it had are filled. */
export interface WorkerResult {
  limiterReductionDb: number | null
  /** Largest reduction of the limiter in each LIMITER_HOP of the result. */
  limiterHistoryDb: Float32Array | null
  glueReductionDb: number | null
  finishes: FinishResult[]
  /** Of each sum, RMS over both channels of what is left of the master; -Infinity where nothing is. */
  residualsDbfs: number[] | null
  /** What was wrong with a stem but did not keep it from being rendered. */
  warnings: string[]
}

/** Delays of the graph, in frames. */
export interface Latencies {
  strip: number
  master: number
}

/** What a render worker offers (through comlink). */
export interface RenderWorkerApi {
  /** Resolves when this worker's part is done. Rejects with AbortError, or an error that names the stem. */
  run(job: WorkerJob): Promise<WorkerResult>
  /** Ends a job within a few milliseconds; unknown ids do nothing. */
  cancel(id: number): void
  /** Latencies of the graph at a rate, which the caller plans with. */
  latencies(dspModule: WebAssembly.Module, rateHz: number, linearPhase: boolean): Latencies
}
