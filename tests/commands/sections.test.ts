import { describe, expect, it } from 'vitest'
import { addSection } from '../../src/commands/add-section'
import type { App } from '../../src/commands/app'
import { loopSection } from '../../src/commands/loop-section'
import { moveSection } from '../../src/commands/move-section'
import { removeSection } from '../../src/commands/remove-section'
import { renameSection } from '../../src/commands/rename-section'
import { setRide } from '../../src/commands/set-ride'
import { MAX_SECTIONS } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { parseSession } from '../../src/session/parse-session'
import { stringifySession } from '../../src/session/stringify-session'
import { createNoticeStore } from '../../src/state/notice-store'
import { createSessionStore } from '../../src/state/session-store'
import { createTransportStore } from '../../src/state/transport-store'

const RATE = 48_000

const strip = (id: string) =>
  newGroup(id, [{ fileName: `${id}.wav`, sha256: null, rateHz: RATE, channels: 2, frames: 60 * RATE, lossy: false }])

/** A song of a minute with two strips, and a playhead to be put somewhere. */
function appWithSong() {
  const [session, transport, notices] = [createSessionStore(), createTransportStore(), createNoticeStore()]
  session.getState().open({ ...defaultSession(RATE), groups: [strip('g1'), strip('g2')] })
  transport.setState({ songFrames: 60 * RATE })
  const playhead = { seconds: 0 }
  const live = { songFrame: () => playhead.seconds * RATE }
  const app = { session, transport, notices, live } as unknown as App
  const document = () => {
    const { session: now } = session.getState()
    if (!now) throw new Error('no session')
    return now
  }
  return {
    app,
    document,
    addAt(seconds: number, name?: string) {
      playhead.seconds = seconds
      addSection(app, name)
    },
    shown: () => document().sections.map(({ id, name, startSeconds }) => `${id} ${name} ${startSeconds}`),
    ride: (group: number) => document().groups[group]?.strip.rides.gainsDb,
    said: () => notices.getState().notices.map(({ text }) => text),
    steps: () => session.getState().history?.past.map(({ label }) => label),
    undo: () => session.getState().undo(),
  }
}

describe('sections', () => {
  it('are marked where the song stands, in the order of their starts, each in one step of undo', () => {
    const { addAt, shown, steps, undo } = appWithSong()
    addAt(30.12345)
    addAt(10)
    addAt(40, 'Solo')
    expect(shown()).toEqual(['s2 Verse 10', 's1 Intro 30.123', 's3 Solo 40'])
    expect(steps()).toEqual(['Add Intro', 'Add Verse', 'Add Solo'])
    undo()
    undo()
    expect(shown()).toEqual(['s1 Intro 30.123'])
  })

  it('say why there cannot be another one', () => {
    const { addAt, shown, said, app } = appWithSong()
    addAt(10, 'Verse')
    addAt(10.05)
    expect(shown()).toEqual(['s1 Verse 10'])
    expect(said()[0]).toMatch(/^“Verse” starts here already/)
    for (let second = 0; app.session.getState().session?.sections.length !== MAX_SECTIONS; second += 0.5) addAt(second)
    addAt(59)
    expect(shown()).toHaveLength(MAX_SECTIONS)
    expect(said()).toEqual([`A song has at most ${MAX_SECTIONS} sections: remove one first.`])
  })

  it('move as far as their neighbours leave room; one drag is one step', () => {
    const { app, addAt, shown, steps, undo } = appWithSong()
    addAt(0)
    addAt(10)
    addAt(20)
    for (const seconds of [12, 15, 99]) moveSection(app, 's2', seconds, 'drag-1')
    expect(shown()[1]).toBe('s2 Verse 19.9')
    moveSection(app, 's2', -1)
    expect(shown()[1]).toBe('s2 Verse 0.1')
    expect(steps()?.slice(3)).toEqual(['Start of Verse', 'Start of Verse'])
    undo()
    undo()
    expect(shown()[1]).toBe('s2 Verse 10')
  })

  it('take another name, but not an empty one, and loop', () => {
    const { app, addAt, shown, document } = appWithSong()
    addAt(10)
    addAt(20)
    renameSection(app, 's1', '  Middle 8 ')
    renameSection(app, 's2', '   ')
    expect(shown()).toEqual(['s1 Middle 8 10', 's2 Verse 20'])
    loopSection(app, 's1')
    expect(document().loop).toEqual({ on: true, startSeconds: 10, endSeconds: 20 })
    loopSection(app, 's2')
    expect(document().loop).toEqual({ on: true, startSeconds: 20, endSeconds: 60 })
  })
})

describe('rides', () => {
  /** Broken once by removing the section alone. */
  it('go with their section, in one step of undo, and come back with it', () => {
    const { app, addAt, ride, shown, undo, document } = appWithSong()
    addAt(0, 'Verse')
    addAt(20, 'Chorus')
    setRide(app, 'g1', 's1', 0.5, null)
    setRide(app, 'g1', 's2', 0.8, null)
    setRide(app, 'g2', 's2', -1, null)
    const before = document()
    removeSection(app, 's2')
    expect(shown()).toEqual(['s1 Verse 0'])
    expect([ride(0), ride(1)]).toEqual([{ s1: 0.5 }, {}])
    undo()
    expect(document()).toEqual(before)
  })

  it('are held within their limits, and leave nothing behind when they are undone', () => {
    const { app, addAt, ride, undo, steps } = appWithSong()
    addAt(0, 'Verse')
    setRide(app, 'g1', 's1', 0, null)
    setRide(app, 'g1', 's9', 3, null)
    expect(steps()).toEqual(['Add Verse'])
    for (const gainDb of [1, 5, 40]) setRide(app, 'g1', 's1', gainDb, 'drag-1')
    expect(ride(0)).toEqual({ s1: 12 })
    undo()
    expect(Object.keys(ride(0) ?? {})).toEqual([])
  })

  it('do not change where a section is split: the new part is ridden as the whole was', () => {
    const { app, addAt, ride, undo } = appWithSong()
    addAt(0, 'Verse')
    setRide(app, 'g2', 's1', -2, null)
    addAt(30, 'Chorus')
    expect([ride(0), ride(1)]).toEqual([{}, { s1: -2, s2: -2 }])
    undo()
    expect(ride(1)).toEqual({ s1: -2 })
  })

  it('are saved with their sections and read again', () => {
    const { app, addAt, document } = appWithSong()
    addAt(0, 'Verse')
    addAt(20.5, 'Chorus')
    setRide(app, 'g2', 's2', 0.8, null)
    const { session, warnings } = parseSession(stringifySession(document()))
    expect(session).toEqual(document())
    expect(warnings).toEqual([])
  })
})
