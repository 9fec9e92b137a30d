import { timeText } from '../../params/value-text'

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600]

/** Times under the outline, at most a dozen of them. */
export function Ruler({ seconds }: { seconds: number }) {
  if (seconds <= 0) return null
  const step = STEPS.find((candidate) => seconds / candidate <= 12) ?? 1200
  const marks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step)
  return (
    <div className="ruler" aria-hidden="true">
      {marks
        .filter((mark) => mark / seconds < 0.97)
        .map((mark) => (
          <span key={mark} style={{ left: `${(mark / seconds) * 100}%` }}>
            {timeText(mark, 0)}
          </span>
        ))}
    </div>
  )
}
