import { useRef } from 'react'
import { useApp } from '../app-context'
import { token } from '../theme/colours'
import { type MeterSource, readGainReductionDb } from './meter-source'
import { scrollChart } from './scroll-chart'
import { SlotHistory } from './slot-history'
import { useCanvas } from './use-canvas'
import './meters.css'

const SPAN_MS = 8000
/** Twenty steps a second are enough for so small a picture. */
const SLOT_MS = 50
const RANGE_DB = 12

/** What a compressor took away in the last 8 s, hanging from the top, in small: cheap enough for a strip each. */
export function GainReductionTrace({ source }: { source: MeterSource }) {
  const app = useApp()
  const history = useRef<SlotHistory>(null)
  const canvas = useCanvas((surface, nowMs) => {
    history.current ??= new SlotHistory(SPAN_MS, SLOT_MS, 1)
    history.current.offer(0, readGainReductionDb(app, source, nowMs))
    const completed = history.current.advance(nowMs, app.transport.getState().playing)
    if (completed === 0 && !surface.isNew) return
    const values = history.current.lanes[0] as Float32Array
    const { height } = surface
    scrollChart(surface, history.current, completed, (context, x, width, at) => {
      const depth = (Math.min(RANGE_DB, values[at] ?? 0) / RANGE_DB) * height
      if (depth < 0.25) return
      context.fillStyle = token('--over')
      context.globalAlpha = 0.6
      context.fillRect(x, 0, width, depth)
      context.globalAlpha = 1
    })
  })
  return <canvas ref={canvas} className="gain-reduction-trace" />
}
