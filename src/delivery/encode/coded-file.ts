import type { AudioFile } from '../audio-file'

/** A file that is being encoded. In Node it has to be finished or cancelled: an encoder's thread waits for either. */
export interface CodedFile extends AudioFile {
  /** Gives up; what was written stays as it is. Nothing happens after `finish`. */
  cancel(): Promise<void>
}

/** The error of a file that somebody gave up. */
export function encodingCancelled(): Error {
  return new DOMException('The encoding was cancelled.', 'AbortError')
}
