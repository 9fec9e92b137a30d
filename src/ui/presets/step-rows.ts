import type { KeyboardEvent } from 'react'

/** Arrow keys step through the presets of a panel; all else is the browser's. */
export function stepRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || (event.target as Element).closest('[role=radiogroup]')) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.preset-apply')]
  const at = rows.findIndex((row) => row.closest('li')?.contains(event.target as Node))
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
