import { goToSpan, loopSpan } from '../../commands/go-to-place'
import { numberText, timeText } from '../../params/value-text'
import type { SongSpan } from '../../state/loudness-store'
import { useApp } from '../app-context'

interface Props {
  readonly span: SongSpan
  readonly lufs: number
  readonly seconds: number
  readonly rateHz: number
}

/** A bracket under the loudest 3 s: a click goes there, a double click loops them, as with a section. */
export function LoudestMark({ span, lufs, seconds, rateHz }: Props) {
  const app = useApp()
  const start = span.startFrame / rateHz / seconds
  const end = Math.min(1, span.endFrame / rateHz / seconds)
  // The words stand on the side that has more room.
  const isLeft = start + end > 1
  const level = `${numberText(lufs, 1)} LUFS`
  return (
    <button
      type="button"
      className={`loudest-mark${isLeft ? ' left' : ''}`}
      style={isLeft ? { right: `${(1 - end) * 100}%` } : { left: `${start * 100}%` }}
      aria-label={`Loudest 3 s ${level} at ${timeText(span.startFrame / rateHz, 1)}`}
      title="The loudest 3 s of the finished song: click to go there, double click to loop them"
      onClick={() => goToSpan(app, span)}
      onDoubleClick={() => loopSpan(app, span)}
    >
      <span className="bracket" style={{ width: `${(end - start) * 100}cqw` }} />
      <span>loudest 3 s {level}</span>
    </button>
  )
}
