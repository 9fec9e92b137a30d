import { canonicalJson } from './canonical-json'
import { harmlessLine, harmlessText } from './harmless-text'
import { type BlindSide, REVIEW_LIMITS, type ReviewEntry } from './review-entry'
import { textSha256 } from './text-hash'

type WithoutId<Entry> = Entry extends unknown ? Omit<Entry, 'id'> : never
/** An entry before it has its id. */
export type NewEntry = WithoutId<ReviewEntry>

/** Hexadecimal digits of an entry's id. */
const ID_DIGITS = 32

/**
 * The id of an entry: the first 32 hexadecimal digits of the SHA-256 over its canonical JSON, without the id. It is
 * taken over the texts as they are kept (src/project/harmless-text.ts), so that a kept entry always has its own id.
 */
export function entryId(entry: NewEntry | ReviewEntry): string {
  return plainEntryId(harmlessEntry(entry))
}

/** The same over the texts as they stand. */
export function plainEntryId(entry: NewEntry | ReviewEntry): string {
  const { id: _, ...said } = entry as ReviewEntry
  return textSha256(canonicalJson(said)).slice(0, ID_DIGITS)
}

/** An entry with its id, its texts made harmless. */
export function withId<Entry extends NewEntry>(entry: Entry): Entry & { readonly id: string } {
  const harmless = harmlessEntry(entry)
  return { ...harmless, id: plainEntryId(harmless) }
}

/** An entry as it is kept: author and labels on one line, texts without control characters. */
export function harmlessEntry<Entry extends NewEntry | ReviewEntry>(entry: Entry): Entry {
  const author = harmlessLine(entry.author)
  if ('text' in entry) return { ...entry, author, text: harmlessText(entry.text) }
  if (entry.kind === 'blindTest') return { ...entry, author, a: harmlessSide(entry.a), b: harmlessSide(entry.b) }
  return { ...entry, author }
}

/** A label can be the name of a file, of any length. Once more after the cut: it can leave half a character. */
function harmlessSide(side: BlindSide): BlindSide {
  return { ...side, label: harmlessLine(harmlessLine(side.label).slice(0, REVIEW_LIMITS.labelCharacters)) }
}
