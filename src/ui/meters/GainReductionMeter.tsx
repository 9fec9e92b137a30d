import { useRef } from 'react'
import { numberText } from '../../params/value-text'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { prepareCanvas } from './canvas'
import { type MeterSource, readGainReductionDb } from './meter-source'

const RANGE_DB = 12

/** How much a compressor takes away at this moment: a short red bar from the right, and the figure. */
export function GainReductionMeter({ source }: { source: MeterSource }) {
  const app = useApp()
  const canvas = useRef<HTMLCanvasElement>(null)
  const figure = useRef<HTMLSpanElement>(null)
  const state = useRef({ shownDb: 0, drawnDb: -1, lastMs: 0, textMs: 0 })
  useFrame((nowMs) => {
    const meter = state.current
    const element = canvas.current
    if (!element) return
    const fall = (Math.min(100, nowMs - meter.lastMs) / 1000) * 18
    meter.lastMs = nowMs
    meter.shownDb = Math.max(readGainReductionDb(app, source, nowMs), meter.shownDb - fall, 0)
    const text = `${numberText(-meter.shownDb, 1)} dB`
    if (figure.current && nowMs - meter.textMs > 100 && figure.current.textContent !== text) {
      figure.current.textContent = text
      meter.textMs = nowMs
    }
    if (Math.abs(meter.shownDb - meter.drawnDb) < 0.02 && element.width > 1) return
    meter.drawnDb = meter.shownDb
    const context = prepareCanvas(element)
    if (!context) return
    const { clientWidth: width, clientHeight: height } = element
    context.fillStyle = '#2b2f36'
    context.fillRect(0, 0, width, height)
    context.fillStyle = '#ef5a4f'
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
