import { describe, expect, it } from 'vitest'
import { addSection } from '../../src/commands/add-section'
import type { App } from '../../src/commands/app'
import { chooseExportFormat } from '../../src/commands/choose-export-format'
import { removeStem } from '../../src/commands/remove-stem'
import { renameGroup } from '../../src/commands/rename-group'
import { renameSession } from '../../src/commands/rename-session'
import { setBand } from '../../src/commands/set-band'
import { setFamily } from '../../src/commands/set-family'
import { loopFrom, toggleLoop } from '../../src/commands/set-loop'
import { setParameter } from '../../src/commands/set-parameter'
import { setRide } from '../../src/commands/set-ride'
import { toggleMute } from '../../src/commands/toggle-mute'
import { historySteps } from '../../src/ui/history/history-steps'
import { appWithSong } from './app-of-stores'

const MINUS = '\u2212'

function stepsOf(app: App) {
  const { history } = app.session.getState()
  if (!history) throw new Error('nothing is open')
  return historySteps(history)
}

/** The newest step as a line: "Drums gain: 0.0 dB → −3.0 dB". */
function newest(app: App): string {
  const [{ label, text } = { label: '', text: '' }] = stepsOf(app)
  return text === '' ? label : `${label}: ${text}`
}

describe('the words of a step', () => {
  const cases: readonly (readonly [string, (app: App) => void])[] = [
    [
      `Drums gain: 0.0 dB → ${MINUS}3.0 dB`,
      (app) => setParameter(app, ['groups', 0, 'strip', 'output', 'gainDb'], -3, 'Drums gain'),
    ],
    [
      'Drums compressor: off → on',
      (app) => setParameter(app, ['groups', 0, 'strip', 'compressor', 'on'], true, 'Drums compressor'),
    ],
    [
      'Bass band 4: Frequency 2.9 kHz, Gain +1.6 dB',
      (app) => setBand(app, ['groups', 1, 'strip', 'eq', 'bands', 3], { hz: 2900, gainDb: 1.6 }, 'Bass band 4', null),
    ],
    ['Mute Lead vocal: off → on', (app) => toggleMute(app, 'g3')],
    ['Rename Bass: Bass → Sub', (app) => renameGroup(app, 'g2', 'Sub')],
    ['Family of Bass: Bass → Synths', (app) => setFamily(app, 'g2', 'synths')],
    ['Title of the song: – → Francium', (app) => renameSession(app, 'Francium')],
    ['Format of the file: 24-bit WAV → 16-bit FLAC', (app) => chooseExportFormat(app, 'flac16')],
    [`Ride in Chorus: – → ${MINUS}1.5 dB`, (app) => setRide(app, 'g1', 's3', -1.5, null)],
    [
      'Limiter drive: 0.0 dB → +4.0 dB',
      (app) => setParameter(app, ['master', 'limiter', 'driveDb'], 4, 'Limiter drive'),
    ],
    [
      `Loudness target: ${MINUS}14.0 LUFS → ${MINUS}9.0 LUFS`,
      (app) => setParameter(app, ['delivery', 'targetLufs'], -9, 'Loudness target'),
    ],
    ['Match loudness: off', (app) => setParameter(app, ['compare', 'matchLoudness'], false, 'Match loudness')],
    ['Loop on: 0:00.000 to 0:08.000', loopFrom],
  ]
  it.each(cases)('%s', (line, act) => {
    const { app } = appWithSong()
    act(app)
    expect(newest(app)).toBe(line)
  })

  it('counts many changes, and leaves it at the name where that says all', () => {
    const { app } = appWithSong()
    const settings = { on: true, type: 'bell', hz: 6500, rangeDb: -6, thresholdDb: -32 } as const
    setBand(app, ['groups', 0, 'strip', 'eq', 'bands', 6], settings, 'Drums de-ess', null)
    expect(newest(app)).toMatch(/^Drums de-ess: \d changes$/)
    addSection(app, 'Bridge', 50)
    expect(newest(app)).toMatch(/^Add Bridge/)
    const stem = app.session.getState().session?.groups[1]?.stems[0]
    if (stem) removeStem(app, 'g2', stem)
    expect(newest(app)).toMatch(/^Remove Bass.wav/)
  })
})

describe('the history', () => {
  it('lists what was done, what was undone, and how it was opened, and goes to any of them', () => {
    const { app } = appWithSong()
    const states = [app.session.getState().session]
    for (const [index, gainDb] of [-1, -2, -3, -4].entries()) {
      setParameter(app, ['groups', 0, 'strip', 'output', 'gainDb'], gainDb, `Step ${index + 1}`)
      states.push(app.session.getState().session)
    }
    app.session.getState().goTo(1)
    expect(app.session.getState().session).toEqual(states[1])
    expect(stepsOf(app).map(({ count, label, standing }) => `${count} ${label} ${standing}`)).toEqual([
      '4 Step 4 future',
      '3 Step 3 future',
      '2 Step 2 future',
      '1 Step 1 present',
      '0 As it was opened past',
    ])
    expect(stepsOf(app).map(({ text }) => text)).toEqual([
      `${MINUS}3.0 dB → ${MINUS}4.0 dB`,
      `${MINUS}2.0 dB → ${MINUS}3.0 dB`,
      `${MINUS}1.0 dB → ${MINUS}2.0 dB`,
      `0.0 dB → ${MINUS}1.0 dB`,
      '',
    ])
    for (const steps of [4, 0, 3]) {
      app.session.getState().goTo(steps)
      expect(app.session.getState().session).toEqual(states[steps])
      expect(app.session.getState().history?.past.length).toBe(steps)
    }
    app.session.getState().goTo(99)
    expect(app.session.getState().session).toEqual(states[4])
  })

  it('says of a loop that it is off', () => {
    const { app } = appWithSong()
    loopFrom(app)
    toggleLoop(app)
    expect(newest(app)).toBe('Loop off: off')
  })
})
