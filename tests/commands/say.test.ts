import { expect, it } from 'vitest'
import type { App } from '../../src/commands/app'
import { sayLoudness } from '../../src/commands/say-loudness'
import { sayPosition, spokenTime } from '../../src/commands/say-position'
import { defaultSession } from '../../src/session/new-session'
import { createAnnouncementStore } from '../../src/state/announcement-store'
import { createLoudnessStore, type SongFigures } from '../../src/state/loudness-store'
import { createSessionStore } from '../../src/state/session-store'
import { createTransportStore } from '../../src/state/transport-store'

const FIGURES = {
  ...{ integratedLufs: -14.04, truePeakDbtp: -1, loudnessRangeLu: 7.66, maxShortTermLufs: -12.13 },
  ...{ maxMomentaryLufs: -10, maxGainReductionDb: 0, plrDb: 13, loudest: null, peaks: [], holds: [], history: null },
} satisfies SongFigures

function page(live: Record<string, number> = {}) {
  const app = {
    announcements: createAnnouncementStore(),
    loudness: createLoudnessStore(),
    session: createSessionStore(),
    transport: createTransportStore(),
    live: { loudness: (name: string) => live[name] ?? null, songFrame: () => 65 * 48_000 },
  } as unknown as App
  return { app, said: () => app.announcements.getState().text }
}

it('says the loudness of the finished song and of what was played, with units', () => {
  const { app, said } = page({ momentaryLufs: -12, shortTermLufs: -12.9, integratedLufs: -13.1, truePeakDbtp: -2.3 })
  sayLoudness(app)
  expect(said()).toMatch(/^There is no song to measure yet\./)
  const slot = { status: 'current', figures: FIGURES, previous: null, fraction: null, gainDb: 0 } as const
  app.loudness.setState({ slots: { master: slot } })
  sayLoudness(app)
  expect(said()).toBe(
    'Whole song: integrated loudness -14.0 LUFS, true peak -1.0 dBTP, loudness range 7.7 LU, maximum short-term -12.1 LUFS. Of what was played: momentary -12.0 LUFS, short-term -12.9 LUFS, integrated -13.1 LUFS, highest true peak -2.3 dBTP.',
  )
  app.loudness.setState({ slots: { master: { ...slot, status: 'measuring' } } })
  sayLoudness(app)
  expect(said()).toContain('-12.1 LUFS; being measured anew.')
})

it('says the same thing twice when it is asked twice', () => {
  const { app } = page()
  sayLoudness(app)
  const first = app.announcements.getState()
  sayLoudness(app)
  expect(app.announcements.getState().text).toBe(first.text)
  expect(app.announcements.getState().id).not.toBe(first.id)
})

it('says where the song is: time in words, section, loop', () => {
  const { app, said } = page()
  sayPosition(app)
  expect(said()).toBe('There is no song yet.')
  const session = defaultSession(48_000)
  session.sections = [
    { id: 'a', name: 'Intro', startSeconds: 0 },
    { id: 'b', name: 'Chorus', startSeconds: 60 },
  ]
  session.loop = { on: true, startSeconds: 60, endSeconds: 68 }
  app.session.getState().open(session)
  app.transport.setState({ playing: true, songFrames: 294 * 48_000 })
  sayPosition(app)
  expect(said()).toBe(
    'Playing, 1 minute 5 seconds of 4 minutes 54 seconds, in Chorus, looping from 1 minute 0 seconds to 1 minute 8 seconds.',
  )
  expect([0, 1, 59.9, 60, 121].map(spokenTime)).toEqual([
    ...['0 seconds', '1 second', '59 seconds', '1 minute 0 seconds', '2 minutes 1 second'],
  ])
})
