import { expect, it } from 'vitest'
import { songOutline } from '../../src/ui/transport/song-outline'

const part = (values: number[], rateHz = 100) => ({
  rateHz,
  peaks: { max: Float32Array.from(values), min: Float32Array.from(values, (value) => -value), framesPerPeak: 10 },
})

it('adds the power of the stems, in the song’s time, and fills the height', () => {
  // 10 points a second: a loud second half in one stem, a short stem beside it.
  const long = part([0, 0, 0, 0, 0, 0.8, 0.8, 0.8, 0.8, 0.8])
  const short = part([0.6, 0.6, 0.6])
  const { max, min } = songOutline([long, short], 1, 10)
  expect([...max].map((value) => Math.round(value * 100) / 100)).toEqual([0.75, 0.75, 0.75, 0, 0, 1, 1, 1, 1, 1])
  expect([...min]).toEqual([...max].map((value) => -value))
})

it('keeps a single peak however few points there are', () => {
  const values = new Array(1000).fill(0)
  values[617] = 1
  expect(Math.max(...songOutline([part(values)], 100, 40).max)).toBe(1)
})
