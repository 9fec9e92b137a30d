import { type CeilingHold, packHolds } from '../engine/ceiling-hold'
import { ditherOf } from '../engine/quantiser'
import { convertedFrames } from '../engine/resampler'
import { MASTER_LAYOUT, packBlock, STRIP_LAYOUT } from '../params'
import type { GroupDoc, SessionDoc } from '../session/document'
import type { Dither } from '../session/export-format'
import { isLinearPhase } from '../session/linear-phase'
import { rideList } from '../session/ride-list'
import { sendsDb } from '../session/sends'
import { masterSpan, songFrames, stemFrames } from '../session/song-length'
import { finishCost, masterCost, masterCount, residualCost, spread, stripCost } from './plan'
import type { RenderHost } from './render-host'
import type { ConversionJob, Latencies, MasterJob, SamplesJob, Span } from './render-job'
import type { PlannedJob } from './run-jobs'
import { Stages } from './stages'

/** One result of a graph: measured, and with `samples` made into PCM. */
export interface GraphOutput {
  /** Groups that sound in it, by the gains of all; null for the master itself. */
  members: readonly string[] | null
  gainDb: number
  samples: SamplesJob | null
}

/** What is to be rendered, as far as the graph is concerned. */
export interface GraphRequest {
  session: SessionDoc
  what: 'master' | 'sum'
  /** Groups that take part; all where it is not said. */
  sounding?: readonly string[] | undefined
  extraDriveDb: number
  /** Ceiling holds, in frames of what comes out. */
  holds: readonly CeilingHold[]
  /** Another rate for all that comes out; null for the session's. */
  rateHz: number | null
  /** The first one is the master. */
  outputs: readonly GraphOutput[]
  /** Outputs that are to sum to the master times a gain, by their places. */
  residual: { gainDb: number; sums: number[][] } | null
  threads: number
  chunkFrames: number
  blockFrames: number
}

const MASTER_LANE = 'master'
const groupLane = (group: number, master: number) => `group ${group} of ${master}`
const outputLane = (output: number) => (output === 0 ? MASTER_LANE : `follower ${output}`)
const writtenLane = (output: number) => `written ${output}`

/** The part of the song that a request yields, in frames of the song. */
export function spanOf({ session, what }: Pick<GraphRequest, 'session' | 'what'>): { start: number; frames: number } {
  return what === 'master' ? masterSpan(session) : { start: 0, frames: stemFrames(session) }
}

/** A session's graph as jobs for workers, each stage in the worker that the plan gave it, and each output's port. */
export function graphJobs(
  request: GraphRequest,
  latencies: Latencies,
  host: RenderHost,
): { jobs: PlannedJob[]; ports: MessagePort[] } {
  const { session, what, outputs, residual } = request
  const isMaster = what === 'master'
  const { start, frames } = spanOf(request)
  const latencyFrames = isMaster ? latencies.strip + latencies.master : 0
  const span: Span = {
    rateHz: session.rateHz,
    frames: start + frames + latencyFrames,
    chunkFrames: request.chunkFrames,
    blockFrames: Math.min(request.blockFrames, request.chunkFrames),
  }
  const part = { firstFrame: start + latencyFrames, frames }
  const { limiter } = session.master
  const isHeld = isMaster && limiter.on
  const groups = session.groups.filter(({ id }) => request.sounding?.includes(id) ?? true)
  const masters = mastersOf(request, groups)
  const costs = [
    ...stripCosts(groups),
    ...masters.map(({ followers }) => masterCost(session.master, groups.length, followers.length)),
    ...outputs.map(({ samples }) => finishCost(samples !== null)),
    ...(residual ? [residualCost(outputs.length)] : []),
  ]
  const stages = new Stages(spread(costs, request.threads), span)
  const mayKeep = isMaster && !outputs.some(({ samples }) => samples?.write)
  const strips = groups.map((group) => {
    const params = isMaster ? packBlock(STRIP_LAYOUT, group.strip, new Float64Array(STRIP_LAYOUT.length)) : null
    const rides = rideList(session, group)
    const sizes = [host.dspVersion, session.rateHz, span.chunkFrames] as const
    return { params, rides, key: mayKeep ? stripKey(sizes, group, params, rides) : null }
  })
  const songKeys = strips.flatMap(({ key }) => key ?? [])
  groups.forEach((group, index) => {
    stages.addStrip({
      ...(strips[index] as (typeof strips)[number]),
      songKeys,
      outs: masters.map((_, master) => groupLane(index, master)),
      stems: group.stems.map((stem) => stages.handle(stem, host)),
    })
  })
  for (const master of masters) stages.addMaster({ ...part, ...master, stripLatencyFrames: latencies.strip })
  const ports = outputs.map(({ gainDb, samples }, index) =>
    stages.addFinish({
      ...part,
      output: index,
      input: outputLane(index),
      channels: 2,
      gainDb,
      samples: samples && { ...samples, dither: realDither(request, samples) },
      conversion: conversionOf(request, isHeld && index === 0),
      ceilingDbtp: isHeld && index === 0 ? limiter.ceilingDbtp : null,
      history: index === 0 || samples?.write === true,
      written: residual ? writtenLane(index) : null,
    }),
  )
  if (residual) {
    const [master, ...parts] = outputs.map((_, index) => writtenLane(index))
    stages.addResidual({
      ...part,
      master: master as string,
      parts,
      gainDb: residual.gainDb,
      sums: residual.sums.map((sum) => sum.map((place) => place - 1)),
    })
  }
  return { jobs: stages.jobs, ports }
}

/**
 * What a strip's samples depend on, as text; null where a stem has no hash, or the host keeps nothing. What is written is
 * always computed: kept strips serve the figures, which are asked for after every change.
 */
function stripKey(
  [dspVersion, ...sizes]: readonly [string | null, number, number],
  { stems }: GroupDoc,
  params: Float64Array | null,
  rides: Float64Array,
): string | null {
  const hashes = stems.map(({ sha256 }) => sha256)
  if (dspVersion === null || params === null || hashes.includes(null)) return null
  return JSON.stringify([dspVersion, sizes, hashes, [...params], [...rides]])
}

/** Rate of what comes out. */
export function outputRateHz({ session, rateHz }: Pick<GraphRequest, 'session' | 'rateHz'>): number {
  return rateHz ?? session.rateHz
}

/** Shaped noise is for 16 bits at some rates only. */
function realDither(request: GraphRequest, { format, dither }: SamplesJob): Dither {
  return ditherOf(dither, format === 'pcm16' ? 16 : 24, outputRateHz(request))
}

/** Length of what comes out, at its rate. */
export function outputFrames(request: Pick<GraphRequest, 'session' | 'what' | 'rateHz'>): number {
  return convertedFrames(spanOf(request).frames, request.session.rateHz, outputRateHz(request))
}

export function isConverted(request: Pick<GraphRequest, 'session' | 'rateHz'>): boolean {
  return outputRateHz(request) !== request.session.rateHz
}

/** The limiter behind a conversion is for the master: its gains are not shared by files beside it. */
function conversionOf(request: GraphRequest, isLimited: boolean): ConversionJob | null {
  if (!isConverted(request)) return null
  const { driveDb: _, ...limiter } = request.session.master.limiter
  return {
    rateHz: outputRateHz(request),
    frames: outputFrames(request),
    limiter: isLimited ? limiter : null,
    holds: packHolds(request.holds),
  }
}

/** Holds as the master takes them, in frames of the song; behind a conversion they are none of its own. */
function songHolds(request: GraphRequest): CeilingHold[] {
  if (isConverted(request)) return []
  const { start } = spanOf(request)
  return request.holds.map((hold) => ({
    ...hold,
    startFrame: hold.startFrame + start,
    endFrame: hold.endFrame + start,
  }))
}

const stripCosts = (groups: readonly GroupDoc[]) => groups.map(({ strip, stems }) => stripCost(strip, stems.length))

/**
 * The master, and its followers: where they are dear, several workers compute the same master anew, each for a share of
 * the followers, because the gains of one worker's would come too late for another's.
 */
function mastersOf(
  request: GraphRequest,
  groups: readonly GroupDoc[],
): Omit<MasterJob, 'stripLatencyFrames' | 'firstFrame' | 'frames'>[] {
  const { session, what, extraDriveDb, outputs, threads } = request
  const { master } = session
  const alone = masterCost(master, groups.length)
  const one = masterCost(master, groups.length, 1) - alone
  const rest = [...stripCosts(groups), ...outputs.map(({ samples }) => finishCost(samples !== null))]
  const count = masterCount(alone, one, outputs.length - 1, rest, threads)
  const followers = outputs.slice(1).map(({ members }, index) => ({
    members: Float64Array.from(groups, ({ id }) => (members?.includes(id) ? 1 : 0)),
    out: outputLane(index + 1),
  }))
  return Array.from({ length: count }, (_, place) => ({
    inputs: groups.map((_, index) => groupLane(index, place)),
    out: place === 0 ? MASTER_LANE : null,
    params: what === 'master' ? packBlock(MASTER_LAYOUT, master, new Float64Array(MASTER_LAYOUT.length)) : null,
    sendsDb: sendsDb({ groups: [...groups], master }, groups.length),
    order: master.order,
    linearPhase: isLinearPhase(session),
    extraDriveDb,
    holds: packHolds(songHolds(request)),
    followers: followers.filter((_, index) => index % count === place),
    songFrames: songFrames(session),
  }))
}
