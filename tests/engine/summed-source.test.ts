import { describe, expect, it } from 'vitest'
import { SummedSource } from '../../src/engine/summed-source'
import { MemorySource } from './memory-source'

const source = (...samples: number[]) => new MemorySource(48000, Float32Array.from(samples))

describe('SummedSource', () => {
  it('adds in float64 and rounds once: a float32 running sum would lose the small stem', async () => {
    const tiny = 2 ** -25
    const sum = new SummedSource([source(1), source(tiny), source(tiny), source(-1)])
    const { left } = await sum.read(0, 1)
    expect(left[0]).toBe(2 ** -24)
    expect(Math.fround(Math.fround(Math.fround(1 + tiny) + tiny) - 1)).toBe(0)
  })

  it('follows list order where float64 addition is not associative', async () => {
    const big = 2 ** 60
    const one = await new SummedSource([source(big), source(-big), source(1)]).read(0, 1)
    const other = await new SummedSource([source(big), source(1), source(-big)]).read(0, 1)
    expect([one.left[0], other.left[0]]).toEqual([1, 0])
  })

  it('is as long as its longest stem and gives silence outside', async () => {
    const sum = new SummedSource([source(1, 2), source(10, 20, 30)])
    expect(sum.frames).toBe(3)
    expect(Array.from((await sum.read(-1, 6)).right)).toEqual([0, 11, 22, 30, 0, 0])
  })

  it('passes one stem through untouched, -0 and all', async () => {
    const { left } = await new SummedSource([source(-0, 0.1)]).read(0, 2)
    expect(Object.is(left[0], -0)).toBe(true)
    expect(left[1]).toBe(Math.fround(0.1))
  })

  it('refuses stems at two rates and an empty list', () => {
    expect(() => new SummedSource([source(1), new MemorySource(44100, new Float32Array(1))])).toThrow(/44100 Hz/)
    expect(() => new SummedSource([])).toThrow(RangeError)
  })
})
