import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'

const LONG_PRESS_MS = 500
const STILL_PX = 8

/** A finger that rests on the element itself, not on what stands in it. */
export function useLongPress(element: RefObject<HTMLElement | null>, onLongPress: (x: number, y: number) => void) {
  const press = useRef<{ timer: number; x: number; y: number } | null>(null)
  const end = () => {
    clearTimeout(press.current?.timer)
    press.current = null
  }
  useEffect(() => () => clearTimeout(press.current?.timer), [])
  return {
    onPointerDown({ target, pointerType, clientX: x, clientY: y }: PointerEvent<HTMLElement>) {
      end()
      if (pointerType === 'mouse' || target !== element.current) return
      const timer = window.setTimeout(() => {
        end()
        onLongPress(x, y)
      }, LONG_PRESS_MS)
      press.current = { timer, x, y }
    },
    onPointerMove({ clientX, clientY }: PointerEvent<HTMLElement>) {
      if (press.current && Math.hypot(clientX - press.current.x, clientY - press.current.y) > STILL_PX) end()
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}
