import type { ByteSink } from '../delivery/audio-file'
import type { StereoBlock } from '../engine/stem-source'
import type { StemRef } from '../session/document'
import { LIST_NAME, type ListedStem, PROJECT_NAME, type ProjectList, SESSION_NAME, stemPath } from './project-list'
import { type StemForm, stemFormOf, writeStem } from './stem-in-file'
import { ZipWriter } from './zip-writer'

/** A stem of a project. `read`: frames of its own sound at its own rate (both sides the same where it is mono). */
export interface ProjectStem {
  readonly ref: StemRef & { readonly sha256: string }
  /** Null where only its hash is to go into the file. */
  readonly read: ((startFrame: number, frames: number) => Promise<StereoBlock>) | null
}

export interface ProjectFileRequest {
  readonly program: string
  readonly sessionText: string
  readonly projectText: string
  readonly stems: readonly ProjectStem[]
}

interface Options {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: { readonly fraction: number; readonly bytes: number }) => void
}

/**
 * Writes a `.tutti` file: a zip of `tutti.json` (what is in it), `session.json`, `project.json` and
 * `stems/<sha256>.flac`, or `.wav` (32-bit float) where a stem's samples are no whole numbers of 24 bits. The same
 * project is the same bytes. Rejects with an AbortError when `signal` says so; giving up the sink is the caller's.
 * Resolves to the file's size in bytes.
 */
export async function writeProjectFile(
  request: ProjectFileRequest,
  sink: ByteSink,
  { signal, onProgress }: Options = {},
): Promise<number> {
  signal?.throwIfAborted()
  const zip = await ZipWriter.open(sink)
  const stems = [...new Map(request.stems.map((stem) => [stem.ref.sha256, stem])).values()]
  // Each stem is read twice: once to see what it can be written as, once to write it.
  const all = stems.reduce((sum, { read, ref }) => sum + (read ? 2 * ref.frames : 0), 0)
  let done = 0
  const onFrames = (frames: number) => {
    signal?.throwIfAborted()
    done += frames
    onProgress?.({ fraction: all > 0 ? done / all : 1, bytes: zip.bytes })
  }
  const forms: (StemForm | null)[] = []
  for (const stem of stems) forms.push(stem.read ? await stemFormOf(stem.ref, stem.read, onFrames) : null)
  const list: ProjectList = {
    format: 'tutti-file',
    version: 1,
    program: request.program,
    stems: stems.map(({ ref }, index) => listed(ref, forms[index] ?? null)),
  }
  await zip.addText(LIST_NAME, `${JSON.stringify(list, null, 2)}\n`)
  await zip.addText(SESSION_NAME, request.sessionText)
  await zip.addText(PROJECT_NAME, request.projectText)
  for (const [index, { ref, read }] of stems.entries()) {
    const form = forms[index]
    if (!read || !form) continue
    await zip.addStored(stemPath(ref.sha256, form.extension), (write) => writeStem(ref, form, read, write, onFrames))
  }
  signal?.throwIfAborted()
  await zip.finish()
  return zip.bytes
}

/** Field by field: what else a caller's object holds is not for the file. */
function listed({ fileName, sha256, rateHz, channels, frames, lossy }: ProjectStem['ref'], form: StemForm | null) {
  const path = form && stemPath(sha256, form.extension)
  const stem: ListedStem = { fileName, sha256, rateHz, channels, frames, lossy, path }
  return stem
}
