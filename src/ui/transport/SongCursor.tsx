import { useRef } from 'react'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'

/**
 * Where the song is, as one line over everything that the picture of the song shows: at the audible position, by the
 * player's clock. The line stands at the left of an element that is as wide as the song, and that is moved by shares of
 * its own width: nothing is laid out or painted anew for it.
 */
export function SongCursor() {
  const app = useApp()
  const line = useRef<HTMLDivElement>(null)
  const drawn = useRef(-1)
  useFrame(() => {
    const { songFrames } = app.transport.getState()
    const share = songFrames > 0 ? Math.min(1, app.live.songFrame() / songFrames) : 0
    if (!line.current || share === drawn.current) return
    line.current.style.transform = `translateX(${share * 100}%)`
    drawn.current = share
  })
  return (
    <div className="cursor-lane" aria-hidden="true">
      <div ref={line} className="song-cursor" />
    </div>
  )
}
