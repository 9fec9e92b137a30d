import { type MouseEvent, type PointerEvent, useRef } from 'react'
import type { NumberParam } from '../../params'
import { newGesture } from './new-gesture'
import { positionOf, type Travel, valueAt } from './taper'

/** Within this many pixels of the thumb a press takes hold of it; farther away the thumb jumps to the pointer. */
const GRASP_PX = 14
/** Share of the pointer's way while Shift is held. */
const FINE = 0.1
/** How far a finger goes along the slider before it drags: until then it may be the beginning of a scroll. */
const TOUCH_SLOP_PX = 6

interface Drag {
  readonly gesture: string
  readonly lengthPx: number
  /** A finger that has not moved far enough yet. */
  waits: boolean
  at: number
  position: number
}

interface Options {
  readonly param: NumberParam
  readonly value: number
  readonly upright: boolean
  readonly travel: Travel
  onChange(value: number, gesture: string | null): void
}

/**
 * Pointer handlers of a slider: drag, Shift for fine moves, double click for the default. A finger drags from where the
 * value is, wherever it lands: it covers what it would aim at, and a touch in passing changes nothing. While `byFinger`,
 * the browser moves its own thumb to the finger (a touch that is refused would not scroll either): not to be listened to.
 */
export function useSliderDrag({ param, value, upright, travel, onChange }: Options) {
  const drag = useRef<Drag | null>(null)
  const firstOfClicks = useRef<string | null>(null)
  const byFinger = useRef(false)

  const along = (event: PointerEvent<HTMLElement>) => (upright ? -event.clientY : event.clientX)
  const end = () => {
    drag.current = null
  }
  const lift = () => {
    byFinger.current = false
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLInputElement>) {
      if (event.button !== 0) return
      const slider = event.currentTarget
      const box = slider.getBoundingClientRect()
      const lengthPx = Math.max(1, upright ? box.height : box.width)
      const pointer = upright ? (box.bottom - event.clientY) / lengthPx : (event.clientX - box.left) / lengthPx
      const gesture = newGesture('drag')
      const isTouch = event.pointerType === 'touch'
      let position = positionOf(param, value, travel)
      slider.setPointerCapture(event.pointerId)
      slider.focus({ preventScroll: true })
      slider.removeAttribute('data-takes-digits')
      if (!isTouch && Math.abs(pointer - position) * lengthPx > GRASP_PX) {
        position = Math.min(1, Math.max(0, pointer))
        onChange(valueAt(param, position, travel), gesture)
      }
      drag.current = { gesture, lengthPx, waits: isTouch, at: along(event), position }
    },
    onPointerMove(event: PointerEvent<HTMLInputElement>) {
      const held = drag.current
      if (!held) return
      const way = along(event) - held.at
      if (held.waits && Math.abs(way) < TOUCH_SLOP_PX) return
      held.at = along(event)
      if (held.waits) {
        held.waits = false
        return
      }
      held.position = Math.min(1, Math.max(0, held.position + (way / held.lengthPx) * (event.shiftKey ? FINE : 1)))
      const next = valueAt(param, held.position, travel)
      if (next !== value) onChange(next, held.gesture)
    },
    onPointerUp: end,
    onPointerCancel: end,
    onDoubleClick() {
      // The first of the two clicks may have moved the thumb: that and the way back are one step of undo.
      onChange(param.default, firstOfClicks.current)
    },
    onMouseDown(event: MouseEvent) {
      // The browser's own thumb must not move along with ours.
      event.preventDefault()
      if (event.detail === 1) firstOfClicks.current = drag.current?.gesture ?? null
    },
    onTouchStart() {
      byFinger.current = true
    },
    onTouchEnd: lift,
    onTouchCancel: lift,
  }
  return { handlers, byFinger }
}
