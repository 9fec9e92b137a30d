import { type RefObject, useEffect, useRef } from 'react'
import type { NumberParam } from '../../params'
import { newGesture } from './new-gesture'
import { stepped } from './taper'

/** A notch of a common wheel, in pixels of scrolling. Touchpads send many small ones, which add up. */
const NOTCH_PX = 50
const LINE_PX = 25
/** Turns with less between them are one movement, undone as one. */
const PAUSE_MS = 600

interface Options {
  readonly input: RefObject<HTMLInputElement | null>
  readonly param: NumberParam
  readonly value: number
  onChange(value: number, gesture: string | null): void
}

/**
 * The wheel over a slider: a notch is a press of an arrow key (Shift: ten). Only while the slider has the focus, or with
 * Alt: who scrolls a panel of sliders must not turn what passes under the pointer.
 */
export function useSliderWheel({ input, param, value, onChange }: Options): void {
  const newest = useRef({ param, value, onChange })
  useEffect(() => {
    newest.current = { param, value, onChange }
  })
  useEffect(() => {
    const element = input.current
    if (!element) return
    let rest = 0
    let last = { gesture: '', atMs: Number.NEGATIVE_INFINITY }
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || (document.activeElement !== element && !event.altKey)) return
      event.preventDefault()
      // With Shift, some systems turn the wheel sideways.
      const turned = event.deltaY || event.deltaX
      const px = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? turned : turned * LINE_PX
      if (event.timeStamp - last.atMs > PAUSE_MS) {
        rest = 0
        last = { gesture: newGesture('wheel'), atMs: 0 }
      }
      last.atMs = event.timeStamp
      rest = Math.abs(px) >= NOTCH_PX ? Math.sign(px) * NOTCH_PX : rest + px
      const notches = Math.trunc(rest / NOTCH_PX)
      if (notches === 0) return
      rest -= notches * NOTCH_PX
      const now = newest.current
      const next = stepped(now.param, now.value, -notches * (event.shiftKey ? 10 : 1))
      if (next !== now.value) now.onChange(next, last.gesture)
    }
    // React listens passively, and then the page would scroll as well.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [input])
}
