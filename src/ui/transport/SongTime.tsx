import { useRef } from 'react'
import { timeText } from '../../params/value-text'
import { useApp, useSession, useTransport } from '../app-context'
import { useFrame } from '../frame-loop'

/** Where the song is, to the millisecond, and how long it is. The running figure is written past React. */
export function SongTime() {
  const app = useApp()
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const songFrames = useTransport((state) => state.songFrames)
  const figure = useRef<HTMLSpanElement>(null)
  useFrame(() => {
    const text = timeText(app.live.songFrame() / rateHz)
    if (figure.current && figure.current.textContent !== text) figure.current.textContent = text
  })
  return (
    <div className="song-time" aria-hidden="true">
      <span ref={figure} className="song-time-now">
        0:00.000
      </span>
      <span className="faint"> / {timeText(songFrames / rateHz, 0)}</span>
    </div>
  )
}
