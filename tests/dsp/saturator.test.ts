import { describe, expect, it } from 'vitest'
import { SingleProcessor } from '../../src/engine/single-processor'
import { both, type ParamStep, type Stereo64, whiteNoise } from './eq-runner'
import { makeDsp } from './group-strip-runner'
import { amplitudeOf, CHARACTERS, decibels, firstDifference, saturate, saturatorSlots } from './saturator-runner'

const RATES = [44100, 48000, 88200, 96000, 176400, 192000]
/** Frames, constant at a rate. */
const LATENCY = { 44100: 92, 48000: 55, 88200: 32, 96000: 27, 176400: 15, 192000: 13 } as Record<number, number>

function noise(frames: number, amplitude = 0.5): Stereo64 {
  const [left, right] = [whiteNoise(1), whiteNoise(2)]
  return {
    left: Float64Array.from({ length: frames }, () => amplitude * left()),
    right: Float64Array.from({ length: frames }, () => amplitude * right()),
  }
}

function delayed({ left, right }: Stereo64, frames: number): Stereo64 {
  const late = (side: Float64Array) => side.map((_, i) => (i < frames ? 0 : (side[i - frames] as number)))
  return { left: late(left), right: late(right) }
}

/** Every control moves, and it goes on and off in all the ways there are. */
const RESTLESS: ParamStep[] = [
  { frame: 0, params: saturatorSlots({ on: false }) },
  { frame: 1000, params: saturatorSlots({}) },
  { frame: 6000, params: saturatorSlots({ character: 'tube', driveDb: 12, tonePercent: -50 }) },
  { frame: 6100, params: saturatorSlots({ character: 'console', driveDb: 18, mixPercent: 40, autoGain: false }) },
  { frame: 9000, params: saturatorSlots({ on: false, character: 'console', driveDb: 18 }) },
  { frame: 9100, params: saturatorSlots({ character: 'console', driveDb: 18 }) },
  { frame: 9200, params: saturatorSlots({ on: false, character: 'console', driveDb: 18 }) },
  { frame: 12000, params: saturatorSlots({ character: 'tube', driveDb: 18, tonePercent: -100 }) },
  { frame: 12800, params: saturatorSlots({ on: false, character: 'tube', driveDb: 18 }) },
  { frame: 13000, params: saturatorSlots({ character: 'tube', driveDb: 18 }) },
]

describe.each(RATES)('the saturator at %i Hz', (rateHz) => {
  const latency = LATENCY[rateHz] as number

  it('says its latency', () => {
    expect(new SingleProcessor(makeDsp(), 'saturator', { rateHz, maxBlock: 16 }).latencyFrames).toBe(latency)
  })

  it('is that delay and nothing else when off, and at a mix of 0 %, however it is switched', () => {
    const input = noise(20000)
    const ideal = delayed(input, latency)
    const unmixed = { driveDb: 18, character: 'tube', mixPercent: 0 } as const
    expect(firstDifference(saturate(input, { on: false, driveDb: 18 }, { rateHz }), ideal)).toBe(-1)
    expect(firstDifference(saturate(input, unmixed, { rateHz }), ideal)).toBe(-1)
    const switched = RESTLESS.map(({ frame, params }) => ({ frame, params: params.map((x, i) => (i === 4 ? 0 : x)) }))
    expect(firstDifference(saturate(input, switched, { rateHz }), ideal)).toBe(-1)
  })

  it('is bit for bit the delay again once it has been switched off', () => {
    const input = noise(20000)
    const off: ParamStep[] = [
      { frame: 0, params: saturatorSlots({ driveDb: 18 }) },
      { frame: 5000, params: saturatorSlots({ on: false }) },
    ]
    const out = saturate(input, off, { rateHz })
    const ideal = delayed(input, latency)
    const from = 5000 + Math.ceil(0.01 * rateHz)
    const rest = ({ left, right }: Stereo64) => ({ left: left.subarray(from), right: right.subarray(from) })
    expect(firstDifference(rest(out), rest(ideal))).toBe(-1)
  })

  it.each(CHARACTERS)(
    'is flat within 0.05 dB and in phase from 20 Hz to 20 kHz where nothing saturates, %s',
    (character) => {
      const values = { character, driveDb: 0, autoGain: false }
      const input = both(rateHz, (i) => (i === latency ? 1e-5 : 0))
      const response = saturate(input, values, { rateHz }).left
      for (const hz of [20, 60, 200, 1000, 5000, 10000, 15000, 19000, 20000]) {
        const gain = (amplitudeOf(response, rateHz, hz) * rateHz) / 2e-5
        expect(Math.abs(decibels(gain)), `${hz} Hz`).toBeLessThan(0.05)
      }
      if (character !== 'tape') return
      for (let i = 1; i < latency; i++) {
        const [early, late] = [response[2 * latency - i], response[2 * latency + i]] as [number, number]
        expect(Math.abs(early - late)).toBeLessThan(1e-15)
      }
    },
  )

  it('stays finite at every end of every control, far over full scale too, and silent in silence', () => {
    const loud = noise(2048, 8)
    const silence = both(2048, () => 0)
    for (const character of CHARACTERS) {
      for (const driveDb of [0, 18]) {
        for (const tonePercent of [-100, 100]) {
          for (const mixPercent of [0, 100]) {
            for (const autoGain of [false, true]) {
              const values = { character, driveDb, tonePercent, mixPercent, autoGain }
              const out = saturate(loud, values, { rateHz })
              expect(out.left.every(Number.isFinite) && out.right.every(Number.isFinite)).toBe(true)
              expect(firstDifference(saturate(silence, values, { rateHz }), silence)).toBe(-1)
            }
          }
        }
      }
    }
  })
})

// Broken once by ending the warm-up on a span of 64 frames, not on its own frame: blocks of 1 came out otherwise.
describe.each([44100, 192000])('blocks, at %i Hz', (rateHz) => {
  it('of any size give the same samples', () => {
    const input = noise(20000)
    const whole = saturate(input, RESTLESS, { rateHz, block: 20000 })
    for (const block of [1, 17, 128, 4096]) {
      expect(firstDifference(saturate(input, RESTLESS, { rateHz, block }), whole), `${block}`).toBe(-1)
    }
  })
})

describe('a tail', () => {
  it('ends in exact silence', () => {
    const input = both(8 * 48000, (i) => (i < 4800 ? Math.sin(i / 7) : 0))
    const { left } = saturate(input, { character: 'tube', driveDb: 18, tonePercent: -100 })
    expect(left.subarray(-4800).every((x) => x === 0)).toBe(true)
  })
})
