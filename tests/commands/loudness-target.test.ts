import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { songKey } from '../../src/analysis/slot-key'
import type { App } from '../../src/commands/app'
import { auditionService } from '../../src/commands/audition-service'
import { chooseService, takeCeilingAdvice } from '../../src/commands/choose-service'
import { cancelSetLoudness, setLoudness, takeNearest } from '../../src/commands/solve-target'
import { type DeliveryTarget, findTarget } from '../../src/delivery/targets/delivery-target'
import { readTargets } from '../../src/delivery/targets/read-targets'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { createExportStore } from '../../src/state/export-store'
import { createImportsStore, rememberStems, type StemFacts } from '../../src/state/imports-store'
import { createLoudnessStore } from '../../src/state/loudness-store'
import { createServiceStore } from '../../src/state/service-store'
import { createSessionStore } from '../../src/state/session-store'
import { createTargetStore } from '../../src/state/target-store'
import { createTransportStore } from '../../src/state/transport-store'
import { InProcessHost, noise24 } from '../render/in-process-host'

const RATE = 48_000
const file = readTargets(readFileSync(resolve(import.meta.dirname, '../../public/delivery-targets.json'), 'utf8'))
const target = (id: string) => findTarget(file.targets, id) as DeliveryTarget

let host: InProcessHost
beforeEach(() => {
  host = new InProcessHost()
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 })
})
afterEach(() => {
  host.dispose()
  vi.unstubAllGlobals()
})

/** What these commands need of the page, over a song of noise. */
function appWithSong({ peak = 0.1, here = true } = {}) {
  const session = createSessionStore()
  const imports = createImportsStore()
  const analysis = { pause: vi.fn(), resume: vi.fn(), learnMaster: vi.fn() }
  const stem = { ...host.add('pad.wav', { rateHz: RATE, ...noise24(1, 3 * RATE, peak) }), sha256: 'a'.repeat(64) }
  const document = defaultSession(RATE)
  document.groups = [newGroup('g1', [stem])]
  session.getState().open(document)
  if (here) rememberStems(imports, [{ ref: stem } as unknown as StemFacts])
  const stores = {
    session,
    imports,
    analysis,
    loudness: createLoudnessStore(),
    exporting: createExportStore(),
    transport: createTransportStore(),
    targets: createTargetStore(),
    services: createServiceStore(),
  }
  return {
    app: { ...stores, engineReady: async () => ({ renderHost: host }) } as unknown as App,
    ...stores,
    now: () => session.getState().session as typeof document,
    steps: () => session.getState().history?.past.map(({ label }) => label) ?? [],
  }
}

describe('setting the loudness', () => {
  it('sets the drive in one step of undo, and hands over what was measured on the way', async () => {
    const { app, targets, session, now, steps, analysis, imports } = appWithSong()
    session.getState().edit('target', null, [{ path: ['delivery', 'targetLufs'], value: -18 }])
    await setLoudness(app)
    expect(targets.getState()).toMatchObject({ abort: null, outcome: { kind: 'landed' } })
    expect(steps()).toEqual(['target', 'Set loudness to −18.0 LUFS'])
    const [learnt, result] = analysis.learnMaster.mock.calls[0]!
    expect(songKey(learnt, 'master', imports.getState().stems)).toBe(songKey(now(), 'master', imports.getState().stems))
    expect(Math.abs(result.loudness.integratedLufs + 18)).toBeLessThanOrEqual(0.03)
    expect(analysis.pause).toHaveBeenCalledOnce()
    expect(analysis.resume).toHaveBeenCalledOnce()
    // What is said belongs to this master.
    session.getState().undo()
    expect(now().master.limiter.driveDb).toBe(0)
    expect(targets.getState().outcome).toBeNull()
  })

  it('changes nothing where it cannot be had, and takes the nearest when that is asked for', async () => {
    const { app, targets, session, now, steps } = appWithSong({ peak: 0.002 })
    await setLoudness(app)
    const { outcome } = targets.getState()
    expect(outcome).toMatchObject({ kind: 'refused', text: expect.stringMatching(/^Even with 18 dB of drive/) })
    expect(steps()).toEqual([])
    if (outcome?.kind !== 'refused' || !outcome.nearest) throw new Error('nothing is offered')
    takeNearest(app, outcome.nearest)
    expect(now().master.limiter.driveDb).toBe(18)
    expect(now().delivery.targetLufs).toBe(Math.max(-30, Math.round(outcome.nearest.integratedLufs * 10) / 10))
    expect(steps()).toHaveLength(1)
    session.getState().undo()
    expect(now().delivery.targetLufs).toBe(-14)
  })

  it('is cancelled by the person, and by a change of the mix, but not by a name', async () => {
    const { app, targets, session, steps } = appWithSong()
    const solving = setLoudness(app)
    cancelSetLoudness(app)
    await solving
    expect(targets.getState()).toMatchObject({ abort: null, outcome: { kind: 'cancelled' } })

    const changed = setLoudness(app)
    session.getState().edit('louder', null, [{ path: ['groups', 0, 'strip', 'output', 'gainDb'], value: 3 }])
    await changed
    expect(targets.getState().outcome).toMatchObject({ kind: 'cancelled', text: expect.stringMatching(/was changed/) })
    expect(steps()).toEqual(['louder'])

    const named = setLoudness(app)
    session.getState().edit('rename', null, [{ path: ['title'], value: 'Song' }])
    await named
    expect(targets.getState().outcome).toMatchObject({ kind: 'landed' })
    expect(steps()).toEqual(['louder', 'rename', 'Set loudness to −14.0 LUFS'])
  })

  it('says which stem is missing', async () => {
    const { app, targets } = appWithSong({ here: false })
    await setLoudness(app)
    expect(targets.getState().outcome).toMatchObject({
      kind: 'failed',
      text: expect.stringMatching(/“pad.wav” is missing/),
    })
  })
})

describe('services', () => {
  it('are chosen in one step: their level, and their ceiling only when it is asked for', () => {
    const { app, now, steps } = appWithSong()
    chooseService(app, target('spotify-loud'))
    expect(now().delivery).toMatchObject({ service: 'spotify-loud', targetLufs: -11 })
    expect(now().master.limiter.ceilingDbtp).toBe(-1)
    // Louder than -14: Spotify asks for 2 dB.
    takeCeilingAdvice(app, target('spotify-loud'))
    expect(now().master.limiter.ceilingDbtp).toBe(-2)
    chooseService(app, null)
    expect(now().delivery).toMatchObject({ service: null, targetLufs: -11 })
    expect(steps()).toEqual(['Target of Spotify, Loud', 'Ceiling of Spotify, Loud', 'Target of your own'])
  })

  it('are listened to without a trace in the session', () => {
    const { app, services, session } = appWithSong()
    const before = session.getState()
    auditionService(app, 'youtube')
    expect(services.getState().auditioned).toBe('youtube')
    expect(session.getState()).toBe(before)
  })
})
