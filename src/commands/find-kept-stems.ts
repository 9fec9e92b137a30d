import type { SessionDoc, StemRef } from '../session/document'
import { stemsOf } from '../state/session-store'
import type { App } from './app'
import { missingStems } from './available-session'
import { fillMissing } from './fill-missing'
import { remember } from './import-files'

export interface Found {
  readonly session: SessionDoc
  readonly missing: readonly StemRef[]
  readonly said: readonly string[]
}

/** Looks for a session's stems: by hash among those that are kept, then by file name among those on the page. */
export async function findKeptStems(app: App, session: SessionDoc): Promise<Found> {
  const { library } = await app.engineReady()
  const hashes = new Set(stemsOf(session).flatMap((stem) => stem.sha256 ?? []))
  const kept = await Promise.all([...hashes].map((sha256) => library.has(sha256).catch(() => null)))
  remember(
    app,
    kept.filter((stem) => stem !== null),
  )
  const { stems } = app.imports.getState()
  const onPage = Object.values(stems).map(({ ref }) => ({ ref, fileName: ref.fileName, sha256: ref.sha256 }))
  const filled = fillMissing(session, missingStems(session, stems), onPage)
  return { session: filled.session, missing: missingStems(filled.session, stems), said: filled.said }
}
