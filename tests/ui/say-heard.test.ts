import { expect, it } from 'vitest'
import type { App } from '../../src/commands/app'
import { defaultSession } from '../../src/session/new-session'
import { createAnnouncementStore } from '../../src/state/announcement-store'
import { createCompareStore } from '../../src/state/compare-store'
import { createProjectStore } from '../../src/state/project-store'
import { createSessionStore } from '../../src/state/session-store'
import { createTransportStore } from '../../src/state/transport-store'
import { sayHeard } from '../../src/ui/native/say-heard'

function page() {
  const stores = { session: createSessionStore(), project: createProjectStore(), compare: createCompareStore() }
  const app = { ...stores, announcements: createAnnouncementStore(), transport: createTransportStore() }
  app.session.getState().open(defaultSession(48_000))
  const said = () => {
    sayHeard(app as unknown as App)
    return app.announcements.getState().text
  }
  return { app, said }
}

it('says the slot, the checks, the level and what is judged', () => {
  const { app, said } = page()
  expect(said()).toBe('Master, monitor level 0.0 dB.')
  app.transport.setState({ slot: 'sum', checks: { channels: 'mono', band: 'phone', dim: true }, monitorLevelDb: -12 })
  expect(said()).toBe('Plain sum, Mono, 500 Hz to 5 kHz, Dim, monitor level -12.0 dB.')
  app.transport.setState({ audition: { kind: 'delta', place: { host: 'master', processor: 'eq' }, on: true } })
  expect(said()).toMatch(/^Only what Equaliser of the master changes, /)
})

it('tells nothing in a blind test', () => {
  const { app, said } = page()
  app.transport.setState({ blind: true, slot: 'sum' })
  expect(said()).toBe('A blind test runs: what you hear is not told, monitor level 0.0 dB.')
})
