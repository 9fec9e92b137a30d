import { describe, expect, it } from 'vitest'
import { defaultMaster, defaultStrip } from '../../src/params'
import { finishCost, masterCost, spread, stripCost } from '../../src/render/plan'

describe('the plan of a render', () => {
  it('gives every worker something to do, and none more than it must', () => {
    const costs = [10, 10, 10, 10, 10, 10, 10, 10, 20, 8]
    const places = spread(costs, 2)
    const loads = [0, 1].map((worker) => costs.reduce((sum, cost, i) => sum + (places[i] === worker ? cost : 0), 0))
    expect(Math.max(...loads)).toBeLessThanOrEqual(58)
    expect(new Set(spread(costs, 4)).size).toBe(4)
  })

  it('needs no more workers than there are stages, and at least one', () => {
    expect(new Set(spread([5, 5], 16)).size).toBe(2)
    expect(spread([5, 5, 5], 1)).toEqual([0, 0, 0])
    expect(spread([5], 0)).toEqual([0])
  })

  it('knows that what is on costs more than what is off', () => {
    const strip = defaultStrip()
    const neutral = stripCost(strip, 1)
    strip.compressor.on = true
    expect(stripCost(strip, 1)).toBeGreaterThan(neutral)
    expect(stripCost(defaultStrip(), 2)).toBeGreaterThan(neutral)
    const master = defaultMaster()
    const limited = masterCost(master, 4)
    master.limiter.on = false
    expect(masterCost(master, 4)).toBeLessThan(limited)
    expect(finishCost(true)).toBeGreaterThan(finishCost(false))
  })
})
