import { DEMO_SECTIONS, DEMO_TITLE } from '../demo-song/form'
import type { Family } from '../session/document'
import { defaultSession, newGroup } from '../session/new-session'
import { removeJob, updateJob } from '../state/imports-store'
import { say } from '../state/notice-store'
import { synthesiseInWorker } from '../workers/demo-song-worker'
import type { ImportedStem } from '../workers/stem-library'
import type { App } from './app'
import { remember } from './import-files'
import { failureText, isAbort } from './message-of'
import { replaceSession } from './replace-session'

const JOB = 'demo-song'

/** Synthesises the song that ships, in a worker, and opens it; undo brings back what was open before. */
export async function loadDemoSong(app: App): Promise<void> {
  if (app.imports.getState().jobs.some((job) => job.id === JOB && job.error === null)) return
  removeJob(app.imports, JOB)
  const abort = new AbortController()
  const job = { id: JOB, fileName: 'Demo song', fraction: 0, error: null, cancel: () => abort.abort() }
  app.imports.setState(({ jobs }) => ({ jobs: [...jobs, job] }))
  const { session: before } = app.session.getState()
  try {
    const { library, dspModule } = await app.engineReady()
    const stems: { stem: ImportedStem; family: Family }[] = []
    for await (const { fraction, demo } of synthesiseInWorker(dspModule, abort.signal)) {
      updateJob(app.imports, JOB, { fraction })
      const { fileName, family, left, right, rateHz } = demo
      const stem = await library.importSamples(fileName, { left, right }, rateHz, { signal: abort.signal })
      stems.push({ stem, family })
    }
    if (app.session.getState().session !== before) {
      say(app.notices, 'info', 'The demo song was not opened: the session changed while it was made.')
      return
    }
    openDemo(app, stems)
  } catch (error) {
    if (!isAbort(error))
      say(app.notices, 'error', failureText('The demo song could not be made', error, 'What is open stays as it was.'))
  } finally {
    removeJob(app.imports, JOB)
  }
}

function openDemo(app: App, stems: readonly { stem: ImportedStem; family: Family }[]): void {
  const rateHz = stems[0]?.stem.ref.rateHz ?? 48_000
  const groups = stems.map(({ stem, family }, index) => newGroup(`g${index + 1}`, [stem.ref], family))
  remember(
    app,
    stems.map(({ stem }) => stem),
  )
  app.notices.setState({ notices: [] })
  const sections = DEMO_SECTIONS.map((section, index) => ({ id: `s${index + 1}`, ...section }))
  replaceSession(app, 'Load demo song', { ...defaultSession(rateHz), title: DEMO_TITLE, groups, sections })
}
