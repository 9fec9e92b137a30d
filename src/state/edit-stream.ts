import { overlaps, type Path, readPath, samePath, writePath } from './document-path'

/**
 * Every change of a document is an edit: what a person would call it, and the values before and after. Undo, redo, the
 * history list and autosave are all made from this one stream (DESIGN section 5).
 */
export interface Patch {
  readonly path: Path
  readonly before: unknown
  readonly after: unknown
}

export interface Edit {
  readonly label: string
  /** Edits that share a gesture (one drag, one held key) are one step of undo; null stands alone. */
  readonly gesture: string | null
  readonly patches: readonly Patch[]
}

export interface Change {
  readonly path: Path
  readonly value: unknown
}

export interface History<T> {
  readonly document: T
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
}

/** Steps that are kept: far more than anybody walks back, little enough to hold in memory for a day's work. */
const MAX_STEPS = 1000

export function startHistory<T>(document: T): History<T> {
  return { document, past: [], future: [] }
}

/** Makes the changes and remembers them as one edit. Changes that change nothing leave the history as it was. */
export function record<T>(
  history: History<T>,
  label: string,
  gesture: string | null,
  changes: readonly Change[],
): History<T> {
  let document = history.document
  const patches: Patch[] = []
  for (const { path, value } of changes) {
    const before = readPath(document, path)
    if (Object.is(before, value)) continue
    document = writePath(document, path, value)
    patches.push({ path, before, after: value })
  }
  if (patches.length === 0) return history
  const own = mergePatches([], patches)
  const last = history.past.at(-1)
  if (gesture !== null && last?.gesture === gesture && history.future.length === 0) {
    const merged = mergePatches(last.patches, own)
    const past = history.past.slice(0, -1)
    // A drag that came back to where it began is no step at all.
    if (merged.length > 0) past.push({ ...last, patches: merged })
    return { document, past, future: [] }
  }
  if (own.length === 0) return { ...history, document }
  const past = [...history.past, { label, gesture, patches: own }].slice(-MAX_STEPS)
  return { document, past, future: [] }
}

export function undo<T>(history: History<T>): History<T> {
  const edit = history.past.at(-1)
  if (!edit) return history
  let document = history.document
  for (const { path, before } of edit.patches.toReversed()) document = writePath(document, path, before)
  return { document, past: history.past.slice(0, -1), future: [edit, ...history.future] }
}

export function redo<T>(history: History<T>): History<T> {
  const [edit, ...future] = history.future
  if (!edit) return history
  let document = history.document
  for (const { path, after } of edit.patches) document = writePath(document, path, after)
  // What was undone and redone is a finished step: a later drag with the same name must not melt into it.
  return { document, past: [...history.past, { ...edit, gesture: null }], future }
}

/** Undoes or redoes until so many steps are done; as far as there are any. */
export function goToStep<T>(history: History<T>, steps: number): History<T> {
  let now = history
  while (now.past.length > Math.max(0, steps)) now = undo(now)
  while (now.past.length < steps && now.future.length > 0) now = redo(now)
  return now
}

/**
 * Patches in the order in which they were made, those of one place as one: the value before the first and after the
 * last. Where something around the place or inside it changed in between, they stay apart: the order then matters.
 */
function mergePatches(earlier: readonly Patch[], later: readonly Patch[]): Patch[] {
  const merged = [...earlier]
  for (const patch of later) {
    const index = merged.findLastIndex((known) => overlaps(known.path, patch.path))
    const known = merged[index]
    if (known && samePath(known.path, patch.path)) merged[index] = { ...known, after: patch.after }
    else merged.push(patch)
  }
  return merged.filter((patch) => !Object.is(patch.before, patch.after))
}
