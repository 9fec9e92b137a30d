import { utf8Bytes } from '../wav/chunk-bytes'

/** Id of our own chunk in WAV, and of our APPLICATION block in FLAC. */
export const SESSION_CHUNK_ID = 'tutt'
/** Owner of our PRIV frame in the ID3 tag of an MP3. */
export const SESSION_FRAME_OWNER = 'tutti-session'
/** No session is near this long: what says it is, is not read. */
export const MOST_SESSION_BYTES = 1 << 24

export interface EmbeddedSession {
  /** What made the file, such as "Tutti 0.1.0". */
  program: string
  /** The session's text, as `stringifySession` wrote it. */
  session: string
}

/** The chunk's payload, the same in WAV and FLAC (there behind the block's id): JSON in UTF-8. */
export function sessionPayload({ program, session }: EmbeddedSession): Uint8Array<ArrayBuffer> {
  return utf8Bytes(JSON.stringify({ program, session }))
}

/** Reads such a payload; null where it is none. The session in it is not checked: `parseSession` does that. */
export function readSessionPayload(bytes: Uint8Array): EmbeddedSession | null {
  if (bytes.length > MOST_SESSION_BYTES) return null
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof value !== 'object' || value === null) return null
    const { program, session } = value as Partial<Record<keyof EmbeddedSession, unknown>>
    return typeof program === 'string' && typeof session === 'string' ? { program, session } : null
  } catch {
    return null
  }
}
