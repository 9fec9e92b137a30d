import { type MouseEvent, type PointerEvent, useRef } from 'react'
import type { NumberParam } from '../../params'
import { newGesture } from './new-gesture'
import { positionOf, type Travel, valueAt } from './taper'

/** Within this many pixels of the thumb a press takes hold of it; farther away the thumb jumps to the pointer. */
const GRASP_PX = 14
/** Share of the pointer's way while Shift is held. */
const FINE = 0.1

interface Drag {
  readonly gesture: string
  readonly lengthPx: number
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

/** Pointer handlers of a slider: drag, Shift for fine moves, double click for the default. */
export function useSliderDrag({ param, value, upright, travel, onChange }: Options) {
  const drag = useRef<Drag | null>(null)

  const along = (event: PointerEvent<HTMLElement>) => (upright ? -event.clientY : event.clientX)

  return {
    onPointerDown(event: PointerEvent<HTMLInputElement>) {
      if (event.button !== 0) return
      const box = event.currentTarget.getBoundingClientRect()
      const lengthPx = Math.max(1, upright ? box.height : box.width)
      const pointer = upright ? (box.bottom - event.clientY) / lengthPx : (event.clientX - box.left) / lengthPx
      const gesture = newGesture('drag')
      let position = positionOf(param, value, travel)
      event.currentTarget.setPointerCapture(event.pointerId)
      event.currentTarget.focus({ preventScroll: true })
      if (Math.abs(pointer - position) * lengthPx > GRASP_PX) {
        position = Math.min(1, Math.max(0, pointer))
        onChange(valueAt(param, position, travel), gesture)
      }
      drag.current = { gesture, lengthPx, at: along(event), position }
    },
    onPointerMove(event: PointerEvent<HTMLInputElement>) {
      const held = drag.current
      if (!held) return
      const moved = ((along(event) - held.at) / held.lengthPx) * (event.shiftKey ? FINE : 1)
      held.at = along(event)
      held.position = Math.min(1, Math.max(0, held.position + moved))
      const next = valueAt(param, held.position, travel)
      if (next !== value) onChange(next, held.gesture)
    },
    onPointerUp() {
      drag.current = null
    },
    onPointerCancel() {
      drag.current = null
    },
    onDoubleClick() {
      onChange(param.default, null)
    },
    // The browser's own thumb must not move along with ours.
    onMouseDown(event: MouseEvent) {
      event.preventDefault()
    },
  }
}
