import type { AudioFile } from '../delivery/audio-file'
import { openFileInWorker } from '../delivery/encode/open-file-in-worker'
import { exportedName } from '../delivery/exported-name'
import type { FileMetadata } from '../delivery/file-metadata'
import { metadataOf } from '../delivery/metadata-of'
import { isPageWork } from '../delivery/open-audio-file'
import { openWavFile } from '../delivery/wav-file'
import type { Loudness } from '../engine/loudness-meter'
import type { FileToWrite, FileWriter } from '../render/alternate-files'
import type { SessionDoc } from '../session/document'
import { FORMATS } from '../session/export-format'
import { fileRateHz } from './choose-export-format'
import { type FileKind, type FileSink, openSink } from './save-file'
import { type OpenFile, openFolder } from './save-files'

function kindOf(session: SessionDoc, file: Pick<FileToWrite, 'name' | 'format' | 'rateHz'>): FileKind {
  const { label, mime, extension } = FORMATS[file.format]
  return { fileName: exportedName(session, file), description: label, mime, extension }
}

interface OpenEntry {
  readonly file: FileToWrite
  readonly sink: FileSink
  readonly audio: AudioFile
  readonly metadata: FileMetadata
}

/** The files of one export: all of them are kept, or none. */
export class ExportFiles {
  readonly #session: SessionDoc
  readonly #openFile: OpenFile
  /** Opened by the dialog, before anybody asked to write to it. */
  readonly #given: FileSink | null
  #open: OpenEntry[] = []

  private constructor(session: SessionDoc, openFile: OpenFile, given: FileSink | null) {
    this.#session = session
    this.#openFile = openFile
    this.#given = given
  }

  /** Asks where the master goes, or with files beside it all of them. Null where the person closed the dialog. */
  static async ask(session: SessionDoc, several: boolean): Promise<ExportFiles | null> {
    if (several) {
      const openFile = await openFolder()
      return openFile && new ExportFiles(session, openFile, null)
    }
    const { format } = session.export
    const sink = await openSink(kindOf(session, { name: null, format, rateHz: fileRateHz(session) }))
    return sink && new ExportFiles(session, async () => sink, sink)
  }

  async writer(file: FileToWrite, signal: AbortSignal): Promise<FileWriter> {
    const sink = await this.#openFile(kindOf(this.#session, file))
    const metadata = metadataOf(this.#session, { ...file, dither: this.#session.export.dither, alternate: file.name })
    const spec = { ...file, metadata }
    const audio = isPageWork(spec) ? openWavFile(spec, sink) : await openFileInWorker(spec, sink, signal)
    const entry: OpenEntry = { file, sink, audio, metadata }
    this.#open.push(entry)
    return {
      write: (pcm) => audio.write(pcm),
      discard: async () => {
        this.#open = this.#open.filter((other) => other !== entry)
        await audio.cancel?.()
        // The file that the person named begins anew; one of a folder goes, and its place is asked for again.
        await (sink === this.#given ? sink.restart() : sink.abort())
      },
    }
  }

  /** Ends a file with what was measured of its samples. */
  async finish(name: string | null, measured: Loudness): Promise<void> {
    await this.#entry(name).audio.finish(measured)
  }

  fileName(name: string | null): string {
    return this.#entry(name).sink.fileName
  }

  metadata(name: string | null): FileMetadata {
    return this.#entry(name).metadata
  }

  /** The file as it lies there, after `close`. */
  written(name: string | null): Promise<Blob> {
    return this.#entry(name).sink.written()
  }

  async close(): Promise<void> {
    for (const { sink } of this.#open) await sink.close()
  }

  abort(): void {
    for (const { audio } of this.#open) void audio.cancel?.()
    const sinks = new Set(this.#open.map(({ sink }) => sink))
    if (this.#given) sinks.add(this.#given)
    for (const sink of sinks) void sink.abort()
  }

  #entry(name: string | null): OpenEntry {
    const entry = this.#open.find(({ file }) => file.name === name)
    if (!entry) throw new Error('A file of the export was not opened.')
    return entry
  }
}
