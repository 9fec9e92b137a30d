import { describe, expect, it } from 'vitest'
import { GroupStrip } from '../../src/engine/group-strip'
import { MasterBus } from '../../src/engine/master-bus'
import {
  defaultMaster,
  defaultStrip,
  MASTER_LAYOUT,
  MASTER_ORDER,
  type MasterSettings,
  packBlock,
  STRIP_LAYOUT,
  type StripSettings,
} from '../../src/params'
import { makeDsp, noise } from './group-strip-runner'

const RATE_HZ = 48_000
const FRAMES = 6000
const input = noise(FRAMES, 3, 0.4)

/** Processors of the strip, and settings at which each one that is on changes nothing at all. */
const STRIP_IDENTITIES: [string, (strip: StripSettings) => void][] = [
  ['equaliser', ({ eq }) => Object.assign(eq, { on: true })],
  ['band', ({ eq }) => Object.assign(eq.bands[2]!, { on: true, type: 'bell', gainDb: 0 })],
  ['compressor', ({ compressor }) => Object.assign(compressor, { on: true, mixPercent: 0, thresholdDb: -40 })],
  ['transient shaper', ({ transient }) => Object.assign(transient, { on: true })],
  ['saturator', ({ saturator }) => Object.assign(saturator, { on: true, mixPercent: 0, driveDb: 18 })],
  ['width', ({ width }) => Object.assign(width, { on: true })],
  ['rides', ({ rides }) => Object.assign(rides, { rampMs: 4000 })],
  ['send', ({ send }) => Object.assign(send, { on: true })],
]

const MASTER_IDENTITIES: [string, (master: MasterSettings) => void][] = [
  ['equaliser', ({ eq }) => Object.assign(eq.bands[1]!, { on: true, gainDb: 0 })],
  ['glue', ({ glue }) => Object.assign(glue, { on: true, mixPercent: 0, thresholdDb: -40 })],
  ['saturator', ({ saturator }) => Object.assign(saturator, { on: true, mixPercent: 0 })],
  ['width', ({ width }) => Object.assign(width, { on: true })],
  ['limiter off', ({ limiter }) => Object.assign(limiter, { on: false })],
]

const strip = new GroupStrip(makeDsp(), { rateHz: RATE_HZ, maxBlock: 2 * FRAMES })

function stripOutput(settings: StripSettings): { left: Float32Array; right: Float32Array; dry: Float32Array } {
  packBlock(STRIP_LAYOUT, settings, strip.params)
  strip.applyParams()
  strip.reset()
  const frames = FRAMES + strip.latencyFrames
  strip.inputLeft.fill(0).set(input.left)
  strip.inputRight.fill(0).set(input.right)
  strip.process(frames, 0)
  const from = (samples: Float32Array) => samples.slice(strip.latencyFrames, frames)
  return { left: from(strip.outputLeft), right: from(strip.outputRight), dry: from(strip.dryLeft) }
}

function masterOutput(settings: MasterSettings, linearPhase = false): { left: Float32Array; right: Float32Array } {
  const bus = new MasterBus(makeDsp(), { rateHz: RATE_HZ, maxBlock: 8 * FRAMES, inputs: 1, linearPhase })
  packBlock(MASTER_LAYOUT, settings, bus.params)
  bus.setOrder(settings.order)
  bus.setSongFrames(FRAMES)
  bus.reset()
  const frames = FRAMES + bus.latencyFrames
  bus.inputLeft(0).set(input.left)
  bus.inputRight(0).set(input.right)
  bus.process(frames, 0)
  return {
    left: bus.outputLeft.slice(bus.latencyFrames, frames),
    right: bus.outputRight.slice(bus.latencyFrames, frames),
  }
}

/** Sample for sample; quicker than the matcher. */
const isSame = (a: Float32Array, b: Float32Array) => a.length === b.length && a.every((value, n) => value === b[n])

/** Every subset of a list. */
function subsets<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_, n) => bits & (1 << n)))
}

/** Complaint 7 of the field: latency that is not made up for. Broken once by a dry output that was one frame early. */
describe('every combination of processors that change nothing nulls against the delay', () => {
  it('in the strip', () => {
    for (const chosen of subsets(STRIP_IDENTITIES)) {
      const settings = defaultStrip()
      for (const [, change] of chosen) change(settings)
      const { left, right, dry } = stripOutput(settings)
      const names = chosen.map(([name]) => name).join(', ')
      expect(isSame(left, input.left) && isSame(right, input.right) && isSame(dry, input.left), names).toBe(true)
    }
  })

  it('in the master, in different orders', () => {
    subsets(MASTER_IDENTITIES).forEach((chosen, turn) => {
      const settings = defaultMaster()
      for (const [, change] of chosen) change(settings)
      settings.order = MASTER_ORDER.map((_, place) => MASTER_ORDER[(place + turn) % MASTER_ORDER.length]!)
      const { left, right } = masterOutput(settings, turn % 8 === 0)
      const names = chosen.map(([name]) => name).join(', ')
      expect(isSame(left, input.left) && isSame(right, input.right), names).toBe(true)
    })
  })
})

/** Working settings for each processor; then it is switched off while it plays. */
const STRIP_AT_WORK: [string, (strip: StripSettings, on: boolean) => void][] = [
  ['DC blocker', ({ repair }, on) => Object.assign(repair, { dcBlockerOn: on })],
  ['hum notch', ({ repair }, on) => Object.assign(repair, { humOn: on })],
  ['high-pass', ({ filters }, on) => Object.assign(filters, { highPassOn: on, highPassHz: 200 })],
  [
    'equaliser',
    ({ eq }, on) => {
      eq.on = on
      Object.assign(eq.bands[3]!, { on: true, gainDb: 9 })
    },
  ],
  ['dynamic band', ({ eq }, on) => Object.assign(eq.bands[5]!, { on, rangeDb: -12, thresholdDb: -60 })],
  ['compressor', ({ compressor }, on) => Object.assign(compressor, { on, thresholdDb: -40, ratio: 4 })],
  ['transient shaper', ({ transient }, on) => Object.assign(transient, { on, attackDb: 9, sustainDb: -9 })],
  ['saturator', ({ saturator }, on) => Object.assign(saturator, { on, driveDb: 12 })],
  ['width', ({ width }, on) => Object.assign(width, { on, widthPercent: 20, monoOn: true })],
]

const MASTER_AT_WORK: [string, (master: MasterSettings, on: boolean) => void][] = [
  ['equaliser', ({ eq }, on) => Object.assign(eq.bands[3]!, { on, gainDb: 9 })],
  ['side band', ({ eq }, on) => Object.assign(eq.bands[3]!, { on, gainDb: 9, channels: 'side' })],
  ['multiband', ({ multiband }, on) => Object.assign(multiband, { on, count: '4' })],
  ['glue', ({ glue }, on) => Object.assign(glue, { on, thresholdDb: -40 })],
  ['saturator', ({ saturator }, on) => Object.assign(saturator, { on, driveDb: 12 })],
  ['width', ({ width }, on) => Object.assign(width, { on, widthPercent: 20, monoOn: true })],
  ['reverb', ({ reverb }, on) => Object.assign(reverb, { on })],
]

const SETTLED = 24_000

describe('what is switched off while it plays is soon as if it had never been', () => {
  it.each(STRIP_AT_WORK)('%s of the strip', (_, set) => {
    const long = noise(2 * SETTLED, 7, 0.3)
    const playing = new GroupStrip(makeDsp(), { rateHz: RATE_HZ, maxBlock: SETTLED })
    const turn = (on: boolean) => {
      const settings = defaultStrip()
      set(settings, on)
      packBlock(STRIP_LAYOUT, settings, playing.params)
      playing.applyParams()
    }
    const play = (from: number) => {
      playing.inputLeft.set(long.left.subarray(from, from + SETTLED))
      playing.inputRight.set(long.right.subarray(from, from + SETTLED))
      playing.process(SETTLED, from)
      return playing.outputLeft.slice()
    }
    turn(true)
    playing.reset()
    const working = play(0)
    const delayed = (from: number, to: number) =>
      long.left.slice(from - playing.latencyFrames, to - playing.latencyFrames)
    expect(working.subarray(SETTLED / 2)).not.toEqual(delayed(SETTLED / 2, SETTLED))
    turn(false)
    expect(play(SETTLED).subarray(SETTLED / 2)).toEqual(delayed(1.5 * SETTLED, 2 * SETTLED))
  })

  it.each(MASTER_AT_WORK)('%s of the master', (_, set) => {
    const long = noise(2 * SETTLED, 8, 0.2)
    const bus = new MasterBus(makeDsp(), { rateHz: RATE_HZ, maxBlock: SETTLED, inputs: 1 })
    bus.setSends([-6])
    const turn = (on: boolean) => {
      const settings = defaultMaster()
      settings.limiter.on = false
      set(settings, on)
      packBlock(MASTER_LAYOUT, settings, bus.params)
      bus.applyParams()
    }
    const play = (from: number) => {
      bus.inputLeft(0).set(long.left.subarray(from, from + SETTLED))
      bus.inputRight(0).set(long.right.subarray(from, from + SETTLED))
      bus.process(SETTLED, from)
      return bus.outputLeft.slice()
    }
    bus.setSongFrames(10 * SETTLED)
    turn(true)
    bus.reset()
    const working = play(0)
    const delayed = (from: number, to: number) => long.left.slice(from - bus.latencyFrames, to - bus.latencyFrames)
    expect(working.subarray(SETTLED / 2)).not.toEqual(delayed(SETTLED / 2, SETTLED))
    turn(false)
    expect(play(SETTLED).subarray(SETTLED / 2)).toEqual(delayed(1.5 * SETTLED, 2 * SETTLED))
  })
})
