import { useStore } from 'zustand'
import { useApp } from '../app-context'

/** Where the screen reader hears what somebody asked for ("say the loudness"). Said once, on demand, never by itself. */
export function Announcer() {
  const { id, text } = useStore(useApp().announcements)
  return (
    <div className="unseen" role="status" aria-label="Announcements">
      {/* A new element each time: the same words again are said again. */}
      {text && <p key={id}>{text}</p>}
    </div>
  )
}
