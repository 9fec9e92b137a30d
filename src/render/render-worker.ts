import { gainFrom } from '../engine/decibels'
import { deterministicMaths } from '../engine/deterministic-maths'
import { Dsp } from '../engine/dsp'
import { GroupStrip } from '../engine/group-strip'
import { LoudnessMeter } from '../engine/loudness-meter'
import { MasterBus } from '../engine/master-bus'
import { MasterFollower } from '../engine/master-follower'
import { Quantiser } from '../engine/quantiser'
import type { StemSource } from '../engine/stem-source'
import { SummedSource } from '../engine/summed-source'
import type { KeptStrips } from '../protocol/kept-strips'
import { FinishPort, runFinish } from './finish-stage'
import { type LaneEnd, localLane, portReceiver, portSender } from './lane'
import { runMaster, runSum } from './master-stage'
import { abortError, Pace } from './pace'
import { PcmSamples } from './pcm-samples'
import { RateConversion } from './rate-conversion'
import type {
  FinishJob,
  MasterJob,
  RenderWorkerApi,
  ResidualJob,
  StemHandle,
  StripJob,
  WorkerJob,
  WorkerResult,
} from './render-job'
import { runResidual } from './residual-stage'
import type { Sha256 } from './sha256'
import { lanesOf } from './stages'
import { namedSource } from './stem-error'
import { runDry, runKept, runStrip } from './strip-stage'

/** A stem that is open in a worker, at the rate of the render. */
export interface OpenStem {
  source: StemSource
  /** What turned out to be wrong with it, known when all of it was read. */
  warnings(): string[]
  close(): void
}

/** What a render worker needs of the host that it runs in. */
export interface WorkerHost {
  openStem(handle: StemHandle, rateHz: number, dsp: Dsp): Promise<OpenStem>
  createSha256(): Promise<Sha256>
  /** Where rendered strips are kept; null where they are not. */
  keptStrips(): Promise<KeptStrips | null>
}

/** Blocks in a lane inside a worker, and between two. */
const LOCAL_BLOCKS = 2
const PORT_BLOCKS = 6

/** The part of a render that one worker has: opens, connects and runs its stages, and takes them down again. */
class RenderPart {
  readonly #job: WorkerJob
  readonly #host: WorkerHost
  readonly #dsp: Dsp
  readonly #pace = new Pace()
  readonly #senders = new Map<string, LaneEnd>()
  readonly #receivers = new Map<string, LaneEnd>()
  readonly #stems: OpenStem[] = []
  readonly #finishPorts: readonly FinishPort[]
  readonly #result: WorkerResult = {
    limiterReductionDb: null,
    limiterHistoryDb: null,
    glueReductionDb: null,
    finishes: [],
    residualsDbfs: null,
    warnings: [],
  }
  #error: Error | null = null

  constructor(job: WorkerJob, host: WorkerHost) {
    this.#job = job
    this.#host = host
    this.#dsp = new Dsp(job.dspModule)
    for (const { lane, port } of job.sends) {
      this.#senders.set(lane, portSender(port, PORT_BLOCKS, job.span.chunkFrames))
    }
    for (const { lane, port } of job.receives) this.#receivers.set(lane, portReceiver(port))
    this.#finishPorts = job.finishes.map(({ port }) => new FinishPort(port))
  }

  stop(error: Error): void {
    this.#error ??= error
    this.#pace.cancel()
    for (const end of [...this.#senders.values(), ...this.#receivers.values()]) end.fail(error)
    for (const port of this.#finishPorts) port.fail(error)
  }

  async run(): Promise<WorkerResult> {
    const { strips, masters, finishes, residual } = this.#job
    // Lanes inside this worker are made before any stage asks for an end of one.
    for (const lane of this.#lanesFromHere()) this.#connectLocally(lane)
    const stages = [
      ...strips.map((strip) => this.#runStrip(strip)),
      ...masters.map((master) => this.#runMaster(master)),
      ...finishes.map((finish, index) => this.#runFinish(finish, this.#finishPorts[index] as FinishPort)),
      ...(residual ? [this.#runResidual(residual)] : []),
    ]
    await Promise.all(stages.map((stage) => stage.catch((error: Error) => this.stop(error))))
    this.#result.warnings = this.#stems.flatMap((stem) => stem.warnings())
    for (const stem of this.#stems) stem.close()
    // A lane's port is closed by its receiver, who has then read all; after an error by both.
    for (const { port } of this.#job.receives) port.close()
    if (this.#error) {
      for (const { port } of this.#job.sends) port.close()
      throw this.#error
    }
    return this.#result
  }

  #lanesFromHere(): string[] {
    const { strips, masters, finishes } = this.#job
    return [
      ...strips.flatMap(({ outs }) => outs),
      ...masters.flatMap(lanesOf),
      ...finishes.flatMap(({ written }) => written ?? []),
    ]
  }

  #connectLocally(lane: string): void {
    if (this.#senders.has(lane)) return
    const [sender, receiver] = localLane(LOCAL_BLOCKS, this.#job.span.chunkFrames)
    this.#senders.set(lane, sender)
    this.#receivers.set(lane, receiver)
  }

  async #openGroup(stems: readonly StemHandle[]): Promise<StemSource> {
    const open: OpenStem[] = []
    for (const handle of stems) {
      const stem = await this.#host.openStem(handle, this.#job.span.rateHz, this.#dsp)
      this.#stems.push(stem)
      open.push(stem)
    }
    return new SummedSource(open.map((stem, index) => namedSource(stem.source, stems[index] as StemHandle)))
  }

  async #runStrip(job: StripJob): Promise<void> {
    const { span } = this.#job
    const outs = job.outs.map((lane) => endOf(this.#senders, lane))
    const chunks = Math.ceil(span.frames / span.chunkFrames)
    const keeping = job.key === null ? null : await this.#host.keptStrips()
    const kept = keeping && job.key !== null ? await keeping.find(job.key, chunks) : null
    if (kept) return runKept(kept, outs, chunks, this.#pace)
    const source = await this.#openGroup(job.stems)
    if (!job.params) return runDry(source, outs[0] as LaneEnd, span, this.#pace)
    const strip = new GroupStrip(this.#dsp, { rateHz: span.rateHz, maxBlock: span.blockFrames })
    const bytes = 8 * chunks * span.chunkFrames
    const keeper = keeping && job.key !== null ? await keeping.begin(job.key, bytes, job.songKeys) : null
    return runStrip(source, strip, job, { outs, keeper }, span, this.#pace)
  }

  async #runMaster(job: MasterJob): Promise<void> {
    const { span } = this.#job
    const inputs = job.inputs.map((lane) => endOf(this.#receivers, lane))
    const outs = lanesOf(job).map((lane) => endOf(this.#senders, lane))
    if (!job.params) return runSum(inputs, outs[0] as LaneEnd, span, this.#pace)
    const size = { rateHz: span.rateHz, maxBlock: span.blockFrames }
    const bus = new MasterBus(this.#dsp, { ...size, inputs: inputs.length, linearPhase: job.linearPhase })
    const followers = job.followers.map(() => new MasterFollower(this.#dsp, bus, { ...size, inputs: inputs.length }))
    const reductions = await runMaster({ bus, followers }, job, inputs, outs, span, this.#pace)
    if (job.out === null) return
    this.#result.glueReductionDb = reductions.glueDb
    this.#result.limiterReductionDb = reductions.limiterDb
    this.#result.limiterHistoryDb = reductions.limiterHistoryDb
  }

  async #runFinish(job: FinishJob, port: FinishPort): Promise<void> {
    const { span } = this.#job
    const maxBlock = span.blockFrames
    const { samples, conversion, history } = job
    const rateHz = conversion?.rateHz ?? span.rateHz
    const frames = conversion?.frames ?? job.frames
    const hash = samples?.hash ? await this.#host.createSha256() : null
    const meter = new LoudnessMeter(this.#dsp, {
      rateHz,
      maxBlock,
      channels: job.channels,
      ...(history ? { historyFrames: frames } : {}),
    })
    meter.setCeilingDbtp(job.ceilingDbtp)
    const tools = {
      meter,
      hash,
      samples: samples && new PcmSamples(samples, new Quantiser(this.#dsp, { maxBlock }), maxBlock),
      conversion: conversion && new RateConversion(this.#dsp, span.rateHz, conversion),
      gain: this.#gainFrom(job.gainDb),
      port,
      log10: deterministicMaths(this.#dsp).log10,
    }
    const input = endOf(this.#receivers, job.input)
    const written = job.written ? endOf(this.#senders, job.written) : null
    const peakDbfs = await runFinish(job, tools, input, written, span, this.#pace)
    this.#result.finishes.push({
      output: job.output,
      loudness: [...meter.values],
      pcmSha256: hash?.digest() ?? null,
      history: history ? meter.history() : null,
      overs: job.ceilingDbtp === null ? null : meter.overs(),
      peakDbfs,
    })
  }

  async #runResidual(job: ResidualJob): Promise<void> {
    const [master, ...parts] = [job.master, ...job.parts].map((lane) => endOf(this.#receivers, lane))
    const gain = this.#gainFrom(job.gainDb)
    const squares = await runResidual(job, gain, master as LaneEnd, parts, this.#job.span, this.#pace)
    this.#result.residualsDbfs = squares.map((square) => 10 * deterministicMaths(this.#dsp).log10(square))
  }

  #gainFrom(decibels: number): number {
    return gainFrom(decibels, deterministicMaths(this.#dsp))
  }
}

function endOf(ends: ReadonlyMap<string, LaneEnd>, lane: string): LaneEnd {
  const end = ends.get(lane)
  if (!end) throw new Error(`The render has no lane "${lane}".`)
  return end
}

/** The worker's side of comlink: several jobs may run in one worker, each with its own instance of the binary. */
export function createRenderWorker(host: WorkerHost): RenderWorkerApi {
  const parts = new Map<number, RenderPart>()
  return {
    async run(job) {
      const part = new RenderPart(job, host)
      parts.set(job.id, part)
      try {
        return await part.run()
      } finally {
        parts.delete(job.id)
      }
    },
    cancel(id) {
      parts.get(id)?.stop(abortError())
    },
    latencies(dspModule, rateHz, linearPhase) {
      const dsp = new Dsp(dspModule)
      return {
        strip: new GroupStrip(dsp, { rateHz, maxBlock: 128 }).latencyFrames,
        master: new MasterBus(dsp, { rateHz, maxBlock: 128, inputs: 1, linearPhase }).latencyFrames,
      }
    },
  }
}
