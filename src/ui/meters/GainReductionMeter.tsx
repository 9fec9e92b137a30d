import { useRef } from 'react'
import { numberText } from '../../params/value-text'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { token } from '../theme/colours'
import { type MeterSource, readGainReductionDb } from './meter-source'
import { useCanvas } from './use-canvas'
import './meters.css'

const RANGE_DB = 12
const FALL_DB_PER_SECOND = 18
const TEXT_MS = 100

/** How much a compressor takes away at this moment: a short red bar from the right, and the figure. */
export function GainReductionMeter({ source }: { source: MeterSource }) {
  const app = useApp()
  const figure = useRef<HTMLSpanElement>(null)
  const meter = useRef({ shownDb: 0, drawnDb: -1, writtenDb: 0, lastMs: 0, textMs: 0 }).current
  useFrame((nowMs) => {
    const fall = (Math.min(100, nowMs - meter.lastMs) / 1000) * FALL_DB_PER_SECOND
    meter.lastMs = nowMs
    meter.shownDb = Math.max(readGainReductionDb(app, source, nowMs), meter.shownDb - fall, 0)
    const tenths = Math.round(meter.shownDb * 10) / 10
    if (!figure.current || nowMs - meter.textMs < TEXT_MS || tenths === meter.writtenDb) return
    figure.current.textContent = `${numberText(-tenths, 1)} dB`
    meter.writtenDb = tenths
    meter.textMs = nowMs
  })
  const canvas = useCanvas((surface) => {
    if (!surface.isNew && Math.abs(meter.shownDb - meter.drawnDb) < 0.02) return
    meter.drawnDb = meter.shownDb
    const { context, width, height } = surface
    context.fillStyle = token('--track')
    context.fillRect(0, 0, width, height)
    context.fillStyle = token('--over')
    const length = (Math.min(RANGE_DB, meter.shownDb) / RANGE_DB) * width
    context.fillRect(width - length, 0, length, height)
  })
  return (
    <>
      <canvas ref={canvas} className="gain-reduction-meter" />
      <span ref={figure} className="gain-reduction-figure" aria-hidden="true">
        0.0 dB
      </span>
    </>
  )
}
