import { extname } from 'node:path'
import type { AudioFile, ByteSink } from '../delivery/audio-file'
import type { FileMetadata } from '../delivery/file-metadata'
import { metadataOf } from '../delivery/metadata-of'
import { openAudioFile } from '../delivery/open-audio-file'
import type { Loudness } from '../engine/loudness-meter'
import type { FileToWrite, FileWriter } from '../render/alternate-files'
import type { SessionDoc } from '../session/document'
import { FORMATS } from '../session/export-format'
import { alternatePath } from './output-paths'
import { SafeOutput } from './safe-output'

interface OpenFile {
  readonly file: FileToWrite
  readonly path: string
  readonly output: SafeOutput
  readonly audio: AudioFile
  readonly metadata: FileMetadata
}

/** The master and what is made beside it: all of them are kept, or none. */
export class MasterFiles {
  readonly #out: string
  readonly #session: SessionDoc
  #open: OpenFile[] = []

  constructor(out: string, session: SessionDoc) {
    this.#out = out
    this.#session = session
  }

  /** `name`: of an alternate, null for the master. A file that became another format ends as that one does. */
  path({ name, format }: Pick<FileToWrite, 'name' | 'format'>): string {
    if (name === null) return this.#out
    const path = alternatePath(this.#out, name)
    const { extension } = FORMATS[format]
    const own = extname(path)
    return own.toLowerCase() === extension ? path : `${path.slice(0, path.length - own.length)}${extension}`
  }

  async writer(file: FileToWrite): Promise<FileWriter> {
    const path = this.path(file)
    const output = new SafeOutput(path)
    try {
      const { dither } = this.#session.export
      const metadata = metadataOf(this.#session, { ...file, dither, alternate: file.name })
      const audio = await openAudioFile({ ...file, metadata }, sinkOf(output))
      const entry: OpenFile = { file, path, output, audio, metadata }
      this.#open.push(entry)
      return {
        write: (pcm) => audio.write(pcm),
        discard: async () => {
          this.#open = this.#open.filter((other) => other !== entry)
          await entry.audio.cancel?.()
          output.discard()
        },
      }
    } catch (error) {
      output.discard()
      throw error
    }
  }

  /** Ends a file with what was measured of its samples; it keeps its other name until `finish`. */
  async end(name: string | null, measured: Loudness): Promise<void> {
    await this.#entry(name).audio.finish(measured)
  }

  finish(): void {
    for (const { output } of this.#open) output.finish()
  }

  metadata(name: string | null): FileMetadata {
    return this.#entry(name).metadata
  }

  async discard(): Promise<void> {
    for (const { audio, output } of this.#open) {
      await audio.cancel?.()
      output.discard()
    }
  }

  #entry(name: string | null): OpenFile {
    const entry = this.#open.find(({ file }) => file.name === name)
    if (!entry) throw new Error('A file of the export was not opened.')
    return entry
  }
}

function sinkOf(output: SafeOutput): ByteSink {
  return {
    write: (bytes) => output.write(bytes),
    writeAt: (position, bytes) => output.writeAt(position, bytes),
  }
}
