import { type PointerEvent, useEffect, useRef } from 'react'
import { setBand } from '../../../commands/set-band'
import type { Path } from '../../../state/document-path'
import { useApp } from '../../app-context'
import { newGesture } from '../../controls/new-gesture'
import { type Pull, pullBand, startPull } from './node-pull'
import { readBand } from './read-band'

/** A press that moves less than this has not pulled. */
const STILL_PX = { mouse: 2, touch: 8 }
/** A finger that rests so long asks for the menu. */
const LONG_PRESS_MS = 500

interface Options {
  readonly bandPath: Path
  readonly undoName: string
  readonly width: number
  readonly dbPerPx: number
  onLongPress(clientX: number, clientY: number): void
}

interface Held {
  readonly gesture: string
  readonly pull: Pull
  readonly stillPx: number
  hasMoved: boolean
  x: number
  y: number
}

/** Pointer handlers of a node: drag, Shift for fine moves, Alt for its Q; a finger that rests opens the menu. */
export function useNodePull({ bandPath, undoName, width, dbPerPx, onLongPress }: Options) {
  const app = useApp()
  const held = useRef<Held | null>(null)
  const timer = useRef(0)
  const end = () => {
    held.current = null
    clearTimeout(timer.current)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const band = readBand(app, bandPath)
      if (event.button !== 0 || !band) return
      const { currentTarget: node, clientX: x, clientY: y } = event
      node.setPointerCapture(event.pointerId)
      node.focus({ preventScroll: true })
      const stillPx = event.pointerType === 'mouse' ? STILL_PX.mouse : STILL_PX.touch
      held.current = { gesture: newGesture('node'), pull: startPull(band), stillPx, hasMoved: false, x, y }
      if (event.pointerType === 'mouse') return
      timer.current = window.setTimeout(() => {
        end()
        onLongPress(x, y)
      }, LONG_PRESS_MS)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const drag = held.current
      const band = drag && readBand(app, bandPath)
      if (!drag || !band) return
      const [right, up] = [event.clientX - drag.x, drag.y - event.clientY]
      if (!drag.hasMoved && Math.hypot(right, up) < drag.stillPx) return
      drag.hasMoved = true
      clearTimeout(timer.current)
      drag.x = event.clientX
      drag.y = event.clientY
      const values = pullBand(band, drag.pull, { right, up, width, dbPerPx, fine: event.shiftKey, byQ: event.altKey })
      setBand(app, bandPath, values, undoName, drag.gesture)
    },
    onPointerUp: end,
    onPointerCancel: end,
    onLostPointerCapture: end,
  }
}
