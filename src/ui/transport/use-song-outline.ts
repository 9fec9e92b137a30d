import { useMemo } from 'react'
import { useImports, useSession } from '../app-context'
import { type Outline, songOutline } from './song-outline'

/** The outline of the song that is open, over so many seconds; null where there is none to draw. */
export function useSongOutline(seconds: number): Outline | null {
  const session = useSession((state) => state.session)
  const stems = useImports((state) => state.stems)
  const refs = session?.groups.flatMap((group) => group.stems)
  const key = refs?.map((stem) => stem.sha256).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the outline depends on which stems are here, not on the session's other values
  return useMemo(() => {
    const parts = (refs ?? []).flatMap(({ sha256, rateHz }) => {
      const facts = sha256 ? stems[sha256] : undefined
      return facts ? [{ peaks: facts.peaks, rateHz }] : []
    })
    return parts.length > 0 && seconds > 0 ? songOutline(parts, seconds) : null
  }, [key, stems, seconds])
}
