import { MASTER_LAYOUT, packBlock, STRIP_LAYOUT } from '../params'
import type { SessionDoc, StemRef } from '../session/document'
import { masterSpan, songFrames, stemFrames } from '../session/song-length'
import { finishCost, masterCost, spread, stripCost } from './plan'
import type { RenderHost } from './render-host'
import type { FinishJob, MasterJob, Span, StemHandle, StripJob } from './render-job'
import type { PlannedJob } from './run-jobs'

/** What is to be rendered, as far as the graph is concerned. */
export interface GraphRequest {
  session: SessionDoc
  what: 'master' | 'sum'
  file: FinishJob['file']
  threads: number
  chunkFrames: number
  blockFrames: number
}

export interface Latencies {
  strip: number
  master: number
}

const MASTER_LANE = 'master'
const laneOf = (group: number) => `group ${group}`

/** The part of the song that a request yields, in frames of the song. */
export function spanOf({ session, what }: Pick<GraphRequest, 'session' | 'what'>): { start: number; frames: number } {
  return what === 'master' ? masterSpan(session) : { start: 0, frames: stemFrames(session) }
}

/** A session's graph as jobs for workers: all stages, each in the worker that the plan gave it. */
export function graphJobs(
  request: GraphRequest,
  latencies: Latencies,
  host: RenderHost,
  finishPort: MessagePort,
): PlannedJob[] {
  const { session, what } = request
  const master = what === 'master'
  const { start, frames } = spanOf(request)
  const latencyFrames = master ? latencies.strip + latencies.master : 0
  const span: Span = {
    rateHz: session.rateHz,
    frames: start + frames + latencyFrames,
    chunkFrames: request.chunkFrames,
    blockFrames: Math.min(request.blockFrames, request.chunkFrames),
  }
  const { groups } = session
  const stages = new Stages(
    spread(
      [
        ...groups.map(({ strip, stems }) => stripCost(strip, stems.length)),
        masterCost(session.master, groups.length),
        finishCost(request.file !== null),
      ],
      request.threads,
    ),
    span,
  )
  groups.forEach((group, index) => {
    const params = master ? packBlock(STRIP_LAYOUT, group.strip, new Float64Array(STRIP_LAYOUT.length)) : null
    const stems = group.stems.map((stem) => stages.handle(index, stem, host))
    stages.addStrip(index, { out: laneOf(index), stems, params })
  })
  stages.addMaster(groups.length, {
    inputs: groups.map((_, index) => laneOf(index)),
    out: MASTER_LANE,
    params: master ? packBlock(MASTER_LAYOUT, session.master, new Float64Array(MASTER_LAYOUT.length)) : null,
    songFrames: songFrames(session),
    stripLatencyFrames: latencies.strip,
  })
  stages.addFinish(groups.length + 1, {
    input: MASTER_LANE,
    channels: 2,
    firstFrame: start + latencyFrames,
    frames,
    file: request.file,
    port: finishPort,
  })
  return stages.jobs
}

/** Collects stages into their workers' jobs, and lays a lane between two workers where one is needed. */
class Stages {
  readonly jobs: PlannedJob[]
  readonly #places: readonly number[]
  readonly #senderOf = new Map<string, number>()

  constructor(places: readonly number[], span: Span) {
    this.#places = places
    this.jobs = Array.from({ length: Math.max(...places) + 1 }, () => ({
      span,
      strips: [],
      master: null,
      finish: null,
      sends: [],
      receives: [],
      transfer: [],
    }))
  }

  handle(stage: number, stem: StemRef, host: RenderHost): StemHandle {
    const { handle, transfer } = host.handleOf(stem)
    this.#job(stage).transfer.push(...transfer)
    return { stem, handle }
  }

  addStrip(stage: number, strip: StripJob): void {
    this.#job(stage).strips.push(strip)
    this.#senderOf.set(strip.out, this.#place(stage))
  }

  addMaster(stage: number, master: MasterJob): void {
    this.#job(stage).master = master
    for (const lane of master.inputs) this.#connect(lane, this.#place(stage))
    this.#senderOf.set(master.out, this.#place(stage))
  }

  addFinish(stage: number, finish: FinishJob): void {
    this.#job(stage).finish = finish
    this.#job(stage).transfer.push(finish.port)
    this.#connect(finish.input, this.#place(stage))
  }

  #connect(lane: string, receiver: number): void {
    const sender = this.#senderOf.get(lane)
    if (sender === undefined || sender === receiver) return
    const { port1, port2 } = new MessageChannel()
    const [from, to] = [this.jobs[sender] as PlannedJob, this.jobs[receiver] as PlannedJob]
    from.sends.push({ lane, port: port1 })
    from.transfer.push(port1)
    to.receives.push({ lane, port: port2 })
    to.transfer.push(port2)
  }

  #place(stage: number): number {
    return this.#places[stage] ?? 0
  }

  #job(stage: number): PlannedJob {
    return this.jobs[this.#place(stage)] as PlannedJob
  }
}
