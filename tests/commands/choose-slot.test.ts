import { expect, it } from 'vitest'
import type { App } from '../../src/commands/app'
import { chooseSide, chooseSlot, filledSlots, setSide, switchSides } from '../../src/commands/choose-slot'
import { keepSlotsFilled } from '../../src/commands/keep-slots-filled'
import { removeReference } from '../../src/commands/remove-compared'
import { defaultSession, newReference } from '../../src/session/new-session'
import { createCompareStore } from '../../src/state/compare-store'
import { createSessionStore } from '../../src/state/session-store'
import { createTransportStore } from '../../src/state/transport-store'

const stem = { fileName: 'a.wav', sha256: 'a', rateHz: 48_000, channels: 2, frames: 9, lossy: false }

function page(): App {
  const app = { session: createSessionStore(), compare: createCompareStore(), transport: createTransportStore() }
  const session = defaultSession(48_000)
  session.compare.references = [newReference('r1', stem), newReference('r2', stem)]
  app.session.getState().open(session)
  keepSlotsFilled(app)
  return app as unknown as App
}

const heard = (app: App) => app.transport.getState()

it('hears what is there, and makes it the other side than A', () => {
  const app = page()
  expect(filledSlots(app)).toEqual(['master', 'sum', 'reference:r1', 'reference:r2'])
  chooseSlot(app, 'reference:r2')
  expect(heard(app)).toMatchObject({ slot: 'reference:r2', sideA: 'master', sideB: 'reference:r2' })
  chooseSlot(app, 'rough')
  expect(heard(app).slot).toBe('reference:r2')
  switchSides(app)
  expect(heard(app).slot).toBe('master')
  chooseSide(app, 'b')
  expect(heard(app).slot).toBe('reference:r2')
})

it('never makes one slot both sides', () => {
  const app = page()
  setSide(app, 'a', 'sum')
  expect(heard(app)).toMatchObject({ sideA: 'sum', sideB: 'master' })
  setSide(app, 'b', 'sum')
  expect(heard(app)).toMatchObject({ sideA: 'master', sideB: 'sum' })
})

it('goes back to the master, and undo does not, where a slot is emptied', () => {
  const app = page()
  chooseSlot(app, 'reference:r1')
  removeReference(app, 'r1')
  expect(heard(app)).toMatchObject({ slot: 'master', sideA: 'master', sideB: 'sum' })
  app.session.getState().undo()
  expect(filledSlots(app)).toContain('reference:r1')
})

/** Broken once by leaving the delta on: the slot that was chosen could not be heard. */
it('ends what a processor changes alone, and stands still while a blind test runs', () => {
  const app = page()
  const place = { host: 'master', processor: 'glue' } as const
  app.transport.setState({ audition: { kind: 'delta', place, on: true } })
  chooseSlot(app, 'sum')
  expect(heard(app).audition).toEqual({ kind: 'delta', place, on: false })
  app.transport.setState({ audition: { kind: 'bypass', place, on: true }, blind: true })
  chooseSlot(app, 'master')
  expect(heard(app)).toMatchObject({ slot: 'sum', audition: { on: true } })
  app.transport.setState({ blind: false })
  chooseSlot(app, 'master')
  expect(heard(app)).toMatchObject({ slot: 'master', audition: { kind: 'bypass', on: true } })
})
