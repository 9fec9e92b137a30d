import { safeName } from './safe-name'

const ENDING = /\.(wav|wave|bwf|rf64|aif|aiff|aifc|flac|mp3|m4a|mp4|aac|ogg|oga|opus|webm)$/i

/** A file's or a strip's name without an audio file's ending; a name that is nothing else stays. */
export function withoutEnding(name: string): string {
  return name.replace(ENDING, '') || name
}

/** A text as part of a file name, at most 100 characters of it. */
export function fileNamePart(text: string, fallback: string): string {
  return [...(safeName(text) || fallback)].slice(0, 100).join('')
}

/** Pattern of a file's name where the session says no other: see src/delivery/file-name-pattern.ts. */
export const DEFAULT_FILE_NAME = '{artist} - {title} ({alternate}) [{rate}-{bits}]'
