import { describe, expect, it } from 'vitest'
import { laneMask, laneStreams, NO_LANES, placeLanes, slotNumber, slotsByNumber } from '../../src/audio/lane-places'
import { type CompareLane, MAX_LANES, type MonitorSlot } from '../../src/protocol/listening'

const lane = (slot: MonitorSlot, sha256: string = slot): CompareLane => ({ slot, sha256, offsetFrames: 0, loop: null })
const slots = (places: readonly (CompareLane | null)[]) => places.map((placed) => placed?.slot ?? null)

describe('places of lanes', () => {
  it('are kept by what stays, whatever comes and goes beside it', () => {
    const first = placeLanes(NO_LANES, [lane('rough'), lane('reference:r1'), lane('version:v1')])
    const second = placeLanes(first, [lane('version:v1'), lane('version:v2'), lane('reference:r1', 'other')])
    expect(slots(second).slice(0, 5)).toEqual([null, 'reference:r1', 'version:v1', 'version:v2', null])
    expect(second[1]?.sha256).toBe('other')
  })

  it('are taken again only where no other is free', () => {
    const full = Array.from({ length: MAX_LANES }, (_, n) => lane(`version:v${n}`))
    const first = placeLanes(NO_LANES, full)
    const second = placeLanes(first, [...full.slice(1), lane('rough'), lane('codec')])
    expect(second[0]?.slot).toBe('rough')
    expect(slots(second)).not.toContain('codec')
  })

  it('are told to player and monitor by their numbers', () => {
    const places = placeLanes(NO_LANES, [
      lane('rough'),
      { slot: 'codec', sha256: 'c', offsetFrames: -12.4, loop: { startFrame: 1.6, endFrame: 9.4 } },
    ])
    expect(laneMask(places)).toBe(0b11)
    expect(laneStreams(places)).toEqual([
      { output: 8, sha256: ['rough'], offsetFrames: 0, loop: null },
      { output: 9, sha256: ['c'], offsetFrames: -12, loop: { startFrame: 2, endFrame: 9 } },
    ])
    expect(slotsByNumber(places).slice(0, 5)).toEqual(['master', 'sum', 'rough', 'codec', null])
    expect((['master', 'sum', 'rough', 'codec'] as const).map((slot) => slotNumber(places, slot))).toEqual([0, 1, 2, 3])
  })

  it('that are none let the master through, so that silence is not taken for a slot', () => {
    expect(slotNumber(NO_LANES, 'reference:gone')).toBe(0)
  })
})
