import { parseProject } from '../project/parse-project'
import type { ProjectDoc } from '../project/project'
import { type ReadStem, readProjectFile } from '../review/read-project-file'
import { parseSession } from '../session/parse-session'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import { BlobReader } from '../wav/blob-reader'
import type { ImportedStem, StemLibrary } from '../workers/stem-library'
import type { App } from './app'
import { type FileJob, runFileJob } from './file-job'
import { remember } from './import-files'
import { mergedProject } from './merged-project'
import { openDocument } from './open-document'

/**
 * Opens a project file that may come from anybody, in the place of what is open. All of it is read and checked before
 * anything changes; stems that are only named in it are found by their samples, or asked for. A copy of the project
 * that is open adds to it what it did not have.
 */
export async function openProject(app: App, file: File): Promise<void> {
  await runFileJob(
    app.projectFile,
    { failure: `“${file.name}” was not opened`, safe: 'What is open stays as it was.' },
    async (job) => {
      job.tell('Reading the project', 0)
      const contents = await readProjectFile(new BlobReader(file), file.name)
      const { session, warnings, rateGiven } = parseSession(contents.sessionText)
      const { project, warnings: more } = parseProject(contents.projectText)
      const { library } = await app.engineReady()
      const stems = await stemsIn(file, contents.stems, library, job)
      job.signal.throwIfAborted()
      remember(app, stems)
      const known = knownCopy(app, project.id)
      const whole = known ? mergedProject(project, known) : project
      if (!(await openDocument(app, session, { rateGiven, project: whole, label: 'Open project' }))) {
        throw new Error('its session could not be opened.')
      }
      // The project that is open is left alone by opening a session of it: what was said in both is in `whole`.
      if (app.project.getState().project?.id === whole.id) app.project.setState({ project: whole })
      for (const text of [...warnings.map((warning) => `${warning}.`), ...more]) say(app.notices, 'warning', text)
      return { fileName: file.name, bytes: file.size }
    },
  )
  const { status, error } = app.projectFile.getState()
  if (status === 'failed' && error) say(app.notices, 'error', error)
}

/** What is known here of the same project already. */
function knownCopy(app: App, id: string): ProjectDoc | null {
  const { project } = app.project.getState()
  const { offeredProject } = app.kept.getState()
  return [project, offeredProject].find((copy) => copy?.id === id) ?? null
}

/** The stems whose sound lies in the file, taken into the library. Rejects where one is not what it is said to be. */
async function stemsIn(
  file: File,
  stems: readonly ReadStem[],
  library: StemLibrary,
  { signal, tell }: FileJob,
): Promise<ImportedStem[]> {
  const found: ImportedStem[] = []
  for (const [index, stem] of stems.entries()) {
    const step = `Reading “${shownName(stem.fileName)}”`
    const report = (fraction: number) => tell(step, (index + fraction) / stems.length)
    report(0)
    const kept = await library.has(stem.sha256)
    if (kept) found.push(kept)
    if (kept || !stem.part) continue
    const { offset, length } = stem.part
    const part = new File([file.slice(offset, offset + length)], stem.fileName)
    const imported = await library.importFile(part, { signal, onProgress: report })
    if (imported.ref.sha256 !== stem.sha256) {
      throw new Error(
        `the sound of “${shownName(stem.fileName)}” in it is not the one that belongs there. Get the file again.`,
      )
    }
    found.push(imported)
  }
  return found
}
