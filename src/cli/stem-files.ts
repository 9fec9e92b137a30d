import { basename, resolve } from 'node:path'
import type { StemRef } from '../session/document'
import { openLossless } from '../stems/open-lossless'
import { FileReader } from './file-reader'

/** An audio file as its header tells it. */
export interface StemFile {
  path: string
  fileName: string
  container: string
  bitDepth: number
  channels: number
  rateHz: number
  frames: number
  warnings: readonly string[]
}

/** Opens what the system may refuse, in words that say what to do. */
function openReader(path: string): FileReader {
  try {
    return new FileReader(path)
  } catch (error) {
    throw new Error(`"${path}" could not be opened: ${reasonOf(error)}`)
  }
}

/** What the system's error code means to the person who named the file. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file or folder. Check the name.'
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read or written by you. Change its permissions.'
  if (code === 'EISDIR') return 'it is a folder. Name a file.'
  if (code === 'ENOTDIR') return 'a part of its path is no folder. Check the name.'
  if (code === 'ENOSPC') return 'the disk is full. Make room, or name another place.'
  return `${message}.`
}

/** Reads a file's header. Rejects with an error that names the file. */
export async function probeFile(path: string): Promise<StemFile> {
  const fileName = basename(path)
  const reader = openReader(path)
  try {
    const file = await openLossless(reader, fileName)
    let { frames } = file
    if (frames === null) {
      frames = 0
      for await (const piece of file.pieces()) frames += piece.channels[0]?.length ?? 0
    }
    const { container, bitDepth, channels, rateHz, warnings } = file
    return { path: resolve(path), fileName, container, bitDepth, channels, rateHz, frames, warnings }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw code ? new Error(`"${path}" could not be read: ${reasonOf(error)}`) : error
  } finally {
    reader.close()
  }
}

/** Reads all headers, or rejects with the first that cannot be read. */
export function probeFiles(paths: readonly string[]): Promise<StemFile[]> {
  return Promise.all(paths.map(probeFile))
}

/** The file as a session names it. */
export function stemRefOf(file: StemFile, sha256: string | null): StemRef {
  const { fileName, rateHz, channels, frames } = file
  return { fileName, sha256, rateHz, channels, frames, lossy: false }
}
