import { useRef } from 'react'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { token, tokenOf } from '../theme/colours'
import { ClipLatch } from './ClipLatch'
import { CANVAS_FONT } from './canvas'
import { latchClip } from './clip-latches'
import { HIGH_DB, LEVEL_MARKS_DB, LOW_DB, levelShare } from './level-scale'
import { type MeterSource, peakDb, readPeaks } from './meter-source'
import { PeakBallistics } from './peak-ballistics'
import { type Surface, useCanvas } from './use-canvas'
import './meters.css'

/** Two bars with room for the scale's marks between them, and above them the squares of the clip latch. */
const GAP_PX = 3
const LATCH_PX = 8
const TOP_PX = LATCH_PX + 3
const BARS_PX = 24
/** So much room they need, and so far apart they stand. */
const FIGURES_PX = 24
const FIGURE_PX = 13
/** What cannot be seen need not be drawn. */
const LEAST_DB = 0.05

interface Props {
  readonly source: MeterSource
  /** Whether the scale's figures stand beside it, where the window is wide enough. */
  readonly figures?: boolean
}

/**
 * Sample peaks, left and right, in dBFS: a digital peak meter with the return of IEC 60268-10, Type I. The line is the
 * highest of the last moments; the squares above stay lit after an over until somebody clears them.
 */
export function PeakMeter({ source, figures = false }: Props) {
  const app = useApp()
  const meter = useRef({
    peaks: new Float64Array(2),
    left: new PeakBallistics(),
    right: new PeakBallistics(),
    drawn: new Float64Array(4),
  })
  // Its readings go on where its picture has no room.
  useFrame((nowMs) => {
    const { peaks, left, right } = meter.current
    readPeaks(app, source, nowMs, peaks)
    const [leftPeak = 0, rightPeak = 0] = peaks
    left.update(peakDb(leftPeak), nowMs)
    right.update(peakDb(rightPeak), nowMs)
    if (leftPeak > 1 || rightPeak > 1) {
      const key = source.kind === 'strip' ? app.session.getState().session?.groups[source.index]?.id : source.kind
      if (key !== undefined) latchClip(key, leftPeak, rightPeak)
    }
  })
  const canvas = useCanvas((surface) => {
    const { left, right, drawn } = meter.current
    if (!surface.isNew && !hasMoved(drawn, left, right)) return
    draw(surface, left, right)
  })
  return (
    <div className={figures ? 'peak-meter with-figures' : 'peak-meter'}>
      <ClipLatch source={source} />
      <canvas ref={canvas} />
    </div>
  )
}

/** Whether a bar or a line stands elsewhere than it was drawn; takes note of where. */
function hasMoved(drawn: Float64Array, left: PeakBallistics, right: PeakBallistics): boolean {
  const moved =
    Math.abs(left.shownDb - (drawn[0] ?? 0)) > LEAST_DB ||
    Math.abs(left.heldDb - (drawn[1] ?? 0)) > LEAST_DB ||
    Math.abs(right.shownDb - (drawn[2] ?? 0)) > LEAST_DB ||
    Math.abs(right.heldDb - (drawn[3] ?? 0)) > LEAST_DB
  if (!moved) return false
  drawn[0] = left.shownDb
  drawn[1] = left.heldDb
  drawn[2] = right.shownDb
  drawn[3] = right.heldDb
  return true
}

function draw(surface: Surface, left: PeakBallistics, right: PeakBallistics) {
  const { context, width, height } = surface
  const begin = width - BARS_PX
  const bar = (BARS_PX - GAP_PX) / 2
  if (surface.isNew) drawScale(surface, begin, bar)
  drawBar(context, left, begin, bar, height)
  drawBar(context, right, begin + bar + GAP_PX, bar, height)
}

function yOf(db: number, height: number): number {
  return TOP_PX + (height - TOP_PX) * (1 - levelShare(db))
}

function drawBar(context: CanvasRenderingContext2D, level: PeakBallistics, x: number, width: number, height: number) {
  const zero = yOf(0, height)
  context.fillStyle = token('--track')
  context.fillRect(x, TOP_PX, width, height - TOP_PX)
  context.fillStyle = tokenOf(context.canvas, '--hue') || token('--accent')
  const top = yOf(Math.min(0, level.shownDb), height)
  context.fillRect(x, top, width, height - top)
  if (level.shownDb > 0) {
    const over = yOf(Math.min(HIGH_DB, level.shownDb), height)
    context.fillStyle = token('--over')
    context.fillRect(x, over, width, zero - over)
  }
  if (level.heldDb > LOW_DB) {
    context.fillStyle = level.heldDb > 0 ? token('--over') : token('--text')
    context.fillRect(x, Math.max(TOP_PX, Math.round(yOf(level.heldDb, height)) - 1), width, 2)
  }
}

/** What stands still: the squares while they are dark, the marks, their figures. */
function drawScale({ context, width, height }: Surface, begin: number, bar: number) {
  context.clearRect(0, 0, width, height)
  context.fillStyle = token('--track')
  context.fillRect(begin, 0, bar, LATCH_PX)
  context.fillRect(begin + bar + GAP_PX, 0, bar, LATCH_PX)
  context.font = CANVAS_FONT
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  for (const db of LEVEL_MARKS_DB) {
    context.fillStyle = db === 0 ? token('--text') : token('--line-strong')
    context.fillRect(begin + bar, Math.min(height - 1, Math.round(yOf(db, height))), GAP_PX, 1)
  }
  if (begin < FIGURES_PX) return
  const places: number[] = []
  context.fillStyle = token('--faint')
  for (const db of LEVEL_MARKS_DB) {
    const place = Math.min(height - 5, Math.round(yOf(db, height)))
    if (places.some((other) => Math.abs(other - place) < FIGURE_PX)) continue
    places.push(place)
    context.fillText(db < 0 ? `−${-db}` : db > 0 ? `+${db}` : '0', begin - 5, place)
  }
}
