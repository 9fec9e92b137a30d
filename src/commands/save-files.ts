import { downloadSink, type FileKind, type FileSink, handleSink, wantsDownload, wasClosed } from './save-file'

/** Opens one file after the other, where the person chose to have them. */
export type OpenFile = (kind: FileKind) => Promise<FileSink>

interface PickerWindow {
  showDirectoryPicker?(options: object): Promise<FileSystemDirectoryHandle>
}

/** Browsers drop downloads that begin in the same moment. */
const BETWEEN_DOWNLOADS_MS = 150

/**
 * Asks once for a folder for several files; where the browser has no such dialog (or with "?download" in the address)
 * each becomes a download. Null where the person closed the dialog. Must be called in answer to a gesture.
 */
export async function openFolder(): Promise<OpenFile | null> {
  const { showDirectoryPicker } = window as PickerWindow
  if (!showDirectoryPicker || wantsDownload()) return download
  const askedMs = performance.now()
  try {
    const folder = await showDirectoryPicker.call(window, { id: 'tutti-export', mode: 'readwrite' })
    return ({ fileName }) => folderSink(folder, fileName)
  } catch (error) {
    return wasClosed(error, askedMs) ? null : download
  }
}

const download: OpenFile = async (kind) => {
  const sink = downloadSink(kind)
  return {
    ...sink,
    async close() {
      await sink.close()
      await new Promise((done) => setTimeout(done, BETWEEN_DOWNLOADS_MS))
    },
  }
}

/** A file that is new in its folder: what is there already is never written over, nobody was asked about it. */
async function folderSink(folder: FileSystemDirectoryHandle, wanted: string): Promise<FileSink> {
  const fileName = await freeName(folder, wanted)
  const handle = await folder.getFileHandle(fileName, { create: true })
  const sink = await handleSink(fileName, handle)
  return {
    ...sink,
    async abort() {
      await sink.abort()
      await folder.removeEntry(fileName).catch(() => undefined)
    },
  }
}

async function freeName(folder: FileSystemDirectoryHandle, wanted: string): Promise<string> {
  const dot = wanted.lastIndexOf('.')
  let name = wanted
  for (let number = 2; await exists(folder, name); number++) {
    name = `${wanted.slice(0, dot)} ${number}${wanted.slice(dot)}`
  }
  return name
}

async function exists(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name)
    return true
  } catch (error) {
    if ((error as { name?: unknown }).name === 'NotFoundError') return false
    throw error
  }
}
