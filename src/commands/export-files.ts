import type { FileToWrite, FileWriter } from '../render/alternate-files'
import type { SessionDoc } from '../session/document'
import type { ExportFormat } from '../session/export-format'
import { fileNamePart } from '../session/file-name'
import { type FileKind, type FileSink, openSink } from './save-file'
import { type OpenFile, openFolder } from './save-files'

const BITS: Record<ExportFormat, string> = { wav24: '24-bit', wav16: '16-bit', wav32f: '32-bit float' }

function kindOf({ title }: SessionDoc, { name, format }: FileToWrite): FileKind {
  const what = name === null ? 'master' : `(${name})`
  const fileName = `${fileNamePart(title, 'tutti')} ${what} ${BITS[format]}.wav`
  return { fileName, description: 'WAV file', mime: 'audio/wav', extension: '.wav' }
}

/** The files of one export: all of them are kept, or none. */
export class ExportFiles {
  readonly #session: SessionDoc
  readonly #openFile: OpenFile
  /** Opened by the dialog, before anybody asked to write to it. */
  readonly #given: FileSink | null
  #open: { readonly name: string | null; readonly sink: FileSink }[] = []

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
    const sink = await openSink(kindOf(session, { name: null, format: session.export.format }))
    return sink && new ExportFiles(session, async () => sink, sink)
  }

  async writer(file: FileToWrite): Promise<FileWriter> {
    const entry = { name: file.name, sink: await this.#openFile(kindOf(this.#session, file)) }
    this.#open.push(entry)
    return {
      write: (bytes) => entry.sink.write(bytes),
      discard: async () => {
        this.#open = this.#open.filter((other) => other !== entry)
        await entry.sink.abort()
      },
    }
  }

  /** What a file is called where it lies. */
  fileName(name: string | null): string {
    return this.#open.find((entry) => entry.name === name)?.sink.fileName ?? ''
  }

  async close(): Promise<void> {
    for (const { sink } of this.#open) await sink.close()
  }

  abort(): void {
    const sinks = new Set(this.#open.map(({ sink }) => sink))
    if (this.#given) sinks.add(this.#given)
    for (const sink of sinks) void sink.abort()
  }
}
