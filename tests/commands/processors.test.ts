import { describe, expect, it } from 'vitest'
import type { App } from '../../src/commands/app'
import { applyPreset, BAND_PRESETS, bandFor } from '../../src/commands/apply-preset'
import { movedTo, moveProcessor } from '../../src/commands/move-processor'
import { defaultStrip, MASTER_ORDER } from '../../src/params'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { createSessionStore } from '../../src/state/session-store'

const EQ_PATH = ['groups', 0, 'strip', 'eq'] as const

/** These commands need the session's store and nothing else. */
function appWithStrip() {
  const session = createSessionStore()
  session.getState().open({ ...defaultSession(48_000), groups: [newGroup('g1', [])] })
  const eq = () => {
    const group = session.getState().session?.groups[0]
    if (!group) throw new Error('no strip')
    return group.strip.eq
  }
  const steps = () => session.getState().history?.past.map(({ label }) => label)
  return { app: { session } as unknown as App, session, eq, steps }
}

describe('the order of the master', () => {
  it('changes in one step of undo, and not at all where nothing moves', () => {
    const { app, session, steps } = appWithStrip()
    const order = () => session.getState().session?.master.order
    moveProcessor(app, 'glue', 0, 'Move glue compressor')
    expect(order()).toEqual(['glue', 'eq', 'multiband', 'saturator', 'width'])
    moveProcessor(app, 'glue', -1, 'Move glue compressor')
    expect(steps()).toEqual(['Move glue compressor'])
    session.getState().undo()
    expect(order()).toEqual(MASTER_ORDER)
  })

  it('holds each processor once, wherever one is put', () => {
    for (const id of MASTER_ORDER) {
      for (let place = -2; place < 8; place++) {
        const order = movedTo(MASTER_ORDER, id, place)
        expect(order.toSorted()).toEqual(MASTER_ORDER.toSorted())
        expect(order.indexOf(id)).toBe(Math.min(4, Math.max(0, place)))
      }
    }
  })
})

describe('a preset of a band', () => {
  it('makes band 7 a de-esser and turns the equaliser on, in one step of undo', () => {
    const { app, session, eq, steps } = appWithStrip()
    session.getState().edit('off', null, [{ path: [...EQ_PATH, 'on'], value: false }])
    expect(applyPreset(app, EQ_PATH, eq(), 'deEss', 'Voice')).toBe(6)
    expect(eq().on).toBe(true)
    expect(eq().bands[6]).toEqual(BAND_PRESETS.deEss.values)
    expect(steps()).toEqual(['off', 'Voice de-ess'])
    session.getState().undo()
    expect(eq()).toEqual({ ...defaultStrip().eq, on: false })
  })

  it('leaves a band alone that is at work somewhere else, while another is free', () => {
    const { eq } = defaultStrip()
    const busy = (index: number) => Object.assign(eq.bands[index] ?? {}, { on: true })
    busy(6)
    expect(bandFor(eq, 'deEss')).toBe(7)
    eq.bands.forEach((_, index) => {
      busy(index)
    })
    expect(bandFor(eq, 'deEss')).toBe(6)
  })

  it('pressed twice, sets the same band up again', () => {
    const { app, eq } = appWithStrip()
    applyPreset(app, EQ_PATH, eq(), 'tameHarshness', 'Guitar')
    expect(applyPreset(app, EQ_PATH, eq(), 'tameHarshness', 'Guitar')).toBe(5)
  })
})
