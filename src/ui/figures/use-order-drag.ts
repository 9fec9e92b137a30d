import { type MouseEvent, type PointerEvent as ReactPointerEvent, type RefObject, useRef, useState } from 'react'
import type { OrderedProcessor } from '../../params'

/** So far the pointer goes before a press is a drag. */
const THRESHOLD_PX = 4

interface Held {
  readonly id: OrderedProcessor
  readonly place: number
}

/**
 * Moves a row of a list with the pointer: the others make room at once, and the order is set when it is let go; Escape
 * lets go of it where it was. The rows are equally high, so the place is counted from the pointer's height in the list.
 */
export function useOrderDrag(
  list: RefObject<HTMLElement | null>,
  count: number,
  onDrop: (id: OrderedProcessor, place: number) => void,
) {
  const [held, setHeld] = useState<Held | null>(null)
  const dragged = useRef(false)

  const placeAt = (y: number) => {
    const box = list.current?.getBoundingClientRect()
    if (!box) return 0
    return Math.min(count - 1, Math.max(0, Math.floor(((y - box.top) / box.height) * count)))
  }

  const onPointerDown = (id: OrderedProcessor) => (press: ReactPointerEvent) => {
    if (press.button !== 0) return
    dragged.current = false
    let place: number | null = null
    // On the window, because a row that changes its place in the list loses a pointer that it has captured.
    const listeners = new AbortController()
    const { signal } = listeners
    const end = () => {
      listeners.abort()
      setHeld(null)
    }
    const onMove = (event: PointerEvent) => {
      if (event.pointerId !== press.pointerId) return
      if (place === null && Math.abs(event.clientY - press.clientY) < THRESHOLD_PX) return
      dragged.current = true
      const next = placeAt(event.clientY)
      if (next !== place) setHeld({ id, place: next })
      place = next
    }
    const onUp = (event: PointerEvent) => {
      if (event.pointerId !== press.pointerId) return
      if (place !== null) onDrop(id, place)
      end()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end()
    }
    window.addEventListener('pointermove', onMove, { signal })
    window.addEventListener('pointerup', onUp, { signal })
    window.addEventListener('pointercancel', end, { signal })
    window.addEventListener('keydown', onKey, { signal })
  }

  // What ends a drag is no click on what was dragged.
  const onClickCapture = (event: MouseEvent) => {
    if (!dragged.current) return
    dragged.current = false
    event.preventDefault()
    event.stopPropagation()
  }
  return { held, handlers: (id: OrderedProcessor) => ({ onPointerDown: onPointerDown(id), onClickCapture }) }
}
