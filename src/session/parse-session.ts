import * as v from 'valibot'
import type { GroupDoc, ReferenceDoc, SectionDoc, SessionDoc, StemRef } from './document'
import { migrate } from './migrate'
import { nextGroupId, nextReferenceId, nextSectionId } from './new-session'
import { SESSION_SCHEMA } from './schema'
import { pathText, SessionError, shown } from './session-error'
import { mostCommonRate } from './song-length'
import { unknownIds } from './unknown-ids'
import { unknownKeys } from './unknown-keys'

export interface ParsedSession {
  session: SessionDoc
  /** One line for each key that is not known, naming its path. */
  warnings: string[]
  /** False where the document does not name a rate: `session.rateHz` is then a guess from its stems' rates. */
  rateGiven: boolean
}

/** Reads a session. Throws SessionError, with the path, for what is out of range or of the wrong type. */
export function parseSession(text: string): ParsedSession {
  return readSession(parseJson(text))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new SessionError('', `This is not a session: it is not JSON (${(error as Error).message}).`)
  }
}

/** The same for a document that is already an object, such as one from a store. */
export function readSession(value: unknown): ParsedSession {
  const document = migrate(value)
  const result = v.safeParse(SESSION_SCHEMA, document, { abortPipeEarly: true })
  if (!result.success) {
    const [issue] = result.issues
    const keys = (issue.path ?? []).map((item) => (item as { key: string | number }).key)
    if (issue.received === 'undefined') throw new SessionError(pathText(keys), 'is missing')
    throw new SessionError(pathText(keys), `${issue.message}, not ${shown(issue.input)}`)
  }
  // The schema is generated from the parameter tables, which is where SessionDoc's types come from as well.
  const session = result.output as SessionDoc
  const rateGiven = Boolean(session.rateHz)
  if (!rateGiven) session.rateHz = mostCommonRate(stemsOf(session).map((stem) => stem.rateHz)) ?? DEFAULT_RATE_HZ
  nameGroups(session.groups)
  nameSections(session.sections)
  nameReferences(session.compare.references)
  return {
    session,
    warnings: [
      ...unknownKeys(SESSION_SCHEMA, document).map((path) => `${path} is not a known key: it is ignored`),
      ...unknownIds(session).map(({ path, id, kind }) => `${path} names no ${kind} ("${id}"): it is ignored`),
    ],
    rateGiven,
  }
}

/** Rate of a session of which neither the document nor its stems say one. */
const DEFAULT_RATE_HZ = 48_000

function stemsOf(session: SessionDoc): StemRef[] {
  return session.groups.flatMap((group) => group.stems)
}

/** Ids must be unique; a missing id or name is made from the rest. */
function nameGroups(groups: GroupDoc[]): void {
  refuseSameIds('groups', 'group', groups)
  for (const group of groups) {
    group.id ??= nextGroupId(groups)
    group.name ??= group.stems[0]?.fileName ?? group.id
  }
}

function nameReferences(references: ReferenceDoc[]): void {
  refuseSameIds('compare.references', 'reference', references)
  for (const reference of references) {
    reference.id ??= nextReferenceId(references)
    reference.name ??= reference.stem.fileName
  }
}

/** Sections stand in the order of their starts. */
function nameSections(sections: SectionDoc[]): void {
  refuseSameIds('sections', 'section', sections)
  for (const section of sections) section.id ??= nextSectionId(sections)
  sections.sort((a, b) => a.startSeconds - b.startSeconds)
  sections.forEach((section, index) => {
    if (section.startSeconds !== sections[index - 1]?.startSeconds) return
    throw new SessionError('sections', `has two sections that start at ${section.startSeconds} s`)
  })
}

function refuseSameIds(list: string, kind: string, items: readonly { id: string }[]): void {
  const seen = new Set<string>()
  items.forEach(({ id }, index) => {
    if (id && seen.has(id)) {
      throw new SessionError(pathText([list, index, 'id']), `is ${shown(id)}, as that of another ${kind}`)
    }
    if (id) seen.add(id)
  })
}
