import { useRef } from 'react'
import { useApp } from '../app-context'
import { CANVAS_FONT } from '../meters/canvas'
import { prefersReducedMotion } from '../meters/reduced-motion'
import { type Surface, useCanvas } from '../meters/use-canvas'
import { token } from '../theme/colours'
import { goniometerX, goniometerY } from './goniometer-place'

const PAIRS = 512
/** How much of what was drawn is left after a frame's time, and how long a step lasts for those who want less motion. */
const FADE = 0.22
const FRAME_MS = 1000 / 60
const CALM_MS = 250
/** After so many fades a picture at rest is clean. */
const FADES = 40
const MARGIN_PX = 14

/**
 * Left against right, turned by 45 degrees: the middle stands up, the side lies across. The last pairs of the master's
 * output, fading; the quieter the sound, the more it is drawn up, by a square root, so that a fade-out still has a shape.
 */
export function Goniometer() {
  const app = useApp()
  const state = useRef({ left: new Float32Array(PAIRS), right: new Float32Array(PAIRS), lastMs: 0, fades: 0 }).current
  const canvas = useCanvas((surface, nowMs) => {
    const calm = prefersReducedMotion()
    const step = nowMs - state.lastMs
    if (!surface.isNew && step < (calm ? CALM_MS : FRAME_MS * 0.9)) return
    state.lastMs = nowMs
    const scope = app.live.scope
    const playing = app.transport.getState().playing && scope !== null
    const heard = playing && scope.readPairs(state.left, state.right)
    if (heard) state.fades = 0
    if (!heard && !surface.isNew && state.fades > FADES) return
    state.fades += 1
    fade(surface, surface.isNew || calm)
    if (heard) drawPairs(surface, state.left, state.right)
    drawAxes(surface)
  })
  return (
    <canvas
      ref={canvas}
      className="goniometer"
      role="img"
      aria-label="Goniometer: the middle upwards, the side across. In figures: the correlation beside it."
    />
  )
}

/** Takes from what stands there, and leaves the ground of the box: many veils of its colour would tint it. */
function fade({ context, width, height }: Surface, whole: boolean) {
  if (whole) {
    context.clearRect(0, 0, width, height)
    return
  }
  context.globalCompositeOperation = 'destination-out'
  context.globalAlpha = FADE
  context.fillRect(0, 0, width, height)
  context.globalAlpha = 1
  context.globalCompositeOperation = 'source-over'
}

function drawPairs({ context, width, height }: Surface, left: Float32Array, right: Float32Array) {
  const reach = Math.min(width, height) / 2 - MARGIN_PX
  context.fillStyle = token('--text')
  for (let n = 0; n < left.length; n++) {
    const x = goniometerX(left[n] as number, right[n] as number)
    const y = goniometerY(left[n] as number, right[n] as number)
    const radius = Math.abs(x) + Math.abs(y)
    if (radius < 1e-5) continue
    const scale = (reach * Math.min(1, Math.sqrt(radius))) / radius
    context.fillRect(width / 2 + x * scale - 0.5, height / 2 - y * scale - 0.5, 1, 1)
  }
}

/** The cross of left and right, and their names. */
function drawAxes({ context, width, height }: Surface) {
  const reach = Math.min(width, height) / 2 - MARGIN_PX
  const middle = width / 2
  const centre = height / 2
  context.strokeStyle = token('--line')
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(middle - reach / 2, centre - reach / 2)
  context.lineTo(middle + reach / 2, centre + reach / 2)
  context.moveTo(middle + reach / 2, centre - reach / 2)
  context.lineTo(middle - reach / 2, centre + reach / 2)
  context.moveTo(middle - reach, centre)
  context.lineTo(middle, centre - reach)
  context.lineTo(middle + reach, centre)
  context.lineTo(middle, centre + reach)
  context.closePath()
  context.stroke()
  context.fillStyle = token('--faint')
  context.font = CANVAS_FONT
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText('M', middle, MARGIN_PX / 2 + 1)
  context.fillText('L', middle - reach / 2 - 8, centre - reach / 2 - 6)
  context.fillText('R', middle + reach / 2 + 8, centre - reach / 2 - 6)
  context.fillText('S', middle + reach + 8, centre)
}
