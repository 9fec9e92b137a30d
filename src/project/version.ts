import type { SessionDoc } from '../session/document'
import { canonicalJson } from './canonical-json'
import { harmlessLine, harmlessText } from './harmless-text'
import type { ProjectDoc, VersionDoc } from './project'
import { stateSha256 } from './state-hash'
import { textSha256 } from './text-hash'

/** What a version can be at most. */
export const VERSION_LIMITS = { nameCharacters: 120, noteCharacters: 4_000, musicOffsetSeconds: 3_600 } as const

/** Hexadecimal digits of a version's id. */
const ID_DIGITS = 16

/** All that is said of a new version; the rest of it is computed. */
export type NewVersion = Omit<VersionDoc, 'id' | 'stateSha256'>

/**
 * A version of the session as it is now: a copy that nothing changes any more. What an export said of an earlier
 * version is left out.
 */
export function makeVersion({ name, note, author, savedAt, session, musicOffsetSeconds }: NewVersion): VersionDoc {
  const copy = frozen(JSON.parse(JSON.stringify(withoutStamp(session))) as SessionDoc)
  const rest = {
    name: harmlessLine(name),
    note: harmlessText(note),
    author: harmlessLine(author),
    savedAt,
    session: copy,
    stateSha256: stateSha256(copy),
    musicOffsetSeconds,
  }
  return Object.freeze({ id: versionId(rest), ...rest })
}

/**
 * The id of a version: 16 hexadecimal digits of the SHA-256 over the canonical JSON of all the rest of it, as it is when
 * it is saved. A later program may bring the session to another form: the id stays.
 */
export function versionId(version: object): string {
  const { id: _, ...rest } = version as { id?: string }
  return textSha256(canonicalJson(rest)).slice(0, ID_DIGITS)
}

/** "v3", or with what is new about it "v3 vocal up": one more than the highest number so far. */
export function nextVersionName(versions: readonly Pick<VersionDoc, 'name'>[], words = ''): string {
  const numbers = versions.map(({ name }) => Number(/^v(\d{1,6})\b/i.exec(name)?.[1] ?? 0))
  return harmlessLine(`v${Math.max(0, ...numbers) + 1} ${words}`)
}

/** The latest version on the list with the same sound and the same delivery as `session`; null where there is none. */
export function versionOfState(
  project: Pick<ProjectDoc, 'versions' | 'removed'>,
  session: SessionDoc,
): VersionDoc | null {
  const state = stateSha256(session)
  const listed = project.versions.filter(({ id }) => !project.removed.includes(id))
  return listed.findLast((version) => version.stateSha256 === state) ?? null
}

function withoutStamp(session: SessionDoc): SessionDoc {
  return { ...session, delivery: { ...session.delivery, version: null } }
}

/** The value itself, with all that lies in it, so that nothing can change it. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  for (const item of Object.values(value)) frozen(item)
  return Object.freeze(value)
}
