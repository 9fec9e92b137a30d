import { type PointerEvent, useRef } from 'react'
import { seek, setRange } from './listening'
import type { Review } from './review-context'

/** Less than this is a click. */
const DRAG_PIXELS = 6

/** A press on the waveform goes there; a drag marks a range. */
export function useRangeDrag(review: Review) {
  const from = useRef<{ x: number; dragged: boolean } | null>(null)
  const frameAt = (event: PointerEvent<HTMLElement>, x = event.clientX) => {
    const box = event.currentTarget.getBoundingClientRect()
    const { startFrame, endFrame } = review.song
    return startFrame + ((x - box.left) / box.width) * (endFrame - startFrame)
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      from.current = { x: event.clientX, dragged: false }
      event.currentTarget.setPointerCapture(event.pointerId)
      event.currentTarget.querySelector('input')?.focus({ preventScroll: true, focusVisible: false } as FocusOptions)
      event.preventDefault()
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!from.current) return
      from.current.dragged ||= Math.abs(event.clientX - from.current.x) >= DRAG_PIXELS
      if (from.current.dragged) {
        setRange(review, { startFrame: frameAt(event, from.current.x), endFrame: frameAt(event) })
      }
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (from.current && !from.current.dragged) seek(review, frameAt(event))
      from.current = null
    },
    onPointerCancel() {
      from.current = null
    },
  }
}
