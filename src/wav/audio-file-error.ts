/** Why a file could not be used; what a caller may do about it depends on it. */
export type AudioFileErrorKind =
  /** Zero bytes. */
  | 'empty'
  /** The bytes are no audio container that we know. */
  | 'notAudio'
  /** A known container around a codec that our readers do not read: a browser may still decode it. */
  | 'unsupportedCodec'
  /** More than two channels. */
  | 'channels'
  /** A good header, but no frames. */
  | 'noAudio'
  /** The header contradicts itself, or the coded data is broken. */
  | 'damaged'
  /** The bytes could not be read from where they are kept. */
  | 'unreadable'
  /** Too long for what was asked. */
  | 'tooLong'

/** A file that cannot be used, in words for the person who chose it: the message names the file and says what to do. */
export class AudioFileError extends Error {
  override readonly name = 'AudioFileError'
  readonly kind: AudioFileErrorKind
  /** The whole name, as the file has it. */
  readonly fileName: string

  /** `problem` continues the sentence that the file's name begins: "kick.wav" + "has no samples in it. Export it again." */
  constructor(kind: AudioFileErrorKind, fileName: string, problem: string) {
    super(`"${shownName(fileName)}" ${problem}`)
    this.kind = kind
    this.fileName = fileName
  }

  /** An error that was said elsewhere (in a worker, where classes do not cross) and is only to be had again here. */
  static withMessage(kind: AudioFileErrorKind, fileName: string, message: string): AudioFileError {
    const error = new AudioFileError(kind, fileName, '')
    error.message = message
    return error
  }
}

/**
 * A file name as a message shows it: at most `longest` characters, cut in the middle so that both the beginning and
 * the ending (which says the type) stay. Cuts between code points, so that an emoji is kept whole or dropped whole.
 * Control characters and bidirectional overrides become spaces: a name must not rearrange the sentence around it.
 * Markup is left as it is: whoever shows the message shows it as text.
 */
export function shownName(fileName: string, longest = 80): string {
  const clean = fileName.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
  const points = Array.from(clean)
  if (points.length <= longest) return clean
  const tail = Math.floor((longest - 1) / 3)
  return `${points.slice(0, longest - 1 - tail).join('')}…${points.slice(points.length - tail).join('')}`
}
