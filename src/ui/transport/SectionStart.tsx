import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { moveSection } from '../../commands/move-section'
import { timeText } from '../../params/value-text'
import type { SectionDoc } from '../../session/document'
import { sectionName, startLimits } from '../../session/section-list'
import { useApp } from '../app-context'
import { newGesture } from '../controls/new-gesture'

interface Props {
  readonly sections: readonly SectionDoc[]
  readonly index: number
  readonly songSeconds: number
}

/** Where a section starts: a line that is dragged, or moved by the arrows 0.1 s at a time and with Shift a second. */
export function SectionStart({ sections, index, songSeconds }: Props) {
  const app = useApp()
  const heldKey = useRef<string | null>(null)
  const drag = useRef<{ gesture: string; from: number; clientX: number; secondsPerPx: number } | null>(null)
  const section = sections[index]
  if (!section) return null
  const { id, startSeconds } = section
  const { min, max } = startLimits(sections, index, songSeconds)

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const target = keyTarget(event, startSeconds, min, max)
    if (target === null) return
    event.preventDefault()
    event.stopPropagation()
    heldKey.current ??= newGesture('key')
    moveSection(app, id, target, heldKey.current)
  }
  const endKey = () => {
    heldKey.current = null
  }
  const onPointerDown = (event: PointerEvent<HTMLInputElement>) => {
    const row = event.currentTarget.parentElement
    if (event.button !== 0 || !row) return
    event.currentTarget.setPointerCapture(event.pointerId)
    event.currentTarget.focus({ preventScroll: true })
    const secondsPerPx = songSeconds / Math.max(1, row.clientWidth)
    drag.current = { gesture: newGesture('drag'), from: startSeconds, clientX: event.clientX, secondsPerPx }
  }
  const endDrag = () => {
    drag.current = null
  }
  return (
    <input
      className="section-start"
      style={{ left: `${(startSeconds / songSeconds) * 100}%` }}
      type="range"
      aria-label={`Start of ${sectionName(sections, index)}`}
      aria-valuetext={timeText(startSeconds, 1)}
      title="Drag to move the start; arrow keys move it 0.1 s, with Shift 1 s"
      min={min}
      max={max}
      step="any"
      value={startSeconds}
      onChange={(event) => moveSection(app, id, event.target.valueAsNumber)}
      onKeyDown={onKeyDown}
      onKeyUp={endKey}
      onBlur={endKey}
      // The browser's own thumb must not jump to the pointer.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        const held = drag.current
        if (!held) return
        moveSection(app, id, held.from + (event.clientX - held.clientX) * held.secondsPerPx, held.gesture)
      }}
      onPointerUp={endDrag}
      onPointerCancel={endDrag}
    />
  )
}

function keyTarget(event: KeyboardEvent, now: number, min: number, max: number): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const step = event.shiftKey ? 1 : 0.1
  const targets: Record<string, number> = {
    ArrowRight: now + step,
    ArrowUp: now + step,
    ArrowLeft: now - step,
    ArrowDown: now - step,
    PageUp: now + 1,
    PageDown: now - 1,
    Home: min,
    End: max,
  }
  return targets[event.key] ?? null
}
