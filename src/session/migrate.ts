import { SessionError, shown } from './session-error'

/** The version that this program writes. */
const SESSION_VERSION = 2

/** Brings an older document to the present version, and refuses what is none. */
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
  const read = document as Record<string, unknown>
  return version === 1 ? fromVersion1(read) : read
}

/** Version 1 knew one reference, as a stem. */
function fromVersion1(document: Record<string, unknown>): Record<string, unknown> {
  const { compare } = document
  if (typeof compare !== 'object' || compare === null || !('reference' in compare)) return { ...document, version: 2 }
  const { reference, ...rest } = compare
  return { ...document, version: 2, compare: { ...rest, references: reference === null ? [] : [{ stem: reference }] } }
}
