import { useRef } from 'react'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'

/** The song's one cursor, drawn into whatever shows the song: at the audible position, by the player's clock. */
export function SongCursor() {
  const app = useApp()
  const line = useRef<HTMLDivElement>(null)
  const drawn = useRef('')
  useFrame(() => {
    const { songFrames } = app.transport.getState()
    const share = songFrames > 0 ? Math.min(1, app.live.songFrame() / songFrames) : 0
    const left = `${(share * 100).toFixed(3)}%`
    if (line.current && left !== drawn.current) {
      line.current.style.left = left
      drawn.current = left
    }
  })
  return <div ref={line} className="song-cursor" aria-hidden="true" />
}
