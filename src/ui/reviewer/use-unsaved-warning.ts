import { useEffect } from 'react'
import type { Review } from './review-context'

/** Asks before the page is closed over something that nobody keeps. */
export function useUnsavedWarning({ comments }: Review): void {
  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      const { unsaved, kept } = comments.getState()
      if (unsaved.length > 0 && !kept) event.preventDefault()
    }
    addEventListener('beforeunload', onBeforeUnload)
    return () => removeEventListener('beforeunload', onBeforeUnload)
  }, [comments])
}
