import type { App } from '../../src/commands/app'
import type { Family } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { createBlindStore } from '../../src/state/blind-store'
import { createCertificateStore } from '../../src/state/certificate-store'
import { createCompareStore } from '../../src/state/compare-store'
import { createExportStore } from '../../src/state/export-store'
import { createFileJobStore } from '../../src/state/file-job-store'
import { createImportsStore } from '../../src/state/imports-store'
import { createLoudnessStore } from '../../src/state/loudness-store'
import { createNoticeStore } from '../../src/state/notice-store'
import { createProjectStore } from '../../src/state/project-store'
import { createServiceStore } from '../../src/state/service-store'
import { createSessionStore } from '../../src/state/session-store'
import { createSettingsStore } from '../../src/state/settings-store'
import { createTargetStore } from '../../src/state/target-store'
import { createTransportStore } from '../../src/state/transport-store'
import { createViewStore } from '../../src/state/view-store'

export const RATE_HZ = 48_000

/** An app of real stores without an engine: the playhead stands where it is put. */
export function appOfStores() {
  const seeks: number[] = []
  const playhead = { seconds: 0 }
  const app = {
    session: createSessionStore(),
    project: createProjectStore(),
    transport: createTransportStore(),
    compare: createCompareStore(),
    imports: createImportsStore(),
    loudness: createLoudnessStore(),
    exporting: createExportStore(),
    certificates: createCertificateStore(),
    targets: createTargetStore(),
    services: createServiceStore(),
    blind: createBlindStore(),
    review: createFileJobStore(),
    projectFile: createFileJobStore(),
    notices: createNoticeStore(),
    view: createViewStore(),
    settings: createSettingsStore(null),
    kept: { getState: () => ({ offered: null, offeredProject: null }) },
    live: {
      songFrame: () => playhead.seconds * RATE_HZ,
      seek: (frame: number) => seeks.push(frame / RATE_HZ),
    },
  } as unknown as App
  return { app, seeks, playhead }
}

const STEMS: readonly (readonly [string, Family])[] = [
  ['Drums', 'drums'],
  ['Bass', 'bass'],
  ['Lead vocal', 'leadVocal'],
]

/** The same with a song of a minute: three strips, three sections. */
export function appWithSong() {
  const made = appOfStores()
  const groups = STEMS.map(([name, family], index) => {
    const stem = {
      fileName: `${name}.wav`,
      sha256: null,
      rateHz: RATE_HZ,
      channels: 2,
      frames: 60 * RATE_HZ,
      lossy: false,
    }
    return { ...newGroup(`g${index + 1}`, [stem], family), name }
  })
  const sections = ['Intro', 'Verse', 'Chorus'].map((name, index) => ({
    id: `s${index + 1}`,
    name,
    startSeconds: index * 20,
  }))
  made.app.session.getState().open({ ...defaultSession(RATE_HZ), groups, sections })
  made.app.transport.setState({ songFrames: 60 * RATE_HZ })
  return made
}
