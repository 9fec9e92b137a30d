import { describe, expect, it } from 'vitest'
import { allControls, changedControls, NEW_LISTENING, streamsOf } from '../../src/audio/control-changes'
import { placeLanes } from '../../src/audio/lane-places'
import { packHolds } from '../../src/engine/ceiling-hold'
import { MASTER_LAYOUT, STRIP_LAYOUT } from '../../src/params'
import type { SessionDoc, StemRef } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'

const listening = NEW_LISTENING

const stem = (sha256: string | null, frames = 1000): StemRef => ({
  fileName: `${sha256}.wav`,
  sha256,
  rateHz: 48_000,
  channels: 2,
  frames,
  lossy: false,
})

function session(...hashes: (string | null)[][]): SessionDoc {
  const groups = hashes.map((stems, index) =>
    newGroup(
      `g${index}`,
      stems.map((hash) => stem(hash)),
      'drums',
    ),
  )
  return { ...defaultSession(48_000), groups }
}

const slotOf = (layout: typeof STRIP_LAYOUT, ...path: string[]) =>
  layout.slots.find((slot) => slot.path.join() === path.join())?.index ?? -1

describe('changed controls', () => {
  const before = session(['a'], ['b'])

  it('are none for an equal session', () => {
    const after = structuredClone(before)
    expect(changedControls(allControls(before, listening), allControls(after, listening))).toBeNull()
  })

  it('are the one strip that was turned', () => {
    const after = structuredClone(before)
    if (after.groups[1]) after.groups[1].strip.output.gainDb = -3
    const batch = changedControls(allControls(before, listening), allControls(after, listening))
    expect(batch?.strips.map((strip) => strip.index)).toEqual([1])
    expect(batch?.strips[0]?.block[slotOf(STRIP_LAYOUT, 'output', 'gainDb')]).toBe(-3)
    expect(batch?.master).toBeNull()
    expect(batch?.auditions).toBeNull()
  })

  it('are the master alone when only it was turned', () => {
    const after = structuredClone(before)
    after.master.limiter.driveDb = 4
    const batch = changedControls(allControls(before, listening), allControls(after, listening))
    expect(batch?.strips).toEqual([])
    expect(batch?.master?.block[slotOf(MASTER_LAYOUT, 'limiter', 'driveDb')]).toBe(4)
  })

  it('are the strip whose section is ridden, and not where its section has another name', () => {
    const sung = { ...structuredClone(before), sections: [{ id: 's1', name: 'Chorus', startSeconds: 2 }] }
    const after = structuredClone(sung)
    if (after.groups[0]) after.groups[0].strip.rides.gainsDb = { s1: 0.8 }
    const batch = changedControls(allControls(sung, listening), allControls(after, listening))
    expect(batch?.strips.map(({ index, rides }) => [index, ...rides])).toEqual([[0, 96_000, 0.8]])
    const renamed = { ...after, sections: [{ id: 's1', name: 'Refrain', startSeconds: 2 }] }
    expect(changedControls(allControls(after, listening), allControls(renamed, listening))).toBeNull()
  })

  it('are the master where its ceiling holds are others', () => {
    const holds = packHolds([{ startFrame: 100, endFrame: 200, extraDb: 0.1 }])
    const without = allControls(before, listening)
    expect([...(without.master?.holds ?? [1])]).toEqual([])
    const batch = changedControls(without, allControls(before, listening, holds))
    expect(batch?.master?.holds).toEqual(holds)
    expect(batch?.strips).toEqual([])
    expect(
      changedControls(allControls(before, listening, holds), allControls(before, listening, holds.slice())),
    ).toBeNull()
  })

  it('are the master where a strip sends to the reverb, and where the order changes', () => {
    const after = structuredClone(before)
    after.master.reverb.on = true
    if (after.groups[1]) Object.assign(after.groups[1].strip.send, { on: true, gainDb: -9 })
    const batch = changedControls(allControls(before, listening), allControls(after, listening))
    expect([...(batch?.master?.sends ?? [])].slice(0, 3)).toEqual([-Infinity, -9, -Infinity])
    const ordered = structuredClone(before)
    ordered.master.order.reverse()
    expect(changedControls(allControls(before, listening), allControls(ordered, listening))?.master?.order[0]).toBe(
      'width',
    )
  })
})

it('hears soloed groups alone, and all where none is', () => {
  const doc = session(['a'], ['b'], ['c'])
  expect([...(allControls(doc, listening).auditions ?? [])]).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  const solo = allControls(doc, { ...listening, solo: new Set(['g1', 'gone']) }).auditions
  expect([...(solo ?? [])]).toEqual([0, 1, 0, 0, 0, 0, 0, 0])
  const gone = allControls(doc, { ...listening, solo: new Set(['gone']) }).auditions
  expect(gone?.every((gain) => gain === 1)).toBe(true)
})

it('turns the gain of a slot from decibels into a factor', () => {
  const gains = allControls(session(['a']), {
    ...listening,
    slotGainsDb: new Map([
      ['master', -6.0206],
      ['rough', 20],
      ['version:gone', 12],
    ]),
    lanes: placeLanes(listening.lanes, [{ slot: 'rough', sha256: 'r', offsetFrames: 0, loop: null }]),
  }).slotGains
  expect(gains?.[0]).toBeCloseTo(0.5, 5)
  expect(gains?.[1]).toBe(1)
  expect(gains?.[2]).toBeCloseTo(10, 9)
  expect(gains?.[3]).toBe(1)
})

it('plays each group on its strip, and leaves out what has no samples yet', () => {
  expect(streamsOf(session(['a', 'b'], [null], ['c']))).toEqual([
    { output: 0, sha256: ['a', 'b'], offsetFrames: 0, loop: null },
    { output: 2, sha256: ['c'], offsetFrames: 0, loop: null },
  ])
})

it('tells the listening checks by number, and only where they change', () => {
  const doc = session(['a'])
  const none = allControls(doc, listening)
  expect([...(none.checks ?? [])]).toEqual([0, 0, 1])
  const after = allControls(doc, { ...listening, checks: { channels: 'side', band: 'phone', dim: true } })
  expect([...(changedControls(none, after)?.checks ?? [])]).toEqual([2, 2, 0.1])
  expect(changedControls(after, after)).toBeNull()
})

it('tells a held band by number, before what a processor changes, and the processor that is looked at', () => {
  const doc = session(['a'], ['b'])
  const eq = { host: 'strip', groupId: 'g1', processor: 'eq' } as const
  const limiter = { host: 'master', processor: 'limiter' } as const
  const delta = allControls(doc, { ...listening, delta: limiter })
  expect(delta.delta).toEqual({ host: 8, processor: 7, band: -1 })
  const held = allControls(doc, { ...listening, delta: limiter, heldBand: { place: eq, band: 5 }, watched: eq })
  expect(held.delta).toEqual({ host: 1, processor: 2, band: 5 })
  expect(changedControls(delta, held)).toMatchObject({ scope: { host: 1, processor: 2 }, strips: [], slot: null })
  const next = allControls(doc, { ...listening, heldBand: { place: eq, band: 6 }, watched: eq })
  expect(changedControls(held, next)).toMatchObject({ delta: { band: 6 }, scope: null })
  const gone = allControls(doc, { ...listening, heldBand: { place: { ...eq, groupId: 'gone' }, band: 1 } })
  expect(gone.delta?.host).toBe(-1)
})
