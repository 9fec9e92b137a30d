import { describe, expect, it } from 'vitest'
import { toggleLink } from '../../src/commands/link-strips'
import { shifted } from '../../src/commands/linked-changes'
import { setBand } from '../../src/commands/set-band'
import { setParameter } from '../../src/commands/set-parameter'
import { setRide } from '../../src/commands/set-ride'
import { toggleMute } from '../../src/commands/toggle-mute'
import { toggleSolo } from '../../src/commands/toggle-solo'
import { COMPRESSOR, EQ_BAND, OUTPUT } from '../../src/params'
import { stateSha256 } from '../../src/project/state-hash'
import { handApp } from './hand-app'

const gain = (index: number) => ['groups', index, 'strip', 'output', 'gainDb'] as const

function linked() {
  const hand = handApp()
  setParameter(hand.app, gain(1), -6, 'before')
  toggleLink(hand.app, 'g1')
  toggleLink(hand.app, 'g2')
  return { ...hand, gains: () => [0, 1, 2].map((index) => hand.strip(index).output.gainDb) }
}

describe('linked strips', () => {
  it('are linked by steps of undo that change no state of the song', () => {
    const hand = handApp()
    const before = stateSha256(hand.session())
    toggleLink(hand.app, 'g1')
    toggleLink(hand.app, 'g2')
    toggleLink(hand.app, 'g1')
    expect(hand.steps()).toEqual(['Link Drums', 'Link Bass', 'Unlink Drums'])
    expect(hand.session().hand.linked).toEqual(['g2'])
    expect(stateSha256(hand.session())).toBe(before)
    hand.undo()
    expect(hand.session().hand.linked).toEqual(['g1', 'g2'])
  })

  it('keep their distance in decibels, in one step of undo; others stay', () => {
    const { app, gains, steps, undo } = linked()
    setParameter(app, gain(0), -2, 'Drums gain')
    expect(gains()).toEqual([-2, -8, 0])
    expect(steps().at(-1)).toBe('Drums gain')
    undo()
    expect(gains()).toEqual([0, -6, 0])
  })

  it('come back to their own places when a drag that met an end comes back', () => {
    const { app, gains, steps } = linked()
    for (const value of [-20, -58, -60, -30, -1]) setParameter(app, gain(0), value, 'Drums gain', 'drag-1')
    expect(gains()).toEqual([-1, -7, 0])
    setParameter(app, gain(1), 12, 'Bass gain', 'drag-2')
    expect(gains()).toEqual([12, 12, 0])
    setParameter(app, gain(1), -7, 'Bass gain', 'drag-2')
    expect(gains()).toEqual([-1, -7, 0])
    expect(steps().filter((label) => label === 'Drums gain')).toHaveLength(1)
  })

  it('keep the ratio of frequencies and times, within their ranges', () => {
    expect(shifted(EQ_BAND.hz, 100, 200, 1000)).toBe(2000)
    expect(shifted(EQ_BAND.hz, 100, 200, 15_000)).toBe(EQ_BAND.hz.max)
    expect(shifted(COMPRESSOR.attackMs, 10, 5, 30)).toBe(15)
    expect(shifted(OUTPUT.gainDb, 0.1, 0.3, 1)).toBe(1.2)
    const { app, strip } = linked()
    const band = (index: number) => ['groups', index, 'strip', 'eq', 'bands', 2]
    setBand(app, band(0), { on: true, hz: 500, gainDb: 3 }, 'Band 3', null)
    expect(strip(1).eq.bands[2]).toMatchObject({ on: true, hz: 500, gainDb: 3 })
    expect(strip(2).eq.bands[2]?.on).toBe(false)
  })

  it('have the same switches and choices', () => {
    const { app, strip, session } = linked()
    setParameter(app, ['groups', 1, 'strip', 'compressor', 'detector'], 'peak', 'Detector')
    expect([0, 1, 2].map((index) => strip(index).compressor.detector)).toEqual(['peak', 'peak', 'rms'])
    toggleMute(app, 'g2')
    expect(session().groups.map((group) => group.strip.output.mute)).toEqual([true, true, false])
    toggleSolo(app, 'g1')
    expect([...app.transport.getState().soloed]).toEqual(['g1', 'g2'])
    toggleSolo(app, 'g2')
    expect(app.transport.getState().soloed.size).toBe(0)
  })

  it('ride together', () => {
    const { app, strip } = linked()
    setRide(app, 'g2', 's1', 1, 'drag-1')
    app.hand.setState({ alone: true })
    setRide(app, 'g1', 's1', -2, 'drag-2')
    app.hand.setState({ alone: false })
    setRide(app, 'g2', 's1', 3, 'drag-3')
    expect([0, 1, 2].map((index) => strip(index).rides.gainsDb)).toEqual([{ s1: 0 }, { s1: 3 }, {}])
  })

  it('move alone while that is asked for, and where only one is left', () => {
    const { app, gains } = linked()
    app.hand.setState({ alone: true })
    setParameter(app, gain(0), -3, 'Drums gain')
    expect(gains()).toEqual([-3, -6, 0])
    app.hand.setState({ alone: false })
    toggleLink(app, 'g2')
    setParameter(app, gain(0), 0, 'Drums gain')
    expect(gains()).toEqual([0, -6, 0])
  })
})
