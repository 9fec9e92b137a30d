import { useEffect, useId, useState } from 'react'
import { newGesture } from '../../controls/new-gesture'
import { readSeconds, secondsText } from './seconds-text'

interface Props {
  readonly label: string
  /** Accessible name, where the label alone says too little. */
  readonly name?: string
  readonly value: number
  readonly min: number
  readonly max: number
  onCommit(seconds: number, gesture: string | null): void
}

const NUDGE_SECONDS = 0.01

/**
 * A time that is typed: Enter or leaving the field keeps it, Escape takes it back, the arrows nudge it by 10 ms, with
 * Shift by 100 ms. What is no time, or lies outside, is not kept, and said.
 */
export function SecondsField({ label, name = label, value, min, max, onCommit }: Props) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [held, setHeld] = useState<string | null>(null)
  const restore = () => {
    setDraft(null)
    setProblem(null)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: an undo takes the place of what is typed
  useEffect(restore, [value])
  const commit = () => {
    if (draft === null) return
    const seconds = readSeconds(draft)
    if (seconds === null) return setProblem('Type a time such as 1:05.250 or 65.25.')
    if (seconds < min || seconds > max) return setProblem(`From ${secondsText(min)} to ${secondsText(max)}.`)
    restore()
    if (seconds !== value) onCommit(seconds, null)
  }
  const nudge = (by: number) => {
    const gesture = held ?? newGesture('nudge')
    setHeld(gesture)
    const next = Math.round((value + by) * 1000) / 1000
    onCommit(Math.min(max, Math.max(min, next)), gesture)
  }
  return (
    <div className="seconds-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        className="text-input filled"
        aria-label={name}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        value={draft ?? secondsText(value)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          commit()
          setHeld(null)
        }}
        onKeyUp={() => setHeld(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') restore()
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault()
            nudge((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1) * NUDGE_SECONDS)
          }
        }}
      />
      {problem && (
        <span id={`${id}-problem`} className="failed" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}
