import { expect, it } from 'vitest'
import { MasterBus } from '../../src/engine/master-bus'
import { defaultMaster, MASTER_LAYOUT, packBlock } from '../../src/params'
import { dsp } from './limiter-signals'

const RATE_HZ = 48000
const SONG_FRAMES = 48000
const FADES = { startSeconds: 0.1, endSeconds: 0.2, fadeInSeconds: 0.15, fadeOutSeconds: 0.3 }

/** The gain that song frames [from, from + frames) get, read from a steady input. */
function gains(from: number, frames: number): Float32Array {
  const bus = new MasterBus(dsp, { rateHz: RATE_HZ, maxBlock: 65536, inputs: 1 })
  packBlock(MASTER_LAYOUT, { ...defaultMaster(), fades: FADES }, bus.params)
  bus.setSongFrames(SONG_FRAMES)
  bus.reset()
  const total = frames + bus.latencyFrames
  bus.inputLeft(0).fill(0.5)
  bus.process(total, from)
  return bus.outputLeft.slice(bus.latencyFrames, total).map((value) => value / 0.5)
}

it('follows the formula: raised cosines inside start and end, silence outside', () => {
  const start = 0.1 * RATE_HZ
  const end = SONG_FRAMES - 0.2 * RATE_HZ
  const rising = (part: number) => (part >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * part))
  const out = gains(0, 60000)
  let worst = 0
  for (let i = 0; i < 60000; i++) {
    const inside = i >= start && i < end
    const expected = inside
      ? rising((i + 0.5 - start) / (0.15 * RATE_HZ)) * rising((end - i - 0.5) / (0.3 * RATE_HZ))
      : 0
    worst = Math.max(worst, Math.abs(out[i]! - expected))
  }
  expect(worst).toBeLessThan(1e-7)
  expect(out[start - 1]).toBe(0)
  expect(out[20000]).toBe(1)
  expect(out[end]).toBe(0)
})

it('is a function of the song frame: from anywhere the same gains', () => {
  const whole = gains(0, 50000)
  for (const from of [1, 5000, 10001, 37000]) expect(gains(from, 1000)).toEqual(whole.subarray(from, from + 1000))
})
