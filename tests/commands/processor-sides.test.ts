import { describe, expect, it } from 'vitest'
import { areSidesAlike, chooseSide, copyToOtherSide, sideOf } from '../../src/commands/processor-sides'
import { setParameter } from '../../src/commands/set-parameter'
import { stateSha256 } from '../../src/project/state-hash'
import { parseSession } from '../../src/session/parse-session'
import { stringifySession } from '../../src/session/stringify-session'
import { handApp } from './hand-app'

const PLACE = { host: 'strip', groupId: 'g1', processor: 'compressor' } as const
const RATIO = ['groups', 0, 'strip', 'compressor', 'ratio'] as const

describe('the sides of a processor', () => {
  it('begin alike, keep their own settings, and are changed over in one step of undo', () => {
    const { app, session, strip, steps, undo } = handApp()
    const side = () => [sideOf(session(), PLACE), strip(0).compressor.ratio]
    setParameter(app, RATIO, 4, 'ratio')
    chooseSide(app, PLACE, 'B')
    expect(side()).toEqual(['B', 4])
    expect(areSidesAlike(session(), PLACE)).toBe(true)
    setParameter(app, RATIO, 8, 'ratio')
    chooseSide(app, PLACE, 'A')
    expect(side()).toEqual(['A', 4])
    chooseSide(app, PLACE, 'A')
    chooseSide(app, PLACE, 'B')
    expect(side()).toEqual(['B', 8])
    expect(steps().slice(-2)).toEqual(['Drums compressor: settings A', 'Drums compressor: settings B'])
    undo()
    expect(side()).toEqual(['A', 4])
    undo()
    expect(side()).toEqual(['B', 8])
  })

  it('are made alike by a copy, which undo takes back', () => {
    const { app, session, strip, undo } = handApp()
    chooseSide(app, PLACE, 'B')
    setParameter(app, RATIO, 8, 'ratio')
    copyToOtherSide(app, PLACE)
    expect(areSidesAlike(session(), PLACE)).toBe(true)
    undo()
    expect(areSidesAlike(session(), PLACE)).toBe(false)
    chooseSide(app, PLACE, 'A')
    expect(strip(0).compressor.ratio).toBe(2)
  })

  it('belong to one processor, are kept in the session, and are no part of the state of the song', () => {
    const { app, session, strip } = handApp()
    const before = stateSha256(session())
    setParameter(app, RATIO, 4, 'ratio')
    chooseSide(app, PLACE, 'B')
    setParameter(app, RATIO, 2, 'ratio')
    expect(stateSha256(session())).toBe(before)
    expect(sideOf(session(), { ...PLACE, groupId: 'g2' })).toBe('A')
    const glue = { host: 'master', processor: 'glue' } as const
    chooseSide(app, glue, 'B')
    const groups = session().groups.map((group) => ({
      ...group,
      stems: [{ fileName: `${group.name}.wav`, sha256: null, rateHz: 48_000, channels: 2, frames: 9, lossy: false }],
    }))
    const { session: read, warnings } = parseSession(stringifySession({ ...session(), groups }))
    expect(warnings).toEqual([])
    expect(read.hand).toEqual(session().hand)
    expect(read.hand.sides.strips.g1?.compressor?.other.ratio).toBe(4)
    expect(read.hand.sides.master.glue?.side).toBe('B')
    expect(strip(0).compressor.ratio).toBe(2)
  })

  it('that are out of range are refused with their path', () => {
    const { session } = handApp()
    const sides = { strips: {}, master: { glue: { side: 'B', other: { ratio: 99 } } } }
    const text = JSON.stringify({ ...session(), groups: [], hand: { linked: [], sides } })
    expect(() => parseSession(text)).toThrow(
      'hand.sides.master.glue.other.ratio must be a number from 1 to 20 :1, not 99',
    )
  })
})
