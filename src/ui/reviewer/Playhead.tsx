import { useRef } from 'react'
import { useFrame } from '../frame-loop'
import { useReview } from './review-context'
import { shareText } from './song-place'

/** Where the sound is, by the audio clock. */
export function Playhead() {
  const { song, player } = useReview()
  const line = useRef<HTMLDivElement>(null)
  const drawn = useRef('')
  useFrame(() => {
    const left = shareText(song, player.positionFrame())
    if (!line.current || left === drawn.current) return
    line.current.style.left = left
    drawn.current = left
  })
  return <div ref={line} className="playhead" aria-hidden="true" />
}
