import { useEffect } from 'react'
import type { ProcessorPlace } from '../../../protocol/listening'
import { useApp } from '../../app-context'

/** The scope looks at this processor, before and after, as long as the component is on the page; null looks at none. */
export function useWatched(place: ProcessorPlace | null): void {
  const app = useApp()
  const host = place?.host
  const groupId = place?.host === 'strip' ? place.groupId : ''
  const processor = place?.processor
  useEffect(() => {
    if (!host || !processor) return
    app.live.watch(
      host === 'strip' ? ({ host, groupId, processor } as ProcessorPlace) : ({ host, processor } as ProcessorPlace),
    )
    return () => app.live.watch(null)
  }, [app, host, groupId, processor])
}
