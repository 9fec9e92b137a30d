import { rememberStems, removeJob, type StemFacts, updateJob } from '../state/imports-store'
import { shownName } from '../wav/audio-file-error'
import type { ImportedStem } from '../workers/stem-library'
import type { App } from './app'
import { isAbort, messageOf } from './message-of'

let nextJob = 1

/**
 * Reads files, each with its own progress, error and cancel on the page. Resolves with those that could be read, in
 * the files' order, whatever order they were done in.
 */
export async function importFiles(app: App, files: readonly File[]): Promise<ImportedStem[]> {
  const started = files.map((file) => importFile(app, file))
  return (await Promise.all(started)).filter((stem) => stem !== null)
}

async function importFile(app: App, file: File): Promise<ImportedStem | null> {
  const id = `import-${nextJob++}`
  const abort = new AbortController()
  const job = { id, fileName: file.name, fraction: 0, error: null, cancel: () => abort.abort() }
  // A second try takes the place of the first one's error.
  app.imports.setState(({ jobs }) => ({
    jobs: [...jobs.filter((other) => other.error === null || other.fileName !== file.name), job],
  }))
  try {
    const { library } = await app.engineReady()
    const stem = await library.importFile(file, {
      signal: abort.signal,
      onProgress: (fraction) => updateJob(app.imports, id, { fraction }),
    })
    removeJob(app.imports, id)
    return stem
  } catch (error) {
    if (isAbort(error) || abort.signal.aborted) removeJob(app.imports, id)
    else updateJob(app.imports, id, { error: reasonOf(file.name, error) })
    return null
  }
}

/** Lets the page know stems that are in the library. */
export function remember(app: App, stems: readonly ImportedStem[]): void {
  rememberStems(app.imports, stems satisfies readonly StemFacts[])
}

/** Says the file's name where the error does not: elsewhere it is read without the list of files. */
function reasonOf(fileName: string, error: unknown): string {
  const text = messageOf(error)
  return text.includes(shownName(fileName)) ? text : `“${shownName(fileName)}” was not added: ${text}`
}
