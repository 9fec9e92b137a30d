import { describe, expect, it } from 'vitest'
import { defaultMaster, defaultStrip } from '../../src/params'
import { finishCost, masterCost, masterCount, spread, stripCost } from '../../src/render/plan'

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

  it('computes the master in several workers only where its followers are dear', () => {
    // Eight cheap followers are sooner done beside the one master than the master is done again.
    expect(masterCount(150, 5, 8, [60, 60], 4)).toBe(1)
    expect(masterCount(200, 200, 8, [60, 60], 4)).toBe(4)
    expect(masterCount(200, 200, 8, [60, 60], 1)).toBe(1)
    expect(masterCount(200, 200, 2, [60, 60], 8)).toBe(2)
    expect(masterCount(200, 200, 0, [60, 60], 8)).toBe(1)
    // The other stages fill two workers already.
    expect(masterCount(100, 50, 4, [100, 100, 100, 100], 2)).toBe(1)
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
    strip.saturator.on = true
    strip.repair.humOn = true
    const all = stripCost(strip, 1)
    Object.assign(strip.eq.bands[0]!, { on: true, rangeDb: -6 })
    expect(stripCost(strip, 1)).toBeGreaterThan(all)
    // What follows the master applies its gains, but does not compute them again.
    master.glue.on = true
    const follower = masterCost(master, 4, 1) - masterCost(master, 4)
    expect(follower).toBeGreaterThan(0)
    expect(follower).toBeLessThan(masterCost(master, 4))
    master.eq.phase = 'linear'
    expect(masterCost(master, 4, 2) - masterCost(master, 4, 1)).toBeGreaterThan(follower)
  })
})
