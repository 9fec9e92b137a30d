import { readFile } from 'node:fs/promises'
import { vi } from 'vitest'
import { allControls, type Listening, NEW_LISTENING, streamsOf } from '../../src/audio/control-changes'
import { Dsp } from '../../src/engine/dsp'
import { GroupStrip } from '../../src/engine/group-strip'
import { LoudnessMeter } from '../../src/engine/loudness-meter'
import { MasterBus } from '../../src/engine/master-bus'
import type { StemSource } from '../../src/engine/stem-source'
import type { FeedReply, FeedRequest } from '../../src/protocol/feed'
import { MAX_LANES } from '../../src/protocol/listening'
import type { PlayerCommand } from '../../src/protocol/live'
import { MAX_GROUPS, type SessionDoc } from '../../src/session/document'
import { isLinearPhase } from '../../src/session/linear-phase'
import { sendsDb } from '../../src/session/sends'
import { songFrames } from '../../src/session/song-length'
import { type FeedPort, serveFeed } from '../../src/workers/feeder'

export const RATE = 48_000
export const LISTENING: Listening = NEW_LISTENING

const dspModule = new WebAssembly.Module(await readFile(new URL('../../build/dsp.wasm', import.meta.url)))

interface FakePort {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: unknown, transfer?: Transferable[]): void
}

interface Processor {
  port: FakePort
  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean
}

/** What each node put out, for looking into the graph: left channels, joined. */
export interface Heard {
  master: number[]
  monitor: number[]
  dry: number[][]
  /** Before left and right, after left and right of the watched processor. */
  scope: number[][]
}

/**
 * The real worklet module in a scope of this test's making: its four processors, connected as the page connects them,
 * pulled quantum by quantum. What a browser adds is threads and a sound card.
 */
export class GraphRig {
  readonly heard: Heard = {
    master: [],
    monitor: [],
    dry: Array.from({ length: MAX_GROUPS }, () => []),
    scope: [[], [], [], []],
  }
  meterFrame = new Float64Array(0)
  /** Blocks of the master's output, with the frame after their last. */
  readonly pairs: { frame: number; samples: Float32Array }[] = []
  latencyFrames = 0
  frame = 0
  private quantum = 128
  private readonly player: Processor
  private readonly strips: Processor[]
  private readonly master: Processor
  private readonly monitor: Processor

  private constructor(
    session: SessionDoc,
    make: (name: string, options: object) => Processor,
    sources: Map<string, StemSource>,
    holds?: Float64Array,
  ) {
    const controls = allControls(session, LISTENING, holds)
    this.player = make('tutti-player', {})
    this.strips = controls.strips.map(({ index }) =>
      make('tutti-group-strip', { processorOptions: { module: dspModule, index, batch: controls } }),
    )
    this.master = make('tutti-master-bus', {
      numberOfInputs: MAX_GROUPS,
      processorOptions: { module: dspModule, batch: controls, linearPhase: isLinearPhase(session) },
    })
    this.monitor = make('tutti-monitor', { processorOptions: { module: dspModule, groups: MAX_GROUPS } })
    this.monitor.port.postMessage = (message) => {
      if (message instanceof Float64Array) this.meterFrame = message.slice()
      if (message instanceof Float32Array)
        this.pairs.push({ frame: this.frame + this.quantum, samples: message.slice() })
    }
    this.connectFeed(sources)
    this.command({ kind: 'streams', streams: streamsOf(session), songFrames: songFrames(session), batch: controls })
  }

  static async create(session: SessionDoc, sources: Map<string, StemSource>, holds?: Float64Array): Promise<GraphRig> {
    const registry = new Map<string, new (options: object) => Processor>()
    const first: unknown[] = []
    vi.resetModules()
    vi.stubGlobal('sampleRate', RATE)
    vi.stubGlobal('currentFrame', 0)
    vi.stubGlobal('registerProcessor', (name: string, type: new (options: object) => Processor) =>
      registry.set(name, type),
    )
    vi.stubGlobal(
      'AudioWorkletProcessor',
      class {
        port: FakePort = { onmessage: null, postMessage: (message) => first.push(message) }
      },
    )
    // By its address: the module is written for another scope, and this one has other types.
    await import(new URL('../../worklets/live.worklet.ts', import.meta.url).href)
    const rig = new GraphRig(
      session,
      (name, options) => {
        const type = registry.get(name)
        if (!type) throw new Error(`${name} is not registered`)
        return new type(options)
      },
      sources,
      holds,
    )
    const ready = first.find((message) => (message as { kind?: string }).kind === 'ready')
    rig.latencyFrames = (ready as { latencyFrames: number }).latencyFrames
    return rig
  }

  command(command: PlayerCommand): void {
    this.player.port.onmessage?.({ data: command, ports: [] } as unknown as MessageEvent)
  }

  setSession(session: SessionDoc, listening = LISTENING, holds?: Float64Array): void {
    this.command({ kind: 'controls', batch: { ...allControls(session, listening, holds), activeStrips: null } })
  }

  async run(frames: number, quantum = 128): Promise<void> {
    const until = this.frame + frames
    for (let n = 0; this.frame < until; n++) {
      this.pull(quantum)
      if (n % 8 === 0) await settle()
    }
  }

  private pull(quantum: number): void {
    vi.stubGlobal('currentFrame', this.frame)
    this.quantum = quantum
    const pair = () => [new Float32Array(quantum), new Float32Array(quantum)]
    const played = Array.from({ length: MAX_GROUPS + MAX_LANES }, pair)
    this.player.process([], played)
    const strips = this.strips.map((strip, index) => {
      const outputs = [pair(), pair(), pair()]
      strip.process([played[index] ?? []], outputs)
      this.heard.dry[index]?.push(...(outputs[1]?.[0] ?? []))
      return outputs
    })
    const mastered = pair()
    const masterDelta = pair()
    this.master.process(
      strips.map((outputs) => outputs[0] ?? []),
      [mastered, masterDelta],
    )
    const ears = pair()
    const dry = strips.map((outputs) => outputs[1] ?? [])
    const stripDelta = pair().map((_, side) =>
      strips.map((outputs) => outputs[2]?.[side] ?? new Float32Array(quantum)).reduce(sumOf),
    )
    const scope = [...pair(), ...pair()]
    this.monitor.process([mastered, ...dry, ...played.slice(MAX_GROUPS), stripDelta, masterDelta], [ears, scope])
    scope.forEach((plane, n) => {
      this.heard.scope[n]?.push(...plane)
    })
    this.heard.master.push(...(mastered[0] ?? []))
    this.heard.monitor.push(...(ears[0] ?? []))
    this.frame += quantum
  }

  private connectFeed(sources: Map<string, StemSource>): void {
    const feeder: FeedPort = {
      onmessage: null,
      postMessage: (message: FeedReply, transfer) => {
        const data = structuredClone(message, { transfer: transfer ?? [] })
        queueMicrotask(() => player.onmessage?.({ data } as MessageEvent))
      },
    }
    const player: FakePort = {
      onmessage: null,
      postMessage: (message, transfer) => {
        const data = structuredClone(message as FeedRequest, { transfer: transfer ?? [] })
        queueMicrotask(() => feeder.onmessage?.({ data } as MessageEvent))
      },
    }
    serveFeed(feeder, async (sha256) => sources.get(sha256) as StemSource)
    this.player.port.onmessage?.({ data: { kind: 'connect' }, ports: [player] } as unknown as MessageEvent)
  }
}

/** As the browser sums what is connected to one input. */
const sumOf = (a: Float32Array, b: Float32Array) => a.map((value, n) => value + (b[n] as number))

async function settle(): Promise<void> {
  for (let n = 0; n < 2; n++) await new Promise((resolve) => setImmediate(resolve))
}

/** By how much a strip is late, with its dry output too. */
export function stripLatencyFrames(): number {
  return new GroupStrip(new Dsp(dspModule), { rateHz: RATE, maxBlock: 128 }).latencyFrames
}

/** The same session straight through the engine, in blocks that no worklet has. */
export async function renderedOffline(session: SessionDoc, sources: Map<string, StemSource>, holds?: Float64Array) {
  const block = 3000
  const length = songFrames(session)
  const controls = allControls(session, LISTENING, holds)
  const strips = session.groups.map((_, index) => {
    const strip = new GroupStrip(new Dsp(dspModule), { rateHz: RATE, maxBlock: block })
    strip.params.set(controls.strips[index]?.block ?? [])
    strip.setRides(controls.strips[index]?.rides ?? new Float64Array(0))
    strip.applyParams()
    strip.reset()
    return strip
  })
  const dsp = new Dsp(dspModule)
  const master = new MasterBus(dsp, {
    rateHz: RATE,
    maxBlock: block,
    inputs: MAX_GROUPS,
    linearPhase: isLinearPhase(session),
  })
  const meter = new LoudnessMeter(dsp, { rateHz: RATE, maxBlock: block, channels: 2 })
  master.params.set(controls.master?.block ?? [])
  master.setOrder(session.master.order)
  master.setSends(sendsDb(session, MAX_GROUPS))
  if (holds) master.setHolds(holds)
  master.setSongFrames(length)
  master.applyParams()
  master.reset()
  const stripLatency = strips[0]?.latencyFrames ?? 0
  const latency = stripLatency + master.latencyFrames
  const left = new Float32Array(length + latency)
  const right = new Float32Array(left.length)
  for (let at = 0; at < left.length; at += block) {
    const frames = Math.min(block, left.length - at)
    for (const [index, strip] of strips.entries()) {
      const source = sources.get(session.groups[index]?.stems[0]?.sha256 ?? '') as StemSource
      const samples = await source.read(at, frames)
      strip.inputLeft.set(samples.left)
      strip.inputRight.set(samples.right)
      strip.process(frames, at)
      master.inputLeft(index).set(strip.outputLeft.subarray(0, frames))
      master.inputRight(index).set(strip.outputRight.subarray(0, frames))
    }
    master.process(frames, at - stripLatency)
    left.set(master.outputLeft.subarray(0, frames), at)
    right.set(master.outputRight.subarray(0, frames), at)
  }
  const song = { left: left.subarray(latency), right: right.subarray(latency) }
  for (let at = 0; at < length; at += block) {
    const to = Math.min(length, at + block)
    meter.process(song.left.subarray(at, to), song.right.subarray(at, to), to - at)
  }
  meter.refresh()
  return { ...song, loudness: meter.values.slice() }
}
