import { GroupStrip } from '../../src/engine/group-strip'
import { MasterBus } from '../../src/engine/master-bus'
import {
  defaultMaster,
  defaultStrip,
  MASTER_LAYOUT,
  MASTER_PROCESSORS,
  type MasterSettings,
  packBlock,
  STRIP_LAYOUT,
  STRIP_PROCESSORS,
  type StripSettings,
} from '../../src/params'
import { makeDsp, noise, type Stereo } from './group-strip-runner'

export const RATE_HZ = 48_000
const MAX_BLOCK = 4096

/** What a host gave: its output and its delta, as they leave it. */
export interface Heard {
  out: Stereo
  delta: Stereo
}

export interface Host {
  readonly inputs: readonly Float32Array[]
  readonly outputs: readonly Float32Array[]
  readonly deltas: readonly Float32Array[]
  readonly hasDelta: boolean
  setDelta(processor: number): void
  process(frames: number, songFrame: number): void
}

export type Event = [frame: number, action: () => void]

/** Runs a host over `input` in blocks of `block` frames, or of what comes from `block()`, with events on their frames. */
export function run(host: Host, input: Stereo, events: Event[] = [], block: number | (() => number) = 128): Heard {
  const frames = input.left.length
  const make = () => ({ left: new Float32Array(frames), right: new Float32Array(frames) })
  const heard = { out: make(), delta: make() }
  const queue = [...events]
  for (let start = 0; start < frames; ) {
    while (queue[0] && queue[0][0] <= start) queue.shift()![1]()
    const size = typeof block === 'number' ? block : block()
    const n = Math.min(size, frames - start, (queue[0]?.[0] ?? Infinity) - start)
    host.inputs[0]!.set(input.left.subarray(start, start + n))
    host.inputs[1]!.set(input.right.subarray(start, start + n))
    host.process(n, start)
    heard.out.left.set(host.outputs[0]!.subarray(0, n), start)
    heard.out.right.set(host.outputs[1]!.subarray(0, n), start)
    if (host.hasDelta) {
      heard.delta.left.set(host.deltas[0]!.subarray(0, n), start)
      heard.delta.right.set(host.deltas[1]!.subarray(0, n), start)
    }
    start += n
  }
  return heard
}

export type StripChange = (settings: StripSettings) => void

/** Two sections with rides, where a strip is to have them. */
export const RIDES = new Float64Array([2000, -3, 9000, 4])

export class StripHost implements Host {
  readonly strip = new GroupStrip(makeDsp(), { rateHz: RATE_HZ, maxBlock: MAX_BLOCK })

  constructor(changes: readonly StripChange[], rides = new Float64Array(0)) {
    this.strip.setRides(rides)
    this.set(changes)
    this.strip.reset()
  }

  set(changes: readonly StripChange[]): void {
    const settings = defaultStrip()
    for (const change of changes) change(settings)
    packBlock(STRIP_LAYOUT, settings, this.strip.params)
    this.strip.applyParams()
  }

  get inputs() {
    return [this.strip.inputLeft, this.strip.inputRight]
  }

  get outputs() {
    return [this.strip.outputLeft, this.strip.outputRight]
  }

  get deltas() {
    return [this.strip.deltaLeft, this.strip.deltaRight]
  }

  get hasDelta() {
    return this.strip.hasDelta
  }

  setDelta(processor: number): void {
    this.strip.setDelta(processor)
  }

  process(frames: number, songFrame: number): void {
    this.strip.process(frames, songFrame)
  }
}

export type MasterChange = (settings: MasterSettings) => void

export class MasterHost implements Host {
  readonly bus: MasterBus

  constructor(changes: readonly MasterChange[], linearPhase = false) {
    this.bus = new MasterBus(makeDsp(), { rateHz: RATE_HZ, maxBlock: MAX_BLOCK, inputs: 1, linearPhase })
    this.bus.setSongFrames(10 * RATE_HZ)
    this.bus.setSends([-6])
    this.set(changes)
    this.bus.reset()
  }

  set(changes: readonly MasterChange[]): void {
    const settings = defaultMaster()
    settings.limiter.on = false
    for (const change of changes) change(settings)
    packBlock(MASTER_LAYOUT, settings, this.bus.params)
    this.bus.setOrder(settings.order)
    this.bus.applyParams()
  }

  get inputs() {
    return [this.bus.inputLeft(0), this.bus.inputRight(0)]
  }

  get outputs() {
    return [this.bus.outputLeft, this.bus.outputRight]
  }

  get deltas() {
    return [this.bus.deltaLeft, this.bus.deltaRight]
  }

  get hasDelta() {
    return this.bus.hasDelta
  }

  setDelta(processor: number): void {
    this.bus.setDelta(processor)
  }

  process(frames: number, songFrame: number): void {
    this.bus.process(frames, songFrame)
  }
}

/** Every processor of a strip that has a delta, at work, in the order of the signal. */
export const STRIP_AT_WORK: [(typeof STRIP_PROCESSORS)[number], StripChange][] = [
  ['repair', ({ repair }) => Object.assign(repair, { dcBlockerOn: true, humOn: true })],
  ['filters', ({ filters }) => Object.assign(filters, { highPassOn: true, highPassHz: 150, lowPassOn: true })],
  [
    'eq',
    ({ eq }) => {
      Object.assign(eq.bands[2]!, { on: true, type: 'bell', hz: 900, gainDb: 6 })
      Object.assign(eq.bands[5]!, { on: true, rangeDb: -9, thresholdDb: -50 })
    },
  ],
  ['compressor', ({ compressor }) => Object.assign(compressor, { on: true, thresholdDb: -35, ratio: 4 })],
  ['transient', ({ transient }) => Object.assign(transient, { on: true, attackDb: 6, sustainDb: -6 })],
  ['saturator', ({ saturator }) => Object.assign(saturator, { on: true, driveDb: 12 })],
  ['width', ({ width }) => Object.assign(width, { on: true, widthPercent: 40, monoOn: true })],
  ['rides', () => undefined],
]

/** The same of the master. */
export const MASTER_AT_WORK: [(typeof MASTER_PROCESSORS)[number], MasterChange][] = [
  ['reverb', ({ reverb }) => Object.assign(reverb, { on: true, decaySeconds: 0.5 })],
  [
    'eq',
    ({ eq }) => {
      Object.assign(eq.bands[1]!, { on: true, gainDb: 5 })
      Object.assign(eq.bands[4]!, { on: true, gainDb: -4, channels: 'side' })
    },
  ],
  ['multiband', ({ multiband }) => Object.assign(multiband, { on: true, count: '4' })],
  ['glue', ({ glue }) => Object.assign(glue, { on: true, thresholdDb: -35, ratio: 3 })],
  ['saturator', ({ saturator }) => Object.assign(saturator, { on: true, driveDb: 9 })],
  ['width', ({ width }) => Object.assign(width, { on: true, widthPercent: 150, monoOn: true })],
  ['limiter', ({ limiter }) => Object.assign(limiter, { on: true })],
]

export const stripNumber = (name: string) => STRIP_PROCESSORS.indexOf(name as 'eq')
export const masterNumber = (name: string) => MASTER_PROCESSORS.indexOf(name as 'eq')

/** Noise over a slow constant, so that every processor has work. */
export function song(frames: number, seed = 5): Stereo {
  const { left, right } = noise(frames, seed, 0.4)
  return { left: left.map((v, n) => v + 0.1 * Math.sin(n / 900)), right: right.map((v) => 0.7 * v + 0.05) }
}

/** Largest distance of `a` from `b - c`. */
export function distance(a: Float32Array, b: Float32Array, c: Float32Array): number {
  return a.reduce((worst, value, n) => Math.max(worst, Math.abs(value - (b[n]! - c[n]!))), 0)
}

export const peak = (samples: Float32Array) => samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
