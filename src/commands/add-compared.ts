import { MAX_REFERENCES, type StemRef } from '../session/document'
import { defaultSession, newReference, nextReferenceId } from '../session/new-session'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import type { ImportedStem } from '../workers/stem-library'
import type { App } from './app'
import { importFiles, remember } from './import-files'

/** Takes the mix that was there before; it takes the place of the one before. */
export async function addRoughMix(app: App, file: File): Promise<void> {
  for (const { ref } of await takeIn(app, [file])) {
    app.session.getState().edit('Add rough mix', null, [{ path: ['compare', 'rough'], value: ref }])
  }
}

/** Adds other records to compare with, as many as there is room for. */
export async function addReferences(app: App, files: readonly File[]): Promise<void> {
  const room = MAX_REFERENCES - (app.session.getState().session?.compare.references.length ?? 0)
  if (files.length > room) {
    const more = room === 0 ? 'No more' : `Only ${room} more`
    say(
      app.notices,
      'warning',
      `${more} can be added: there is room for ${MAX_REFERENCES} references. Remove one first.`,
    )
  }
  for (const { ref } of await takeIn(app, files.slice(0, room))) addReference(app, ref)
}

function addReference(app: App, stem: StemRef): void {
  const { session, edit } = app.session.getState()
  if (!session) return
  const { references } = session.compare
  const reference = newReference(nextReferenceId(references), stem)
  edit(`Add reference ${reference.name}`, null, [
    { path: ['compare', 'references'], value: [...references, reference] },
  ])
}

async function takeIn(app: App, files: readonly File[]): Promise<ImportedStem[]> {
  const stems = await importFiles(app, files)
  for (const { name } of files) {
    const job = app.imports.getState().jobs.find((candidate) => candidate.fileName === name)
    // The list of files is on another screen.
    if (job?.error) say(app.notices, 'error', job.error)
  }
  remember(app, stems)
  for (const stem of stems) {
    if (!app.session.getState().session) app.session.getState().open(defaultSession(stem.ref.rateHz))
    const { session } = app.session.getState()
    if (session && session.rateHz !== stem.ref.rateHz) {
      const rates = `${stem.ref.rateHz / 1000} kHz, heard at the session's ${session.rateHz / 1000} kHz`
      say(app.notices, 'info', `“${shownName(stem.ref.fileName)}” is at ${rates}.`)
    }
    for (const warning of stem.warnings) say(app.notices, 'warning', warning)
  }
  return stems
}
