import { defaultSession } from '../session/new-session'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { importFiles, remember } from './import-files'

const NAMES = { rough: 'Rough mix', reference: 'Reference' } as const

/** Adds a file to compare with: the rough mix, or another record. It takes the place of the one before. */
export async function addCompared(app: App, slot: 'rough' | 'reference', file: File): Promise<void> {
  const [stem] = await importFiles(app, [file])
  if (!stem) {
    const job = app.imports.getState().jobs.find((candidate) => candidate.fileName === file.name)
    // The list of files is on another screen.
    if (job?.error) say(app.notices, 'error', job.error)
    return
  }
  remember(app, [stem])
  if (!app.session.getState().session) app.session.getState().open(defaultSession(stem.ref.rateHz))
  const { session, edit } = app.session.getState()
  edit(NAMES[slot], null, [{ path: ['compare', slot], value: stem.ref }])
  if (session && session.rateHz !== stem.ref.rateHz) {
    const rates = `${stem.ref.rateHz / 1000} kHz, heard at the session's ${session.rateHz / 1000} kHz`
    say(app.notices, 'info', `“${shownName(stem.ref.fileName)}” is at ${rates}.`)
  }
  for (const warning of stem.warnings) say(app.notices, 'warning', warning)
}
