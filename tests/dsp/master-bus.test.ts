import { describe, expect, it } from 'vitest'
import { MASTER_METER, MasterBus } from '../../src/engine/master-bus'
import { defaultMaster, MASTER_LAYOUT, type MasterSettings, packBlock } from '../../src/params'
import { clickDbfs, clickTone } from './click'
import { dsp, type Stereo, whiteNoise } from './limiter-signals'

type Change = (settings: MasterSettings) => void
interface Run {
  rateHz?: number
  change?: Change
  blocks?: number[]
  songFrame?: number
  songFrames?: number
  later?: [frame: number, change: Change][]
}

/** Runs the bus to the end of the sound; the result is aligned with the input. */
function play(inputs: Stereo[], run: Run = {}) {
  const { rateHz = 48000, change, blocks = [4096], songFrame = 0, songFrames, later = [] } = run
  const bus = new MasterBus(dsp, { rateHz, maxBlock: 4096, inputs: inputs.length })
  const settings = defaultMaster()
  change?.(settings)
  packBlock(MASTER_LAYOUT, settings, bus.params)
  const frames = inputs[0]!.left.length
  bus.setSongFrames(songFrames ?? frames)
  bus.reset()
  const total = frames + bus.latencyFrames
  const left = new Float32Array(total)
  const right = new Float32Array(total)
  const queue = [...later]
  for (let start = 0, turn = 0; start < total; turn++) {
    while (queue.length > 0 && queue[0]![0] <= start) {
      queue.shift()![1](settings)
      packBlock(MASTER_LAYOUT, settings, bus.params)
      bus.applyParams()
    }
    const count = Math.min(blocks[turn % blocks.length]!, total - start, (queue[0]?.[0] ?? total) - start)
    inputs.forEach((input, i) => {
      for (const [to, from] of [[bus.inputLeft(i), input.left] as const, [bus.inputRight(i), input.right] as const]) {
        to.fill(0, 0, count)
        to.set(from.subarray(Math.min(start, frames), Math.min(start + count, frames)))
      }
    })
    bus.process(count, songFrame + start)
    left.set(bus.outputLeft.subarray(0, count), start)
    right.set(bus.outputRight.subarray(0, count), start)
    start += count
  }
  return { left: left.subarray(bus.latencyFrames), right: right.subarray(bus.latencyFrames), meters: [...bus.meters] }
}

function stems(count: number, frames: number, peak: number): Stereo[] {
  return Array.from({ length: count }, (_, i) => ({
    left: whiteNoise(frames, peak, 2 * i + 1),
    right: whiteNoise(frames, peak, 2 * i + 2),
  }))
}

const limiterOff: Change = (settings) => {
  settings.limiter.on = false
}

describe('the neutral master', () => {
  // Falls if the sum is made in 32 bits, in another order, or rounded twice.
  it('is the 64-bit sum in stem order, rounded once', () => {
    for (const rateHz of [44100, 48000, 88200, 96000, 176400, 192000]) {
      const inputs = stems(8, 6000, 0.05)
      inputs[1]!.left.set(inputs[0]!.left.map((value) => -value * 0.999999))
      const { left, right } = play(inputs, { rateHz })
      for (const [out, side] of [[left, 'left'] as const, [right, 'right'] as const]) {
        const sum = Float32Array.from(out, (_, i) => inputs.reduce((total, input) => total + input[side][i]!, 0))
        expect(out).toEqual(sum)
      }
    }
  })

  it('stays neutral with the limiter off, however loud', () => {
    const inputs = stems(2, 3000, 3)
    const { left } = play(inputs, { change: limiterOff })
    expect(left).toEqual(inputs[0]!.left.map((value, i) => value + inputs[1]!.left[i]!))
  })

  it('turns NaN and infinities into silence', () => {
    const inputs = stems(2, 3000, 0.1)
    inputs[0]!.left[100] = Number.NaN
    inputs[0]!.right[200] = Number.NEGATIVE_INFINITY
    const { left, right } = play(inputs)
    expect(left[100]).toBe(inputs[1]!.left[100])
    expect(right[200]).toBe(inputs[1]!.right[200])
    expect(left.every(Number.isFinite)).toBe(true)
  })

  it('turns silence into silence', () => {
    const silence = [{ left: new Float32Array(3000), right: new Float32Array(3000) }]
    const { left, meters } = play(silence, {
      change: (settings) => {
        settings.limiter.driveDb = 18
        settings.glue.on = true
      },
    })
    expect(left.every((value) => value === 0)).toBe(true)
    meters[MASTER_METER.outFrames] = 0
    expect(meters.every((value) => value === 0)).toBe(true)
  })
})

describe('the machine', () => {
  const inputs = stems(3, 12000, 0.5)
  const busy: Run = {
    songFrames: 11000,
    change: (settings) => {
      settings.eq.bands[3] = { ...settings.eq.bands[3]!, on: true, gainDb: 4 }
      settings.glue.on = true
      settings.limiter.driveDb = 6
      settings.fades = { startSeconds: 0.01, endSeconds: 0.02, fadeInSeconds: 0.05, fadeOutSeconds: 0.1 }
    },
    later: [
      [3001, (settings) => Object.assign(settings.limiter, { driveDb: 12, ceilingDbtp: -2 })],
      [5000, (settings) => Object.assign(settings.fades, { fadeOutSeconds: 0.15 })],
    ],
  }

  it('gives the same samples for any block size', () => {
    const whole = play(inputs, busy)
    for (const blocks of [[1], [17], [128], [1000, 3, 64]]) {
      const split = play(inputs, { ...busy, blocks })
      expect(split.left).toEqual(whole.left)
      expect(split.right).toEqual(whole.right)
    }
  })

  it('reports peaks and reductions', () => {
    const { left, meters } = play(inputs, busy)
    expect(meters[MASTER_METER.outPeakLeft]).toBe(left.reduce((most, value) => Math.max(most, Math.abs(value)), 0))
    expect(meters[MASTER_METER.limiterGainReductionDb]).toBeGreaterThan(3)
    expect(meters[MASTER_METER.glueGainReductionDb]).toBeGreaterThan(0)
  })
})

describe('moves', () => {
  const moves: [string, Change, Change][] = [
    ['drive', () => {}, (s) => Object.assign(s.limiter, { driveDb: 3 })],
    [
      'ceiling',
      (s) => Object.assign(s.limiter, { ceilingDbtp: -8 }),
      (s) => Object.assign(s.limiter, { ceilingDbtp: -12 }),
    ],
    [
      'limiter on',
      (s) => Object.assign(s.limiter, { on: false, ceilingDbtp: -12 }),
      (s) => Object.assign(s.limiter, { on: true }),
    ],
    [
      'look-ahead',
      (s) => Object.assign(s.limiter, { ceilingDbtp: -12 }),
      (s) => Object.assign(s.limiter, { lookAheadMs: 0.5 }),
    ],
    [
      'fade-out',
      (s) => Object.assign(s.fades, { fadeOutSeconds: 0.2 }),
      (s) => Object.assign(s.fades, { fadeOutSeconds: 0.1 }),
    ],
  ]
  it.each(moves)('of the %s do not click', (_, before, after) => {
    const tone = clickTone(12000, 48000)
    const { left } = play([{ left: tone, right: tone }], { change: before, later: [[6000, after]] })
    expect(clickDbfs(left, 48000)).toBeLessThan(-80)
  })
})
