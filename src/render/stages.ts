import type { StemRef } from '../session/document'
import type { RenderHost } from './render-host'
import type { FinishJob, LaneName, MasterJob, ResidualJob, Span, StemHandle, StripJob } from './render-job'
import type { PlannedJob } from './run-jobs'

/** The lanes that a master gives: its own where it has one, and its followers'. */
export function lanesOf({ out, followers }: MasterJob): LaneName[] {
  return [...(out === null ? [] : [out]), ...followers.map((follower) => follower.out)]
}

/**
 * Collects stages into their workers' jobs, and lays a lane between two workers where one is needed. They are added
 * from the stems to the files, in the order in which `places` names their workers.
 */
export class Stages {
  readonly jobs: PlannedJob[]
  readonly #places: readonly number[]
  readonly #senderOf = new Map<LaneName, number>()
  #added = 0

  constructor(places: readonly number[], span: Span) {
    this.#places = places
    this.jobs = Array.from({ length: Math.max(...places) + 1 }, () => ({
      span,
      strips: [],
      masters: [],
      finishes: [],
      residual: null,
      sends: [],
      receives: [],
      transfer: [],
    }))
  }

  /** What the stage that is added next opens `stem` by. */
  handle(stem: StemRef, host: RenderHost): StemHandle {
    const { handle, transfer } = host.handleOf(stem)
    this.#job(this.#next()).transfer.push(...transfer)
    return { stem, handle }
  }

  addStrip(strip: StripJob): void {
    const place = this.#add([], strip.outs)
    this.#job(place).strips.push(strip)
  }

  addMaster(master: MasterJob): void {
    const place = this.#add(master.inputs, lanesOf(master))
    this.#job(place).masters.push(master)
  }

  /** Returns the caller's end of the way to it. */
  addFinish(finish: Omit<FinishJob, 'port'>): MessagePort {
    const { port1, port2 } = new MessageChannel()
    const place = this.#add([finish.input], finish.written ? [finish.written] : [])
    this.#job(place).finishes.push({ ...finish, port: port2 })
    this.#job(place).transfer.push(port2)
    return port1
  }

  addResidual(residual: ResidualJob): void {
    const place = this.#add([residual.master, ...residual.parts], [])
    this.#job(place).residual = residual
  }

  /** The worker of a stage that takes `inputs` and gives `outs`. */
  #add(inputs: readonly LaneName[], outs: readonly LaneName[]): number {
    const place = this.#next()
    this.#added++
    for (const lane of inputs) this.#connect(lane, place)
    for (const lane of outs) this.#senderOf.set(lane, place)
    return place
  }

  #connect(lane: LaneName, receiver: number): void {
    const sender = this.#senderOf.get(lane)
    if (sender === undefined || sender === receiver) return
    const { port1, port2 } = new MessageChannel()
    const [from, to] = [this.#job(sender), this.#job(receiver)]
    from.sends.push({ lane, port: port1 })
    from.transfer.push(port1)
    to.receives.push({ lane, port: port2 })
    to.transfer.push(port2)
  }

  #next(): number {
    return this.#places[this.#added] ?? 0
  }

  #job(place: number): PlannedJob {
    return this.jobs[place] as PlannedJob
  }
}
