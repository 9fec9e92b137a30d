import { useMemo } from 'react'
import type { SessionDoc } from '../../session/document'
import { useApp, useImports, useSession } from '../app-context'
import { type Outline, songOutline } from './song-outline'

/** The outline of the song that is open, over so many seconds; null where there is none to draw. */
export function useSongOutline(seconds: number): Outline | null {
  const app = useApp()
  const stems = useImports((state) => state.stems)
  // Which stems there are, and nothing else of the session: an edit of its settings draws nothing anew.
  const key = useSession((state) =>
    refsOf(state.session)
      .map((stem) => `${stem.sha256} ${stem.rateHz}`)
      .join(),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the outline depends on which stems are here, not on the session's other values
  return useMemo(() => {
    const parts = refsOf(app.session.getState().session).flatMap(({ sha256, rateHz }) => {
      const facts = sha256 ? stems[sha256] : undefined
      return facts ? [{ peaks: facts.peaks, rateHz }] : []
    })
    return parts.length > 0 && seconds > 0 ? songOutline(parts, seconds) : null
  }, [key, stems, seconds])
}

function refsOf(session: SessionDoc | null) {
  return session?.groups.flatMap((group) => group.stems) ?? []
}
