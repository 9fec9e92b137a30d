import { CANVAS_FONT } from '../meters/canvas'
import type { Surface } from '../meters/use-canvas'
import { token } from '../theme/colours'

/** Left of the bars stand their names. */
const NAME_PX = 14
const BAR_PX = 8
const GAP_PX = 3

/** A level on its scale, all as shares of it: 0 at the low end, 1 at the high end. */
export interface ScaleBar {
  readonly name: string
  readonly colour: `--${string}`
  share: number
  /** A fainter bar behind it. */
  behind: number
  /** A line; under 0 there is none. */
  line: number
}

export interface BarMark {
  readonly share: number
  readonly text: string
  readonly isZero: boolean
}

/** Two bars that lie, over one scale. */
export function drawScaleBars(surface: Surface, bars: readonly ScaleBar[], marks: readonly BarMark[]): void {
  const { context, width, height } = surface
  const length = width - NAME_PX
  const xOf = (share: number) => NAME_PX + share * length
  context.clearRect(0, 0, width, height)
  context.font = CANVAS_FONT
  for (let index = 0; index < bars.length; index++) {
    const { name, colour, share, behind, line } = bars[index] as ScaleBar
    const y = index * (BAR_PX + GAP_PX)
    context.fillStyle = token('--secondary')
    context.fillText(name, 0, y + BAR_PX)
    context.fillStyle = token('--track')
    context.fillRect(NAME_PX, y, length, BAR_PX)
    context.fillStyle = token('--line-strong')
    context.fillRect(NAME_PX, y, behind * length, BAR_PX)
    context.fillStyle = token(colour)
    context.fillRect(NAME_PX, y, share * length, BAR_PX)
    if (line > 0) context.fillRect(Math.min(width - 2, xOf(line)), y, 2, BAR_PX)
  }
  const bottom = bars.length * (BAR_PX + GAP_PX)
  for (const { share, text, isZero } of marks) {
    const x = xOf(share)
    context.fillStyle = isZero ? token('--accent') : token('--line-strong')
    context.fillRect(Math.min(width - 1, x), isZero ? 0 : bottom - GAP_PX, 1, isZero ? bottom + 2 : 5)
    context.fillStyle = isZero ? token('--accent') : token('--faint')
    const textWidth = context.measureText(text).width
    context.fillText(text, Math.min(width - textWidth, Math.max(NAME_PX, x - textWidth / 2)), height - 1)
  }
}

/** Whether a bar stands elsewhere than in `drawn` (three places for each), by more than can be seen; takes note. */
export function haveMoved(bars: readonly ScaleBar[], drawn: Float64Array): boolean {
  let moved = false
  for (let n = 0; n < bars.length; n++) {
    const { share, behind, line } = bars[n] as ScaleBar
    const far = (value: number, slot: number) => Math.abs(value - (drawn[3 * n + slot] ?? 0)) > 0.0005
    if (!far(share, 0) && !far(behind, 1) && !far(line, 2)) continue
    moved = true
    drawn[3 * n] = share
    drawn[3 * n + 1] = behind
    drawn[3 * n + 2] = line
  }
  return moved
}
