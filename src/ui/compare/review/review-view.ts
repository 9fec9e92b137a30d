import { createStore } from 'zustand/vanilla'

/** What of the review is looked at: of this page alone, and kept nowhere. */
interface ReviewView {
  /** The comment that was chosen on the time line; its thread is brought into view. */
  readonly chosen: string | null
}

export const reviewView = createStore<ReviewView>()(() => ({ chosen: null }))
