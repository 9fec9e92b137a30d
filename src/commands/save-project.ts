import { stringifyProject } from '../project/stringify-project'
import type { ProjectStem } from '../review/write-project-file'
import type { SessionDoc, StemRef } from '../session/document'
import { fileNamePart } from '../session/file-name'
import { PROGRAM } from '../session/program'
import { stringifySession } from '../session/stringify-session'
import { say } from '../state/notice-store'
import { stemsOf } from '../state/session-store'
import { shownName } from '../wav/audio-file-error'
import { PortStemSource } from '../workers/port-stem-source'
import type { App } from './app'
import { runFileJob } from './file-job'
import { openSink } from './save-file'

/**
 * Writes the project as one file: session, versions, comments, and the stems of all of them or only their hashes.
 * `cancelFileJob(app.projectFile)` ends it.
 */
export async function saveProject(app: App, { withStems }: { withStems: boolean }): Promise<void> {
  const { session } = app.session.getState()
  const { project } = app.project.getState()
  if (app.projectFile.getState().status === 'running') return
  if (!session || !project) {
    say(app.notices, 'info', 'There is no project to save yet: add stems first.')
    return
  }
  const sink = await openSink({
    fileName: `${fileNamePart(session.title, 'tutti project')}.tutti`,
    description: 'Tutti project',
    mime: 'application/zip',
    extension: '.tutti',
  })
  if (!sink) return
  const isWritten = await runFileJob(
    app.projectFile,
    { failure: 'The project was not saved', safe: 'It is still open here: try again, or in another place.' },
    async ({ signal, tell }) => {
      const { library } = await app.engineReady()
      const port = library.connect()
      try {
        const refs = projectStems([session, ...project.versions.map((version) => version.session)])
        const here = await Promise.all(
          refs.map(async ({ sha256 }) => withStems && (await library.has(sha256)) !== null),
        )
        const stems = refs.map((ref, index): ProjectStem => ({ ref, read: here[index] ? readerOf(ref, port) : null }))
        const texts = { sessionText: stringifySession(session), projectText: stringifyProject(project) }
        // The encoder comes when it is needed.
        const { writeProjectFile } = await import('../review/write-project-file')
        const bytes = await writeProjectFile({ program: PROGRAM, ...texts, stems }, sink, {
          signal,
          onProgress: ({ fraction }) => tell('Saving the project', fraction),
        })
        await sink.close()
        if (withStems) sayMissing(app, stems)
        return { fileName: sink.fileName, bytes }
      } finally {
        port.close()
      }
    },
  )
  if (!isWritten) await sink.abort()
}

/** Every stem that any of the sessions needs, by its samples, once. Stems that are known by name only have no place. */
export function projectStems(sessions: readonly SessionDoc[]): (StemRef & { sha256: string })[] {
  const known = new Map<string, StemRef & { sha256: string }>()
  for (const stem of sessions.flatMap(stemsOf)) {
    const { sha256 } = stem
    if (sha256 !== null && !known.has(sha256)) known.set(sha256, { ...stem, sha256 })
  }
  return [...known.values()]
}

function readerOf(ref: StemRef & { sha256: string }, port: MessagePort): ProjectStem['read'] {
  const source = new PortStemSource(port, ref)
  return (startFrame, frames) => source.read(startFrame, frames)
}

function sayMissing(app: App, stems: readonly ProjectStem[]): void {
  const missing = stems.filter(({ read }) => read === null).map(({ ref }) => `“${shownName(ref.fileName)}”`)
  if (missing.length === 0) return
  const text = `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not here: the file holds the hash only, and will ask for it.`
  say(app.notices, 'warning', text)
}
