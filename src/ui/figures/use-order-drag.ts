import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { OrderedProcessor } from '../../params'

/** So far the pointer goes before a press is a drag. */
const THRESHOLD_PX = 4

interface Held {
  readonly id: OrderedProcessor
  readonly place: number
}

/**
 * Moves a row of a list with the pointer: the others make room at once, and the order is set when it is let go.
 * The rows are equally high, so the place is counted from the pointer's height in the list.
 */
export function useOrderDrag(
  list: RefObject<HTMLElement | null>,
  order: readonly OrderedProcessor[],
  onDrop: (id: OrderedProcessor, place: number) => void,
) {
  const [held, setHeld] = useState<Held | null>(null)
  const press = useRef<{ id: OrderedProcessor; y: number; moved: boolean } | null>(null)

  const placeAt = (y: number) => {
    const box = list.current?.getBoundingClientRect()
    if (!box) return 0
    return Math.min(order.length - 1, Math.max(0, Math.floor(((y - box.top) / box.height) * order.length)))
  }
  const end = () => {
    press.current = press.current?.moved ? press.current : null
    setHeld(null)
  }

  const handlers = (id: OrderedProcessor) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button === 0) press.current = { id, y: event.clientY, moved: false }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const pressed = press.current
      if (!pressed || event.buttons === 0) return
      if (!pressed.moved && Math.abs(event.clientY - pressed.y) < THRESHOLD_PX) return
      pressed.moved = true
      event.currentTarget.setPointerCapture(event.pointerId)
      const place = placeAt(event.clientY)
      if (held?.id !== pressed.id || held.place !== place) setHeld({ id: pressed.id, place })
    },
    onPointerUp() {
      if (held) onDrop(held.id, held.place)
      end()
    },
    onPointerCancel: end,
    // What ends a drag is no click on what was dragged.
    onClickCapture(event: MouseEvent) {
      if (!press.current?.moved) return
      event.preventDefault()
      event.stopPropagation()
      press.current = null
    },
  })
  return { held, handlers }
}
