import { type KeyboardEvent, useRef } from 'react'
import { timeText } from '../../params/value-text'
import { useFrame } from '../frame-loop'
import { seek, seekBy } from './listening'
import { useReview } from './review-context'

/** A screen reader is told of the time this often, not at every frame. */
const TELL_EVERY_MS = 500

/** The waveform as a slider: for the keyboard and for who does not see it. */
export function PositionSlider() {
  const review = useReview()
  const { song, player } = review
  const input = useRef<HTMLInputElement>(null)
  const told = useRef(0)
  const show = () => {
    const slider = input.current
    if (!slider) return
    const seconds = player.positionFrame() / song.rateHz
    const text = spoken(review, player.positionFrame())
    if (text !== slider.getAttribute('aria-valuetext')) slider.setAttribute('aria-valuetext', text)
    slider.value = seconds.toFixed(3)
  }
  useFrame((nowMs) => {
    if (nowMs - told.current < TELL_EVERY_MS) return
    told.current = nowMs
    show()
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { PageUp: 30, PageDown: -30 }[event.key]
    if (step) seekBy(review, step)
    else if (event.key === 'Home') seek(review, song.startFrame)
    else if (event.key === 'End') seek(review, song.endFrame)
    else return
    event.preventDefault()
    show()
  }
  return (
    <input
      ref={input}
      className="position-slider"
      type="range"
      aria-label="Song position"
      min={song.startFrame / song.rateHz}
      max={song.endFrame / song.rateHz}
      step={0.001}
      defaultValue={0}
      onKeyDown={onKeyDown}
      onChange={(event) => {
        seek(review, Number(event.target.value) * song.rateHz)
        show()
      }}
    />
  )
}

function spoken({ song }: ReturnType<typeof useReview>, frame: number): string {
  const section = song.sections.findLast(({ startFrame }) => startFrame <= frame)
  const time = `${timeText(frame / song.rateHz, 0)} of ${timeText(song.endFrame / song.rateHz, 0)}`
  return section ? `${time}, ${section.name}` : time
}
