import type { StemSource } from '../engine/stem-source'
import { shownName } from '../wav/audio-file-error'
import type { StemHandle } from './render-job'

/** `error` with the stem's name in its message, unless it is there already. */
function errorOfStem(error: unknown, fileName: string): Error {
  const message = error instanceof Error ? error.message : String(error)
  const name = shownName(fileName)
  if (message.includes(name)) return error instanceof Error ? error : new Error(message)
  return new Error(`"${name}" could not be read: ${message}`, { cause: error })
}

/** A source whose errors say which stem failed. */
export function namedSource(source: StemSource, { stem }: StemHandle): StemSource {
  return {
    rateHz: source.rateHz,
    frames: source.frames,
    read: (startFrame, frames) =>
      source.read(startFrame, frames).catch((error: unknown) => {
        throw errorOfStem(error, stem.fileName)
      }),
  }
}
