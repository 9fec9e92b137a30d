import { useRef } from 'react'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { colourOf, prepareCanvas } from './canvas'
import { type MeterSource, readPeaksDb } from './meter-source'

const LOW_DB = -60
const HIGH_DB = 6
/** Fall of the bar, dB per second, and how long the highest peak stands before it falls too. */
const FALL_DB_PER_S = 24
const HOLD_MS = 1500

interface Side {
  shownDb: number
  heldDb: number
  heldAtMs: number
}

/** Sample peaks, left and right, with the highest of the last moments. Red is for overs only. */
export function PeakMeter({ source }: { source: MeterSource }) {
  const app = useApp()
  const canvas = useRef<HTMLCanvasElement>(null)
  const state = useRef({ lastMs: 0, hue: '', quiet: false, sides: [newSide(), newSide()] })
  useFrame((nowMs) => {
    const element = canvas.current
    const meter = state.current
    if (!element) return
    const fall = (Math.min(100, nowMs - meter.lastMs) / 1000) * FALL_DB_PER_S
    meter.lastMs = nowMs
    const peaks = readPeaksDb(app, source, nowMs)
    let moving = false
    meter.sides.forEach((side, index) => {
      const peak = peaks[index] ?? Number.NEGATIVE_INFINITY
      side.shownDb = Math.max(peak, side.shownDb - fall, LOW_DB)
      if (peak >= side.heldDb || nowMs - side.heldAtMs > HOLD_MS) {
        side.heldDb = Math.max(peak, side.heldDb - fall * 2, LOW_DB)
        if (peak >= side.heldDb) side.heldAtMs = nowMs
      }
      moving ||= side.shownDb > LOW_DB || side.heldDb > LOW_DB
    })
    // A meter at rest is drawn once and then left alone.
    if (!moving && meter.quiet && element.width > 1) return
    meter.quiet = !moving
    const context = prepareCanvas(element)
    if (!context) return
    meter.hue ||= colourOf(element, '--hue') || colourOf(element, '--accent')
    draw(context, element.clientWidth, element.clientHeight, meter.sides, colourOf(element, '--hue') || meter.hue)
  })
  return <canvas ref={canvas} className="peak-meter" />
}

function newSide(): Side {
  return { shownDb: LOW_DB, heldDb: LOW_DB, heldAtMs: 0 }
}

function draw(context: CanvasRenderingContext2D, width: number, height: number, sides: Side[], hue: string) {
  const bar = (width - 3) / 2
  const yOf = (db: number) => height * (1 - (db - LOW_DB) / (HIGH_DB - LOW_DB))
  context.clearRect(0, 0, width, height)
  sides.forEach((side, index) => {
    const x = index * (bar + 3)
    context.fillStyle = '#212429'
    context.fillRect(x, 0, bar, height)
    context.fillStyle = hue
    const top = yOf(Math.min(0, side.shownDb))
    context.fillRect(x, top, bar, height - top)
    if (side.shownDb > 0) {
      context.fillStyle = '#ef5a4f'
      context.fillRect(x, yOf(Math.min(HIGH_DB, side.shownDb)), bar, yOf(0) - yOf(Math.min(HIGH_DB, side.shownDb)))
    }
    if (side.heldDb > LOW_DB) {
      context.fillStyle = side.heldDb > 0 ? '#ef5a4f' : '#ecebe6'
      context.fillRect(x, yOf(Math.min(HIGH_DB, side.heldDb)), bar, 1.5)
    }
  })
}
