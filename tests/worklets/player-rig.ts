import type { StemSource } from '../../src/engine/stem-source'
import type { FeedReply, FeedRequest, FeedStream } from '../../src/protocol/feed'
import { type ControlBatch, NO_CHANGE, type PlayerCommand, type PlayerReport } from '../../src/protocol/live'
import { MAX_GROUPS } from '../../src/session/document'
import type { LoopFrames } from '../../src/session/loop-position'
import { type FeedPort, serveFeed } from '../../src/workers/feeder'
import { Player, type PlayerHost } from '../../worklets/player'
import { Timeline } from '../../worklets/timeline'

export const RATE = 48_000
export const FADE = 480
export const LATENCY = 300
const QUANTUM = 128

export const NO_CONTROLS = NO_CHANGE

/** A source whose sample on each frame is `value(frame)`, on the right negated. */
export function formula(frames: number, value: (frame: number) => number): StemSource {
  const at = (frame: number) => (frame >= 0 && frame < frames ? Math.fround(value(frame)) : 0)
  return {
    rateHz: RATE,
    frames,
    read: async (start, count) => {
      const left = new Float32Array(count)
      for (let n = 0; n < count; n++) left[n] = at(start + n)
      return { left, right: left.map((sample) => -sample) }
    },
  }
}

interface LaneOfRig {
  source: number
  offsetFrames?: number
  loop?: LoopFrames
}

function stream(output: number, source: number, offsetFrames = 0, loop: LoopFrames | null = null): FeedStream {
  return { output, sha256: [String(source)], offsetFrames, loop }
}

/** A player and the real feeder, with a message channel between them as the browser has it: copies, later. */
export class PlayerRig implements PlayerHost {
  readonly timeline = new Timeline()
  readonly latencyFrames = LATENCY
  readonly reports: PlayerReport[] = []
  readonly batches: ControlBatch[] = []
  readonly player = new Player(RATE, this)
  /** What each output played on the left, from context frame 0 on: the strips', then two lanes'. */
  readonly heard: number[][] = Array.from({ length: MAX_GROUPS + 2 }, () => [])
  frame = 0
  /** While true the feeder's blocks do not arrive. */
  holdsBack = false
  private strips: FeedStream[] = []
  private readonly held: FeedReply[] = []
  private readonly port: FeedPort

  /** `beside`: sources that no strip plays, numbered after the strips'. */
  constructor(sources: readonly StemSource[], beside: readonly StemSource[] = []) {
    this.port = {
      onmessage: null,
      postMessage: (message, transfer) => {
        const copy = structuredClone(message, { transfer: transfer ?? [] })
        if (this.holdsBack) this.held.push(copy)
        else queueMicrotask(() => this.player.receive(copy))
      },
    }
    serveFeed(this.port, async (sha256) => [...sources, ...beside][Number(sha256)] as StemSource)
    this.setStreams(sources)
  }

  setStreams(sources: readonly StemSource[], batch: ControlBatch = NO_CONTROLS): void {
    const songFrames = Math.max(0, ...sources.map((source) => source.frames))
    this.strips = sources.map((_, output) => stream(output, output))
    this.command({ kind: 'streams', streams: this.strips, songFrames, batch: { ...batch } })
  }

  /** Lanes beside the same strips: the number of a source with its place, or null; `source` counts as the strips' do. */
  setLanes(lanes: readonly (LaneOfRig | null)[], batch: Partial<ControlBatch> = {}): void {
    const streams = lanes.flatMap((lane, place) =>
      lane === null ? [] : [stream(MAX_GROUPS + place, lane.source, lane.offsetFrames, lane.loop)],
    )
    this.command({ kind: 'lanes', streams: [...this.strips, ...streams], batch: { ...NO_CONTROLS, ...batch } })
  }

  command(command: PlayerCommand): void {
    this.player.command(command, this.frame)
  }

  distribute(batch: ControlBatch): void {
    this.batches.push(batch)
  }

  report(report: PlayerReport): void {
    this.reports.push({ ...report })
  }

  request(request: FeedRequest, transfer?: ArrayBuffer[]): void {
    const data = structuredClone(request, { transfer: transfer ?? [] })
    queueMicrotask(() => this.port.onmessage?.({ data } as MessageEvent))
  }

  release(): void {
    this.holdsBack = false
    for (const reply of this.held.splice(0)) this.player.receive(reply)
  }

  /** Lets the feeder read all that it may. */
  async settle(): Promise<void> {
    for (let n = 0; n < 3; n++) await new Promise((resolve) => setImmediate(resolve))
  }

  async run(frames: number): Promise<void> {
    const until = this.frame + frames
    const outputs = this.heard.map(() => [new Float32Array(QUANTUM), new Float32Array(QUANTUM)])
    for (let quantum = 0; this.frame < until; quantum++) {
      for (const pair of outputs) for (const channel of pair) channel.fill(0)
      this.player.process(outputs, this.frame, QUANTUM)
      outputs.forEach(([left], output) => {
        this.heard[output]?.push(...(left ?? []))
      })
      this.frame += QUANTUM
      if (quantum % 8 === 0) await this.settle()
    }
    await this.settle()
  }

  /** Context frame of the first sample that is not silent, from `from` on. */
  firstSound(from = 0): number {
    return this.heard[0]?.findIndex((value, frame) => frame >= from && value !== 0) ?? -1
  }
}
