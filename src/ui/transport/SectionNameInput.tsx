import { useEffect, useRef, useState } from 'react'
import { renameSection } from '../../commands/rename-section'
import { useApp } from '../app-context'

interface Props {
  readonly id: string
  readonly name: string
  onDone(): void
}

/** A section's name while it is typed: Enter or leaving the field keeps it, Escape takes it back. */
export function SectionNameInput({ id, name, onDone }: Props) {
  const app = useApp()
  const field = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(name)
  const isDone = useRef(false)
  // After the menu, which gives the focus back to where it was.
  useEffect(() => {
    const waiting = requestAnimationFrame(() => field.current?.select())
    return () => cancelAnimationFrame(waiting)
  }, [])
  const end = (keeps: boolean) => {
    if (isDone.current) return
    isDone.current = true
    if (keeps && draft !== name) renameSection(app, id, draft)
    onDone()
  }
  return (
    <input
      ref={field}
      className="section-name"
      type="text"
      aria-label="Section name"
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(true)
        if (event.key === 'Escape') end(false)
      }}
    />
  )
}
