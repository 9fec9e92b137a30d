import { useMemo } from 'react'
import type { ReviewEntry } from '../../../project/review-entry'
import { type Thread, threadsOf } from '../../../project/threads'
import { useProject } from '../../use-project'

export interface NumberedThread extends Thread {
  /** Among all that are on the list, by their place: the same on the time line and in the list. */
  readonly number: number
}

const NO_ENTRIES: readonly ReviewEntry[] = []
const NO_IDS: readonly string[] = []

/** The comments that are on the list, in the order of their places. */
export function useThreads(): readonly NumberedThread[] {
  const project = useProject()
  const entries = project?.entries ?? NO_ENTRIES
  const hidden = project?.hidden ?? NO_IDS
  return useMemo(
    () => threadsOf(entries, hidden).map((thread, index) => ({ ...thread, number: index + 1 })),
    [entries, hidden],
  )
}

/** Those that were taken off it. */
export function useHiddenThreads(): readonly Thread[] {
  const project = useProject()
  const entries = project?.entries ?? NO_ENTRIES
  const hidden = project?.hidden ?? NO_IDS
  return useMemo(() => {
    const gone = new Set(hidden)
    return gone.size === 0 ? [] : threadsOf(entries).filter(({ comment }) => gone.has(comment.id))
  }, [entries, hidden])
}
