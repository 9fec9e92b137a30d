import { createStore, type StoreApi } from 'zustand'
import { mergeEntries } from '../../project/merge-entries'
import type { ReviewEntry } from '../../project/review-entry'
import type { ReviewManifest } from '../../review/manifest'
import { keepComments, readKeptComments } from './kept-comments'

export interface CommentsState {
  /** Everything that was said, in the order in which it was. */
  readonly entries: readonly ReviewEntry[]
  /** Ids of what was said on this page and not saved, copied or sent yet. */
  readonly unsaved: readonly string[]
  /** Whether this browser keeps them for the next time. */
  readonly kept: boolean
  readonly author: string
  /** What went wrong, or was done; in a sentence. */
  readonly notice: { readonly text: string; readonly isProblem: boolean } | null
}

/** What the review brought, and what this browser kept of an earlier visit. */
export function createComments({ reviewId, entries }: ReviewManifest): StoreApi<CommentsState> {
  const kept = readKeptComments(reviewId)
  const all = mergeEntries(entries, kept?.entries ?? [])
  const store = createStore<CommentsState>(() => ({
    entries: all,
    unsaved: all.map(({ id }) => id).filter((id) => kept?.unsaved.includes(id)),
    kept: true,
    author: kept?.author ?? '',
    notice: null,
  }))
  const inFile = new Set(entries.map(({ id }) => id))
  store.subscribe((state, before) => {
    if (state.entries === before.entries && state.unsaved === before.unsaved && state.author === before.author) return
    const own = state.entries.filter(({ id }) => !inFile.has(id))
    store.setState({ kept: keepComments(reviewId, { entries: own, unsaved: state.unsaved, author: state.author }) })
  })
  return store
}
