import { type CSSProperties, useRef } from 'react'
import { useApp } from '../app-context'
import { token } from '../theme/colours'
import { type CompressorReading, type MeterSource, peakDb, readCompressor } from './meter-source'
import { scrollChart } from './scroll-chart'
import { SlotHistory } from './slot-history'
import { useCanvas } from './use-canvas'
import './meters.css'

const SPAN_MS = 8000
const SLOT_MS = 20
/** The reduction hangs from the top on a scale of its own; the level stands on the bottom. */
const RANGE_DB = 12
const LOW_DB = -48
const MARKS_DB = [3, 6, 9]

/** What a compressor took away in the last 8 s, and behind it the level that it heard: what the ear hears as pumping can be seen. */
export function GainReductionHistory({ source }: { source: MeterSource }) {
  const app = useApp()
  const history = useRef<SlotHistory>(null)
  const reading = useRef<CompressorReading>({ keyDb: 0, gainReductionDb: 0, inputPeak: 0, outputPeak: 0 }).current
  const canvas = useCanvas((surface, nowMs) => {
    history.current ??= new SlotHistory(SPAN_MS, SLOT_MS, 2)
    const slots = history.current
    readCompressor(app, source, nowMs, reading)
    slots.offer(0, reading.gainReductionDb)
    slots.offer(1, 1 - peakDb(reading.inputPeak) / LOW_DB)
    const completed = slots.advance(nowMs, app.transport.getState().playing)
    if (completed === 0 && !surface.isNew) return
    const { height } = surface
    const [reductions, levels] = slots.lanes as [Float32Array, Float32Array]
    scrollChart(surface, slots, completed, (context, x, width, at) => {
      const level = Math.min(1, levels[at] ?? 0) * height
      context.globalAlpha = 0.4
      context.fillStyle = token('--line-strong')
      context.fillRect(x, height - level, width, level)
      const depth = (Math.min(RANGE_DB, reductions[at] ?? 0) / RANGE_DB) * height
      context.globalAlpha = 0.75
      context.fillStyle = token('--over')
      context.fillRect(x, 0, width, depth)
      context.globalAlpha = 1
    })
  })
  return (
    <div className="gain-reduction-history">
      <canvas ref={canvas} role="img" aria-label="Gain reduction over the last 8 s, and the level before it" />
      {MARKS_DB.map((db) => (
        <span key={db} className="history-mark" style={{ '--place': db / RANGE_DB } as CSSProperties}>
          −{db}
        </span>
      ))}
    </div>
  )
}
