import { SessionError, shown } from './session-error'

/** The version that this program writes. */
const SESSION_VERSION = 1

/**
 * Brings an older document to the present version, and refuses what is none. Version 1 is the first, so there is
 * nothing to bring yet: a later version adds its step here.
 */
export function migrate(document: unknown): Record<string, unknown> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new SessionError('', 'This is not a session: a session is one JSON object.')
  }
  const { format, version } = document as Record<string, unknown>
  if (format !== 'tutti-session') {
    throw new SessionError('format', `must be "tutti-session", not ${shown(format)}: is this a session file?`)
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new SessionError('version', `must be ${SESSION_VERSION}, not ${shown(version)}`)
  }
  if (version > SESSION_VERSION) {
    throw new SessionError(
      'version',
      `is ${version}, made by a newer Tutti; this one reads up to ${SESSION_VERSION}: update it to open the session`,
    )
  }
  return document as Record<string, unknown>
}
