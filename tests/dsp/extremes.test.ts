import { describe, expect, it } from 'vitest'
import { GroupStrip } from '../../src/engine/group-strip'
import { MasterBus } from '../../src/engine/master-bus'
import { type BlockLayout, MASTER_LAYOUT, type Param, STRIP_LAYOUT, slotValue } from '../../src/params'
import { makeDsp, noise } from './group-strip-runner'

const RATES = [44_100, 48_000, 88_200, 96_000, 176_400, 192_000]
const BLOCK = 1024
const BLOCKS = 3

/** What a host of processors looks like from here. */
interface Host {
  params: Float64Array
  reset(): void
  /** Feeds one block, from `samples` or silence, and returns both outputs. */
  run(samples: Float32Array | null, songFrame: number): Float32Array[]
}

function stripHost(rateHz: number): Host {
  const strip = new GroupStrip(makeDsp(), { rateHz, maxBlock: BLOCK })
  strip.setRides(Float64Array.of(0, -3, 500, 6, 1500, 0))
  const feed = (to: Float32Array, from: Float32Array | null) => (from ? to.set(from) : to.fill(0))
  return {
    params: strip.params,
    reset: () => {
      strip.applyParams()
      strip.reset()
    },
    run: (samples, songFrame) => {
      feed(strip.inputLeft, samples)
      feed(strip.inputRight, samples?.slice().reverse() ?? null)
      strip.process(BLOCK, songFrame)
      return [strip.outputLeft, strip.outputRight]
    },
  }
}

function masterHost(linearPhase: boolean) {
  return (rateHz: number): Host => {
    const bus = new MasterBus(makeDsp(), { rateHz, maxBlock: BLOCK, inputs: 2, linearPhase })
    bus.setSongFrames(1_000_000)
    bus.setSends([-6, -12])
    return {
      params: bus.params,
      reset: () => bus.reset(),
      run: (samples, songFrame) => {
        for (const to of [bus.inputLeft(0), bus.inputRight(1)]) {
          if (samples) to.set(samples)
          else to.fill(0)
        }
        bus.process(BLOCK, songFrame)
        return [bus.outputLeft, bus.outputRight]
      },
    }
  }
}

/** Everything on, so that what one parameter does to another is met. */
function busyBlock({ slots }: BlockLayout): Float64Array {
  return Float64Array.from(slots, ({ path, param }) => {
    if (param.kind === 'toggle') return path.at(-1) === 'mute' || path.at(-1) === 'invertPolarity' ? 0 : 1
    if (path.at(-1) === 'rangeDb') return -6
    // Inside the song: a master without a frame is silence.
    return path[0] === 'fades' ? 0 : slotValue(param, param.default)
  })
}

const ends = (param: Param) =>
  param.kind === 'number' ? [param.min, param.max] : param.kind === 'toggle' ? [0, 1] : param.options.map((_, n) => n)

const HOSTS = [
  ['strip', STRIP_LAYOUT, stripHost],
  ['master', MASTER_LAYOUT, masterHost(false)],
  ['master of linear phase', MASTER_LAYOUT, masterHost(true)],
] as const

/** Broken once by a reset that left the saturator as it was. */
describe.each(HOSTS)('every parameter of the %s at both its ends', (_, layout, make) => {
  it.each(RATES)('gives finite samples, and silence for silence, at %i Hz', (rateHz) => {
    const host = make(rateHz)
    const busy = busyBlock(layout)
    const loud = noise(BLOCK, 5, 1).left
    const wrong: string[] = []
    for (const { index, path, param } of layout.slots) {
      for (const value of ends(param)) {
        host.params.set(busy)
        host.params[index] = value
        host.reset()
        for (let block = 0; block < BLOCKS; block++) {
          const outputs = host.run(loud, block * BLOCK)
          if (!outputs.every((samples) => samples.every(Number.isFinite))) wrong.push(`${path.join('.')} at ${value}`)
        }
        host.reset()
        const silent = host.run(null, 0).every((samples) => samples.every((sample) => sample === 0))
        if (!silent) wrong.push(`${path.join('.')} at ${value} sounds by itself`)
      }
    }
    expect(wrong).toEqual([])
  })
})
