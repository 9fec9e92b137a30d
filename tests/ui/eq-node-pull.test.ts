import { describe, expect, it } from 'vitest'
import { defaultStrip } from '../../src/params'
import { frequencyPlace } from '../../src/ui/master/equaliser/frequency-place'
import { pullBand, startPull, turnBand } from '../../src/ui/master/equaliser/node-pull'

const bell = { ...defaultStrip().eq.bands[4]!, on: true }
const way = { right: 0, up: 0, width: 1000, dbPerPx: 0.1, fine: false, byQ: false }
const wheel = { deltaX: 0, deltaY: -100, deltaMode: 0, shiftKey: false, altKey: false }

describe('a node that is pulled', () => {
  it('follows the pointer on both scales', () => {
    const moved = pullBand(bell, startPull(bell), { ...way, right: 100, up: 30 })
    expect(frequencyPlace(moved.hz!) - frequencyPlace(1000)).toBeCloseTo(0.1, 3)
    expect(moved.gainDb).toBe(3)
    expect(moved.q).toBeUndefined()
  })

  it('goes a tenth of the way with Shift, and loses nothing of many small steps', () => {
    const pull = startPull(bell)
    let moved = {} as ReturnType<typeof pullBand>
    for (let n = 0; n < 100; n++) moved = pullBand(bell, pull, { ...way, right: 1, up: 1, fine: true })
    expect(moved.gainDb).toBe(1)
    expect(frequencyPlace(moved.hz!) - frequencyPlace(1000)).toBeCloseTo(0.01, 3)
  })

  it('turns Q alone with Alt', () => {
    expect(pullBand(bell, startPull(bell), { ...way, right: 50, up: 60, byQ: true })).toEqual({ q: 2 })
  })

  it('gives a notch no gain, and comes back from an end at once', () => {
    const notch = { ...bell, type: 'notch' as const }
    expect(pullBand(notch, startPull(notch), { ...way, up: 30 })).toEqual({ hz: 1000 })
    const pull = startPull(bell)
    pullBand(bell, pull, { ...way, up: 10_000 })
    expect(pullBand(bell, pull, { ...way, up: -10 }).gainDb).toBe(17)
  })
})

describe('a wheel over a node', () => {
  it('narrows upwards and widens downwards by the same', () => {
    const pull = startPull(bell)
    const up = turnBand(bell, pull, wheel)
    expect(up.q).toBeGreaterThan(1.05)
    expect(Object.keys(up)).toEqual(['q'])
    expect(turnBand(bell, pull, { ...wheel, deltaY: 100 })).toEqual({ q: 1 })
  })

  it('is fine with Shift, also where that turns it sideways, and a gain with Alt', () => {
    const fine = turnBand(bell, startPull(bell), { ...wheel, deltaX: -100, deltaY: 0, shiftKey: true })
    expect(fine.q).toBeGreaterThan(1)
    expect(fine.q).toBeLessThan(1.02)
    expect(turnBand(bell, startPull(bell), { ...wheel, altKey: true })).toEqual({ gainDb: 0.5 })
  })

  it('counts lines as what they are worth in pixels', () => {
    const lines = turnBand(bell, startPull(bell), { ...wheel, deltaY: -3, deltaMode: 1 })
    const pixels = turnBand(bell, startPull(bell), { ...wheel, deltaY: -99 })
    expect(lines).toEqual(pixels)
  })
})
