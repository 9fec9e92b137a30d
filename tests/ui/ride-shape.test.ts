import { expect, it } from 'vitest'
import { rideShape } from '../../src/ui/master/rides/ride-shape'
import { makeDsp } from '../dsp/group-strip-runner'

interface RidesExports {
  section_rides_create(rateHz: number, maxBlock: number, delayFrames: number): number
  section_rides_list(self: number): number
  section_rides_set_list(self: number, count: number): void
  section_rides_set_ramp_ms(self: number, ms: number): void
  section_rides_reset(self: number): void
  section_rides_compute_gain(self: number, frames: number, songFrame: number): number
}

const RATE_HZ = 1000
const SONG_SECONDS = 40
const starts = [2, 10, 10.3, 20, 31]
const sections = starts.map((startSeconds, index) => ({ id: `s${index}`, name: '', startSeconds }))

/** What the binary plays, in decibels, a value each millisecond. */
function played(gainsDb: Record<string, number>, rampMs: number): Float64Array {
  const dsp = makeDsp()
  const calls = dsp.exports as unknown as RidesExports
  const frames = SONG_SECONDS * RATE_HZ
  const self = calls.section_rides_create(RATE_HZ, frames, 0)
  const list = sections.flatMap(({ id, startSeconds }) => [startSeconds * RATE_HZ, gainsDb[id] ?? 0])
  dsp.f64(calls.section_rides_list(self), list.length).set(list)
  calls.section_rides_set_list(self, sections.length)
  calls.section_rides_set_ramp_ms(self, rampMs)
  calls.section_rides_reset(self)
  return dsp.f64(calls.section_rides_compute_gain(self, frames, 0), frames).map((gain) => 20 * Math.log10(gain))
}

/** Broken once by a ramp that lay half in the section before. */
it.each([
  [200, { s1: 3, s2: 1, s3: -2 }],
  [1500, { s0: -1, s1: 6, s3: 2, s4: 2 }],
  [4000, { s1: 12, s4: -12 }],
])('draws what is played, with ramps of %i ms', (rampMs, gainsDb) => {
  const shape = rideShape(sections, { rampMs, gainsDb }, SONG_SECONDS)
  expect(shape.every(({ seconds }, n) => seconds >= (shape[n - 1]?.seconds ?? 0) - 1e-9)).toBe(true)
  let worst = 0
  played(gainsDb, rampMs).forEach((db, frame) => {
    const at = (frame + 0.5) / RATE_HZ
    const next = shape.findIndex(({ seconds }) => seconds > at)
    const [a, b] = [shape[next - 1], shape[next]]
    if (!a || !b) throw new Error(`nothing drawn at ${at} s`)
    const drawn = a.db + ((b.db - a.db) * (at - a.seconds)) / (b.seconds - a.seconds)
    worst = Math.max(worst, Math.abs(drawn - db))
  })
  // Straight lines between the points of a raised cosine of up to 12 dB.
  expect(worst).toBeLessThan(0.1)
})
