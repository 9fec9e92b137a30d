import { useRef } from 'react'
import { numberText } from '../../params/value-text'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { readDynamicGainDb } from './meter-source'

/** How fast the figure goes back to nothing, in dB a second, and how often it is written. */
const FALL_DB_PER_SECOND = 18
const TEXT_MS = 100

/** What the dynamic bands of a strip's equaliser do at this moment: the gain of the one that moves farthest. */
export function DynamicGainFigure({ index }: { index: number }) {
  const app = useApp()
  const figure = useRef<HTMLSpanElement>(null)
  const state = useRef({ shownDb: 0, lastMs: 0, textMs: 0 })
  useFrame((nowMs) => {
    const meter = state.current
    const fall = (Math.min(100, nowMs - meter.lastMs) / 1000) * FALL_DB_PER_SECOND
    meter.lastMs = nowMs
    const gainDb = readDynamicGainDb(app, index, nowMs)
    const kept = Math.sign(meter.shownDb) * Math.max(0, Math.abs(meter.shownDb) - fall)
    meter.shownDb = Math.abs(gainDb) >= Math.abs(kept) ? gainDb : kept
    const text = `${numberText(meter.shownDb, 1)} dB`
    if (!figure.current || nowMs - meter.textMs < TEXT_MS || figure.current.textContent === text) return
    figure.current.textContent = text
    meter.textMs = nowMs
  })
  return (
    <span className="dynamic-gain" aria-hidden="true">
      now{' '}
      <span ref={figure} className="dynamic-gain-figure">
        0.0 dB
      </span>
    </span>
  )
}
