import { useRef } from 'react'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { prepareCanvas } from './canvas'
import { type MeterSource, readGainReductionDb } from './meter-source'

const SPAN_MS = 8000
const POINTS = 400
const RANGE_DB = 12

/** Gain reduction over the last seconds, hanging from the top: what the ear hears as pumping can be seen. */
export function GainReductionHistory({ source }: { source: MeterSource }) {
  const app = useApp()
  const canvas = useRef<HTMLCanvasElement>(null)
  const state = useRef({ values: new Float32Array(POINTS), at: 0, nextMs: 0, worst: 0, still: 0 })
  useFrame((nowMs) => {
    const element = canvas.current
    const history = state.current
    if (!element) return
    history.worst = Math.max(history.worst, readGainReductionDb(app, source, nowMs))
    if (nowMs < history.nextMs) return
    history.nextMs = nowMs + SPAN_MS / POINTS
    history.values[history.at] = history.worst
    history.at = (history.at + 1) % POINTS
    // After a whole span of rest there is nothing left to move.
    history.still = history.worst > 0.005 ? 0 : history.still + 1
    history.worst = 0
    if (history.still > POINTS + 2) return
    const context = prepareCanvas(element)
    if (context) draw(context, element.clientWidth, element.clientHeight, history.values, history.at)
  })
  return <canvas ref={canvas} className="gain-reduction-history" />
}

function draw(context: CanvasRenderingContext2D, width: number, height: number, values: Float32Array, at: number) {
  context.clearRect(0, 0, width, height)
  context.fillStyle = '#8f949d'
  context.font = '11px "Inter Variable", sans-serif'
  for (const db of [3, 6, 9]) {
    const y = Math.round((db / RANGE_DB) * height) + 0.5
    context.fillRect(0, y, width - 28, 0.25)
    // In a low box there is room for one figure.
    if (height >= 48 || db === RANGE_DB / 2) context.fillText(`−${db}`, width - 22, y + 4)
  }
  context.beginPath()
  context.moveTo(0, 0)
  for (let i = 0; i < POINTS; i++) {
    const value = Math.min(RANGE_DB, values[(at + i) % POINTS] ?? 0)
    context.lineTo((i / (POINTS - 1)) * (width - 28), (value / RANGE_DB) * height)
  }
  context.lineTo(width - 28, 0)
  context.fillStyle = 'rgb(239 90 79 / 45%)'
  context.fill()
}
