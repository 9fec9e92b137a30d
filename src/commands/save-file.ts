/** Where a file goes: written piece by piece, then closed; or given up, and then it never was. */
export interface FileSink {
  readonly fileName: string
  write(bytes: Uint8Array<ArrayBuffer>): void | Promise<void>
  close(): Promise<void>
  abort(): Promise<void>
}

export interface FileKind {
  readonly fileName: string
  readonly description: string
  readonly mime: string
  readonly extension: string
}

interface PickerWindow {
  showSaveFilePicker?(options: object): Promise<{ createWritable(): Promise<FileSystemWritableFileStream> }>
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
    return writableSink(kind.fileName, await handle.createWritable())
  } catch (error) {
    return wasClosed(error, askedMs) ? null : downloadSink(kind)
  }
}

export function writableSink(fileName: string, stream: FileSystemWritableFileStream): FileSink {
  return {
    fileName,
    write: (bytes) => stream.write(bytes),
    close: () => stream.close(),
    // The browser writes to a file beside the chosen one: giving up leaves that one as it was.
    abort: () => stream.abort().catch(() => undefined),
  }
}

export function downloadSink({ fileName, mime }: FileKind): FileSink {
  // Small blobs are put to disk by the browser where memory is short; one array of the whole file would not be.
  let pieces: Blob[] = []
  return {
    fileName,
    write(bytes) {
      pieces.push(new Blob([bytes]))
    },
    async close() {
      const url = URL.createObjectURL(new Blob(pieces, { type: mime }))
      const link = document.createElement('a')
      link.href = url
      link.download = fileName
      link.click()
      pieces = []
      // The download has its own hold on the blob once it has begun.
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    },
    async abort() {
      pieces = []
    },
  }
}
