import { useRef } from 'react'
import { timeText } from '../../params/value-text'
import { useFrame } from '../frame-loop'
import { LoopIcon, PauseIcon, PlayIcon } from '../transport/icons'
import { playPause, setRange, toggleLoop } from './listening'
import { useListening, useReview } from './review-context'

/** Play, loop, the time, and the marked range. */
export function PlayControls() {
  const review = useReview()
  const { song, player } = review
  const playing = useListening((state) => state.playing)
  const looping = useListening((state) => state.looping)
  const range = useListening((state) => state.range)
  const time = useRef<HTMLSpanElement>(null)
  useFrame(() => {
    const text = timeText(player.positionFrame() / song.rateHz, 1)
    if (time.current && time.current.textContent !== text) time.current.textContent = text
  })
  const seconds = (frame: number) => timeText(frame / song.rateHz, 1)
  return (
    <div className="play-controls">
      <button
        type="button"
        className="button primary play-button"
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={() => playPause(review)}
      >
        {playing ? <PauseIcon /> : <PlayIcon />}
      </button>
      <button
        type="button"
        className="toggle loop-button"
        aria-label="Loop"
        aria-pressed={looping}
        data-selected={looping || undefined}
        onClick={() => toggleLoop(review)}
      >
        <LoopIcon />
      </button>
      <p className="play-time">
        <span ref={time} className="time-now" /> <span className="secondary">/ {seconds(song.endFrame)}</span>
      </p>
      {range && (
        <p className="range-text">
          <span>
            {seconds(range.startFrame)} to {seconds(range.endFrame)}
          </span>
          <button type="button" className="button quiet" onClick={() => setRange(review, null)}>
            Clear range
          </button>
        </p>
      )}
    </div>
  )
}
