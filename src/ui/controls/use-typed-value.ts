import { useEffect, useState } from 'react'

const NOTE_MS = 4000

/** Whether a control's field is open, with what it began, and what was said when it closed. */
export function useTypedValue() {
  const [start, setStart] = useState<string | null>(null)
  const [note, setNote] = useState<string | null>(null)
  useEffect(() => {
    if (note === null) return
    const timer = window.setTimeout(() => setNote(null), NOTE_MS)
    return () => window.clearTimeout(timer)
  }, [note])
  return {
    start,
    note,
    open(typed = '') {
      setNote(null)
      setStart(typed)
    },
    close: () => setStart(null),
    say: setNote,
  }
}
