import { expect, it } from 'vitest'
import { HISTORY_HZ, HISTORY_SECONDS, LiveMinute, type MeterMoment } from '../../src/ui/figures/live-minute'

const FRAME = 1 / 60
const heard = (songSeconds: number, part: Partial<MeterMoment> = {}): MeterMoment => ({
  playing: true,
  songSeconds,
  momentaryLufs: -18,
  shortTermLufs: -19,
  maxMomentaryLufs: -17,
  ...part,
})

/** Plays from one second of the song to another, an animation frame at a time. */
function play(minute: LiveMinute, from: number, to: number, part: Partial<MeterMoment> = {}) {
  for (let n = 0; n <= (to - from) / FRAME; n++) minute.update(heard(from + n * FRAME, part))
}

const points = (values: Float32Array) => values.filter((value) => value !== Number.NEGATIVE_INFINITY).length

it('calls the range stable when the meter has heard a minute, and not before', () => {
  const minute = new LiveMinute()
  play(minute, 0, 0.4, { maxMomentaryLufs: null })
  play(minute, 0.4, 59.9)
  expect(minute.measuredSeconds).toBeCloseTo(59.9, 1)
  expect(minute.isRangeStable).toBe(false)
  play(minute, 59.9, 60.2)
  expect(minute.isRangeStable).toBe(true)
})

it('counts what is played: no pause, no leap, and no frame twice', () => {
  const minute = new LiveMinute()
  play(minute, 0, 10)
  const before = minute.measuredSeconds
  play(minute, 10, 15, { playing: false })
  minute.update(heard(40))
  minute.update(heard(40))
  minute.update(heard(3))
  expect(minute.measuredSeconds).toBeCloseTo(before, 9)
  play(minute, 3, 5)
  expect(minute.measuredSeconds).toBeCloseTo(before + 2, 1)
})

it('keeps the last minute at ten points a second, the newest last', () => {
  const minute = new LiveMinute()
  play(minute, 0, 2)
  expect(points(minute.shortTermLufs)).toBeGreaterThanOrEqual(2 * HISTORY_HZ - 1)
  play(minute, 2, 70, { shortTermLufs: -12 })
  expect(points(minute.shortTermLufs)).toBe(HISTORY_HZ * HISTORY_SECONDS)
  expect(minute.shortTermLufs.every((value) => value === -12)).toBe(true)
})

it('begins anew when the meter does', () => {
  const minute = new LiveMinute()
  play(minute, 0, 8)
  const { version } = minute
  minute.update(heard(8, { maxMomentaryLufs: null, momentaryLufs: null, shortTermLufs: null }))
  expect(minute.measuredSeconds).toBe(0)
  expect(points(minute.momentaryLufs)).toBe(0)
  expect(minute.version).toBeGreaterThan(version)
})
