import * as v from 'valibot'
import { readSession } from '../session/parse-session'
import { SessionError } from '../session/session-error'
import { DATE, ENTRY_ID, hexOf, textUpTo, VERSION_ID, wholeFrom } from './entry-schema'
import { MOST_ENTRIES } from './merge-entries'
import { DEFAULT_INCLUDED_REVISIONS, type ProjectDoc, type VersionDoc } from './project'
import { PROJECT_LIMITS } from './project-limits'
import { EntryError, readEntries } from './read-entries'
import { REVIEW_LIMITS } from './review-entry'
import { stateSha256 } from './state-hash'
import { frozen, VERSION_LIMITS } from './version'

/** A project that cannot be used. The message says why, in a sentence. */
export class ProjectError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ProjectError'
  }
}

export interface ParsedProject {
  project: ProjectDoc
  /** Sentences about what was left out. */
  warnings: string[]
}

const listOf = (schema: v.GenericSchema<unknown, unknown>, most: number) =>
  v.pipe(v.array(schema, 'must be a list'), v.maxLength(most, `must be a list of at most ${most}`))

const OFFSET_MESSAGE = `must be a number of seconds from -${VERSION_LIMITS.musicOffsetSeconds} to ${VERSION_LIMITS.musicOffsetSeconds}`
const VERSION = v.object(
  {
    id: VERSION_ID,
    name: textUpTo(VERSION_LIMITS.nameCharacters),
    note: textUpTo(VERSION_LIMITS.noteCharacters),
    author: textUpTo(REVIEW_LIMITS.authorCharacters),
    savedAt: DATE,
    session: v.unknown(),
    stateSha256: hexOf(64),
    musicOffsetSeconds: v.pipe(
      v.number(OFFSET_MESSAGE),
      v.finite(OFFSET_MESSAGE),
      v.minValue(-VERSION_LIMITS.musicOffsetSeconds, OFFSET_MESSAGE),
      v.maxValue(VERSION_LIMITS.musicOffsetSeconds, OFFSET_MESSAGE),
    ),
  },
  'must be an object',
)
const VERSION_IDS = v.optional(listOf(VERSION_ID, PROJECT_LIMITS.versions), [])

const PROJECT = v.object({
  format: v.literal('tutti-project'),
  version: v.literal(1),
  id: hexOf(32),
  versions: v.optional(listOf(VERSION, PROJECT_LIMITS.versions), []),
  removed: VERSION_IDS,
  sent: VERSION_IDS,
  entries: v.optional(listOf(v.unknown(), MOST_ENTRIES), []),
  hidden: v.optional(listOf(ENTRY_ID, MOST_ENTRIES), []),
  includedRevisions: v.optional(wholeFrom(0, PROJECT_LIMITS.includedRevisions), DEFAULT_INCLUDED_REVISIONS),
  author: v.optional(textUpTo(REVIEW_LIMITS.authorCharacters), ''),
})

/** Reads `project.json`. Throws ProjectError for what is out of range or of the wrong type. */
export function parseProject(text: string): ParsedProject {
  if (text.length > PROJECT_LIMITS.bytes) throw new ProjectError('This project is larger than any that Tutti makes.')
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new ProjectError('This is not a project, or not the whole of it: its project.json is not JSON.')
  }
  return readProject(document)
}

/** The same for a document that is already an object, such as one from a store. */
export function readProject(value: unknown): ParsedProject {
  refuseOthers(value)
  const result = v.safeParse(PROJECT, value, { abortEarly: true, abortPipeEarly: true })
  if (!result.success) {
    const [issue] = result.issues
    const path = (issue.path ?? []).map(({ key }) => String(key)).join('.')
    throw new ProjectError(
      `This project is damaged: its "${path}" ${issue.received === 'undefined' ? 'is missing' : issue.message}.`,
    )
  }
  const project = result.output as ProjectDoc
  const warnings: string[] = []
  const versions = project.versions.map((version) => readVersion(version, warnings))
  const ids = new Set(versions.map(({ id }) => id))
  if (ids.size < versions.length) throw new ProjectError('This project is damaged: two of its versions have one id.')
  const isKnown = (id: string) => ids.has(id)
  const { entries, warnings: skipped } = entriesOf(project.entries)
  return {
    project: {
      ...project,
      versions,
      entries,
      removed: [...new Set(project.removed)].filter(isKnown),
      sent: [...new Set(project.sent)].filter(isKnown),
    },
    warnings: [...warnings, ...skipped],
  }
}

function refuseOthers(value: unknown): void {
  const { format, version } = Object(value) as Record<string, unknown>
  if (format !== 'tutti-project') throw new ProjectError('This is not a project of Tutti.')
  if (typeof version === 'number' && version > 1) {
    throw new ProjectError('This project was made by a newer Tutti: update this one to open it.')
  }
}

/**
 * A version as this program has it: its session in the present form, and the hash of its state anew, so that it is that
 * of what a restore brings back. The id stays what it was called when it was saved: comments name it.
 */
function readVersion(version: VersionDoc, warnings: string[]): VersionDoc {
  try {
    const { session, warnings: ofSession } = readSession(version.session)
    warnings.push(...ofSession.map((warning) => `In version "${version.name}": ${warning}.`))
    return frozen({ ...version, session, stateSha256: stateSha256(session) })
  } catch (error) {
    if (!(error instanceof SessionError)) throw error
    throw new ProjectError(`The session of version "${version.name}" cannot be used: ${error.message}`)
  }
}

function entriesOf(list: readonly unknown[]) {
  try {
    return readEntries(list)
  } catch (error) {
    if (!(error instanceof EntryError)) throw error
    throw new ProjectError(`The comments of this project cannot be used: ${error.message}.`)
  }
}
