import { timeText } from '../../params/value-text'
import { useReview } from './review-context'
import { shareText } from './song-place'

const STEPS_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600]
const MOST_MARKS = 8

export function TimeRuler() {
  const { song } = useReview()
  const seconds = song.endFrame / song.rateHz
  const step = STEPS_SECONDS.find((length) => seconds / length <= MOST_MARKS) ?? 1200
  const marks = Array.from({ length: Math.ceil(seconds / step) }, (_, n) => n * step)
  return (
    <div className="time-ruler" aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark} style={{ left: shareText(song, mark * song.rateHz) }}>
          {timeText(mark, 0)}
        </span>
      ))}
    </div>
  )
}
