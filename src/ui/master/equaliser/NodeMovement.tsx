import { useRef } from 'react'
import { useApp } from '../../app-context'
import { useFrame } from '../../frame-loop'
import { readDynamicGainDb } from '../../meters/meter-source'

const FALL_DB_PER_SECOND = 30

interface Props {
  /** The strip's place among the groups. */
  readonly strip: number
  readonly pxPerDb: number
}

/** Where a dynamic band's gain is at this moment: a line from its node, as far as the sound moves it. */
export function NodeMovement({ strip, pxPerDb }: Props) {
  const app = useApp()
  const line = useRef<HTMLDivElement>(null)
  const state = useRef({ shownDb: 0, drawnPx: 0, lastMs: 0 })
  useFrame((nowMs) => {
    const { current: moved } = state
    const fall = (Math.min(100, nowMs - moved.lastMs) / 1000) * FALL_DB_PER_SECOND
    moved.lastMs = nowMs
    const gainDb = readDynamicGainDb(app, strip, nowMs)
    const kept = Math.sign(moved.shownDb) * Math.max(0, Math.abs(moved.shownDb) - fall)
    moved.shownDb = Math.abs(gainDb) >= Math.abs(kept) ? gainDb : kept
    const px = -moved.shownDb * pxPerDb
    if (!line.current || Math.abs(px - moved.drawnPx) < 0.3) return
    moved.drawnPx = px
    line.current.style.transform = `scaleY(${px.toFixed(1)})`
  })
  return <div ref={line} className="eq-node-movement" />
}
