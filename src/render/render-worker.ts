import { Dsp } from '../engine/dsp'
import { GroupStrip } from '../engine/group-strip'
import { LoudnessMeter } from '../engine/loudness-meter'
import { MasterBus } from '../engine/master-bus'
import { Quantiser } from '../engine/quantiser'
import type { StemSource } from '../engine/stem-source'
import { SummedSource } from '../engine/summed-source'
import { FinishPort, runFinish } from './finish-stage'
import { type LaneEnd, localLane, portReceiver, portSender } from './lane'
import { runMaster, runSum } from './master-stage'
import { outputFile, type Sha256 } from './output-file'
import { abortError, Pace } from './pace'
import type { FinishJob, MasterJob, RenderWorkerApi, StemHandle, StripJob, WorkerJob, WorkerResult } from './render-job'
import { namedSource } from './stem-error'
import { runDry, runStrip } from './strip-stage'

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
  readonly #finishPort: FinishPort | null
  readonly #result: WorkerResult = {
    limiterReductionDb: null,
    glueReductionDb: null,
    loudness: null,
    sha256: null,
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
    this.#finishPort = job.finish ? new FinishPort(job.finish.port) : null
  }

  stop(error: Error): void {
    this.#error ??= error
    this.#pace.cancel()
    for (const end of [...this.#senders.values(), ...this.#receivers.values()]) end.fail(error)
    this.#finishPort?.fail(error)
  }

  async run(): Promise<WorkerResult> {
    const { strips, master, finish } = this.#job
    // Lanes inside this worker are made before any stage asks for an end of one.
    for (const { out } of [...strips, ...(master ? [master] : [])]) this.#connectLocally(out)
    const stages = [
      ...strips.map((strip) => this.#runStrip(strip)),
      ...(master ? [this.#runMaster(master)] : []),
      ...(finish ? [this.#runFinish(finish)] : []),
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
    const source = await this.#openGroup(job.stems)
    const out = endOf(this.#senders, job.out)
    if (!job.params) return runDry(source, out, span, this.#pace)
    const strip = new GroupStrip(this.#dsp, { rateHz: span.rateHz, maxBlock: span.blockFrames })
    return runStrip(source, strip, job.params, out, span, this.#pace)
  }

  async #runMaster(job: MasterJob): Promise<void> {
    const { span } = this.#job
    const inputs = job.inputs.map((lane) => endOf(this.#receivers, lane))
    const out = endOf(this.#senders, job.out)
    if (!job.params) return runSum(inputs, out, span, this.#pace)
    const bus = new MasterBus(this.#dsp, {
      rateHz: span.rateHz,
      maxBlock: span.blockFrames,
      inputs: inputs.length,
    })
    const { glueDb, limiterDb } = await runMaster(bus, job, inputs, out, span, this.#pace)
    this.#result.glueReductionDb = glueDb
    this.#result.limiterReductionDb = limiterDb
  }

  async #runFinish(job: FinishJob): Promise<void> {
    const { span } = this.#job
    const maxBlock = span.blockFrames
    const hash = job.file?.hash ? await this.#host.createSha256() : null
    const meter = new LoudnessMeter(this.#dsp, { rateHz: span.rateHz, maxBlock, channels: job.channels })
    const file = outputFile(job, span.rateHz, maxBlock, () => new Quantiser(this.#dsp, { maxBlock }), hash)
    const input = endOf(this.#receivers, job.input)
    await runFinish(job, meter, file, input, this.#finishPort as FinishPort, span, this.#pace)
    this.#result.loudness = [...meter.values]
    this.#result.sha256 = hash?.digest() ?? null
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
    latencies(dspModule, rateHz) {
      const dsp = new Dsp(dspModule)
      return {
        strip: new GroupStrip(dsp, { rateHz, maxBlock: 128 }).latencyFrames,
        master: new MasterBus(dsp, { rateHz, maxBlock: 128, inputs: 1 }).latencyFrames,
      }
    },
  }
}
