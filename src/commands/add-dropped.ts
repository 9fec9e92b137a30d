import { REVIEW_LIMITS } from '../project/review-entry'
import { addReferences } from './add-compared'
import { addStems } from './add-stems'
import type { App } from './app'

/** Takes what was dropped on the page: files, folders with all that is in them, one session, one project, or comments. */
export async function addDropped(app: App, data: DataTransfer): Promise<void> {
  // The entries must be taken before the first await: the browser empties the list after the event.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const plain = [...data.files]
  const hasFolder = entries.some((entry) => entry.isDirectory)
  const files = hasFolder ? (await Promise.all(entries.map(filesIn))).flat() : plain
  await addFiles(app, files, { fromFolder: hasFolder })
}

/** The same for files that are known already: pasted, or opened with the installed page. */
export async function addFiles(app: App, files: readonly File[], { fromFolder = false } = {}): Promise<void> {
  const [only] = files
  const isJson = files.length > 0 && files.every(({ name }) => /\.json$/i.test(name))
  if (isJson && (files.length > 1 || (only && (await isComments(only)))))
    await (await import('./import-comments')).importComments(app, files)
  else if (only && isJson) await (await import('./open-session')).openSession(app, only)
  else if (only && files.length === 1 && /\.tutti$/i.test(only.name))
    await (await import('./open-project')).openProject(app, only)
  else if (dropsReferences(app) && !fromFolder) await addReferences(app, files)
  else await addStems(app, files, { fromFolder })
}

/** What is dropped where songs are compared is something to compare with. */
export function dropsReferences(app: Pick<App, 'view'>): boolean {
  return app.view.getState().tab === 'compare'
}

/** A session is a JSON file too. Within a text of somebody's the quotes would be escaped. */
async function isComments(file: File): Promise<boolean> {
  return file.size < 2 * REVIEW_LIMITS.fileBytes && /"format"\s*:\s*"tutti-comments"/.test(await file.text())
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return new Promise((resolve) => {
      ;(entry as FileSystemFileEntry).file(
        (file) => resolve([file]),
        () => resolve([]),
      )
    })
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: FileSystemEntry[] = []
  // A reader gives at most a hundred entries at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (some.length === 0) break
    found.push(...some)
  }
  return (await Promise.all(found.map(filesIn))).flat()
}
