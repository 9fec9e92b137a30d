import * as v from 'valibot'
import { entryId, plainEntryId, withId } from './entry-id'
import { ENTRY_SCHEMAS } from './entry-schema'
import { harmlessLine } from './harmless-text'
import type { ReviewEntry } from './review-entry'

export interface ReadEntries {
  entries: ReviewEntry[]
  /** One sentence for each kind of entry that is not known. */
  warnings: string[]
}

/** An entry that is not right. `place` counts from 1, as a person does. */
export class EntryError extends Error {
  constructor(place: number, problem: string) {
    super(`entry ${place} ${problem}`)
    this.name = 'EntryError'
  }
}

/**
 * Entries out of a list from outside, each checked field by field, its id computed anew, its texts made harmless;
 * unknown fields are dropped, unknown kinds skipped. Throws EntryError at the first one that is not right.
 */
export function readEntries(list: readonly unknown[]): ReadEntries {
  const skipped = new Map<string, number>()
  const entries: ReviewEntry[] = []
  list.forEach((item, index) => {
    const kind = typeof item === 'object' && item !== null ? (item as { kind?: unknown }).kind : undefined
    const schema = ENTRY_SCHEMAS.get(kind)
    if (schema) {
      entries.push(checked(schema, item, index))
      return
    }
    if (typeof kind !== 'string') throw new EntryError(index + 1, 'does not say what it is: its "kind" is missing')
    const name = harmlessLine(kind.slice(0, 40))
    skipped.set(name, (skipped.get(name) ?? 0) + 1)
  })
  return { entries: settled(entries), warnings: [...skipped].map(([kind, count]) => skippedText(kind, count)) }
}

function skippedText(kind: string, count: number): string {
  const what = count === 1 ? 'One entry' : `${count} entries`
  return `${what} of the kind "${kind}" ${count === 1 ? 'was' : 'were'} skipped: a newer Tutti may know it.`
}

function checked(schema: v.GenericSchema<unknown, unknown>, item: unknown, index: number): ReviewEntry {
  const result = v.safeParse(schema, item, { abortEarly: true, abortPipeEarly: true })
  if (!result.success) {
    const [issue] = result.issues
    const path = (issue.path ?? []).map(({ key }) => String(key)).join('.')
    const problem = issue.received === 'undefined' ? 'is missing' : issue.message
    throw new EntryError(index + 1, path ? `is not right: its "${path}" ${problem}` : problem)
  }
  const entry = result.output as ReviewEntry
  if (entry.id !== entryId(entry) && entry.id !== plainEntryId(entry)) {
    throw new EntryError(index + 1, 'was changed after it was written: its id does not match its content')
  }
  return entry
}

/**
 * The entries as they are kept. One whose id was made over a text that still had what is taken out here gets the id of
 * the text as it is kept, and what answers to it follows: comments first, then replies, then what speaks of either.
 */
function settled(entries: readonly ReviewEntry[]): ReviewEntry[] {
  const ids = new Map<string, string>()
  const kept = new Map<string, ReviewEntry>()
  const rank = ({ kind }: ReviewEntry) => (kind === 'comment' ? 0 : kind === 'reply' ? 1 : 2)
  for (const entry of [...entries].sort((a, b) => rank(a) - rank(b))) {
    const settledEntry = withId('to' in entry ? { ...entry, to: ids.get(entry.to) ?? entry.to } : entry)
    ids.set(entry.id, settledEntry.id)
    kept.set(settledEntry.id, settledEntry)
  }
  return [...kept.values()]
}
