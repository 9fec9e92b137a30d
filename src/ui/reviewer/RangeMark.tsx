import { useListening, useReview } from './review-context'
import { shareText } from './song-place'

/** The marked range, over the waveform. */
export function RangeMark() {
  const { song } = useReview()
  const range = useListening((state) => state.range)
  const looping = useListening((state) => state.looping)
  if (!range) return null
  const width = shareText(song, song.startFrame + range.endFrame - range.startFrame)
  return (
    <div
      className={`range-mark${looping ? ' on' : ''}`}
      style={{ left: shareText(song, range.startFrame), width }}
      aria-hidden="true"
    />
  )
}
