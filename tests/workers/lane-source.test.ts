import { expect, it } from 'vitest'
import { LaneSource } from '../../src/workers/lane-source'
import { readPlayOrder } from '../../src/workers/play-order'
import { MemorySource } from '../engine/memory-source'

const RATE = 48_000
const FADE = 480
const FRAMES = 20_000
const value = (frame: number) => Math.fround((frame + 1) / 2 ** 16)
const samples = Float32Array.from({ length: FRAMES }, (_, n) => value(n))
const ramp = new MemorySource(RATE, samples, samples.map(Math.fround).reverse())
const LOOP = { startFrame: 3000, endFrame: 5500 }

it('lays the source on its offset: silence before it, and the song may begin inside it', async () => {
  const later = new LaneSource(ramp, { offsetFrames: 700, loop: null })
  const { left } = await later.read(0, 1000)
  expect([left[699], left[700], left[999]]).toEqual([0, value(0), value(299)])
  const inside = new LaneSource(ramp, { offsetFrames: -700, loop: null })
  expect([...(await inside.read(0, 3)).left]).toEqual([value(700), value(701), value(702)])
  expect([...(await inside.read(FRAMES - 701, 3)).left]).toEqual([value(FRAMES - 1), 0, 0])
})

/** The contract in one line, away from the wraps. */
const expected = (songFrame: number, offset: number) => {
  const length = LOOP.endFrame - LOOP.startFrame
  const since = (((songFrame - offset - LOOP.startFrame) % length) + length) % length
  return { position: LOOP.startFrame + since, isFading: since >= length - FADE }
}

// Broken once by a remainder that stayed negative before the loop's start.
it.each([0, 1234, -999_999, 60_000])('repeats its loop over all song frames, offset %i', async (offsetFrames) => {
  const lane = new LaneSource(ramp, { offsetFrames, loop: LOOP })
  const { left, right } = await lane.read(0, 12_000)
  for (let frame = 0; frame < left.length; frame++) {
    const { position, isFading } = expected(frame, offsetFrames)
    if (isFading) continue
    if (left[frame] !== value(position)) throw new Error(`frame ${frame} is not frame ${position} of the source`)
    if (right[frame] !== value(FRAMES - 1 - position)) throw new Error(`frame ${frame} is wrong on the right`)
  }
})

it('fades over each wrap into what leads up to the start, by a raised cosine of 10 ms', async () => {
  const lane = new LaneSource(ramp, { offsetFrames: 0, loop: LOOP })
  const { left } = await lane.read(LOOP.endFrame - FADE, FADE + 1)
  for (let n = 0; n < FADE; n++) {
    const gain = 0.5 - 0.5 * Math.cos((Math.PI * (n + 1)) / (FADE + 1))
    const out = value(LOOP.endFrame - FADE + n) * (1 - gain) + value(LOOP.startFrame - FADE + n) * gain
    expect(left[n]).toBeCloseTo(out, 6)
  }
  expect(left[FADE]).toBe(value(LOOP.startFrame))
})

it('gives the same samples however it is read: a function of the song frame alone', async () => {
  const lane = new LaneSource(ramp, { offsetFrames: -1717, loop: LOOP })
  const whole = await lane.read(-4000, 16_000)
  for (const block of [1, 333, 2500]) {
    const joined = new Float32Array(block === 1 ? 3000 : 16_000)
    for (let at = joined.length - (joined.length % block); at >= 0; at -= block) {
      const part = await lane.read(at - 4000, Math.min(block, joined.length - at))
      joined.set(part.left, at)
    }
    expect(joined).toEqual(whole.left.subarray(0, joined.length))
  }
})

it("keeps its place under the song's own loop, which fades it like a stem", async () => {
  const lane = new LaneSource(ramp, { offsetFrames: 100, loop: LOOP })
  const song = { startFrame: 1000, endFrame: 9000 }
  const left = new Float32Array(20_000)
  const fade = Float64Array.from({ length: FADE }, (_, n) => 0.5 - 0.5 * Math.cos((Math.PI * (n + 1)) / (FADE + 1)))
  await readPlayOrder(lane, { startFrame: 0, loop: song, fade }, 0, left, new Float32Array(20_000))
  const straight = (await lane.read(0, 9000)).left
  expect(left.subarray(0, 9000 - FADE)).toEqual(straight.subarray(0, 9000 - FADE))
  expect(left.subarray(9000, 17_000 - FADE)).toEqual(straight.subarray(1000, 9000 - FADE))
})

it('plays a loop through that is shorter than two fades', async () => {
  const lane = new LaneSource(ramp, { offsetFrames: 0, loop: { startFrame: 100, endFrame: 1059 } })
  expect((await lane.read(0, 5000)).left).toEqual((await ramp.read(0, 5000)).left)
  expect(lane.frames).toBe(FRAMES)
})
