import type { ByteSink } from '../delivery/audio-file'
import { PieceList } from './piece-list'

/** Where a file goes: written piece by piece, then closed; or given up, and then it never was. */
export interface FileSink extends ByteSink {
  readonly fileName: string
  close(): Promise<void>
  abort(): Promise<void>
  /** What was written is not wanted: the same file begins anew. */
  restart(): Promise<void>
  /** The file as it was written, to be read again: to be asked for after `close`. */
  written(): Promise<Blob>
}

export interface FileKind {
  readonly fileName: string
  readonly description: string
  readonly mime: string
  readonly extension: string
}

interface PickerWindow {
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>
}

/** A dialog that is gone sooner than this was never seen by anybody: a headless browser refuses it at once. */
const SEEN_MS = 250

export const wantsDownload = () => new URLSearchParams(location.search).has('download')

/** Whether an error of a file dialog, asked for at `askedMs`, means that the person closed it. */
export function wasClosed(error: unknown, askedMs: number): boolean {
  return (error as { name?: unknown }).name === 'AbortError' && performance.now() - askedMs > SEEN_MS
}

/**
 * Asks where to save, by the browser's dialog where it has one, else (or with "?download" in the address) by a
 * download. Null where the person closed the dialog. Must be called in answer to a gesture.
 */
export async function openSink(kind: FileKind): Promise<FileSink | null> {
  const { showSaveFilePicker } = window as PickerWindow
  if (!showSaveFilePicker || wantsDownload()) return downloadSink(kind)
  const askedMs = performance.now()
  try {
    const handle = await showSaveFilePicker.call(window, {
      suggestedName: kind.fileName,
      types: [{ description: kind.description, accept: { [kind.mime]: [kind.extension] } }],
    })
    return await handleSink(handle.name ?? kind.fileName, handle)
  } catch (error) {
    return wasClosed(error, askedMs) ? null : downloadSink(kind)
  }
}

export async function handleSink(fileName: string, handle: FileSystemFileHandle): Promise<FileSink> {
  const stream = await handle.createWritable()
  let end = 0
  const writeAt = (position: number, data: Uint8Array<ArrayBuffer>) => stream.write({ type: 'write', position, data })
  return {
    fileName,
    // A write in an earlier place would leave the stream there: each says where it goes.
    write(bytes) {
      const position = end
      end += bytes.length
      return writeAt(position, bytes)
    },
    writeAt,
    close: () => stream.close(),
    async restart() {
      end = 0
      await stream.truncate(0)
    },
    // The browser writes to a file beside the chosen one: giving up leaves that one as it was.
    abort: () => stream.abort().catch(() => undefined),
    written: () => handle.getFile(),
  }
}

export function downloadSink({ fileName, mime }: FileKind): FileSink {
  const pieces = new PieceList()
  let file: Blob | null = null
  return {
    fileName,
    write: (bytes) => pieces.write(bytes),
    writeAt: (position, bytes) => pieces.writeAt(position, bytes),
    async close() {
      file = pieces.blob(mime)
      pieces.clear()
      const url = URL.createObjectURL(file)
      const link = document.createElement('a')
      link.href = url
      link.download = fileName
      link.click()
      // The download has its own hold on the blob once it has begun.
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    },
    async abort() {
      pieces.clear()
    },
    async restart() {
      pieces.clear()
    },
    async written() {
      if (!file) throw new Error('A file is read again when it was closed.')
      return file
    },
  }
}
