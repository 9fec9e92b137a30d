import { useRef } from 'react'
import { numberText } from '../../params/value-text'
import { type Surface, useCanvas } from '../meters/use-canvas'
import { token } from '../theme/colours'
import { HISTORY_SECONDS, type LiveMinute } from './live-minute'
import { type EbuScale, scaleShare } from './loudness-scale'

interface Props {
  readonly minute: LiveMinute
  readonly scale: EbuScale
  readonly zero: number
}

/** The last minute that was played: short-term as a line, momentary faint behind it, the scale's zero across. */
export function LiveHistory({ minute, scale, zero }: Props) {
  const drawn = useRef({ version: -1, scale, zero })
  const canvas = useCanvas((surface) => {
    const before = drawn.current
    const same = before.version === minute.version && before.scale === scale && before.zero === zero
    if (same && !surface.isNew) return
    before.version = minute.version
    before.scale = scale
    before.zero = zero
    draw(surface, minute, scale, zero)
  })
  return (
    <div className="live-history">
      <canvas
        ref={canvas}
        role="img"
        aria-label="Short-term loudness, and momentary behind it, over the last minute of playing"
      />
      <span className="live-history-note" aria-hidden="true">
        <span>S, M faint, {HISTORY_SECONDS} s</span>
        <span>0 LU is {numberText(zero, 1)} LUFS</span>
      </span>
    </div>
  )
}

function draw({ context, width, height }: Surface, minute: LiveMinute, scale: EbuScale, zero: number) {
  const yOf = (lufs: number) => height - scaleShare(lufs, scale, zero) * height
  const zeroY = Math.round(yOf(zero)) + 0.5
  context.clearRect(0, 0, width, height)
  context.lineWidth = 1
  line(context, minute.momentaryLufs, minute.at, width, yOf, token('--line-strong'))
  context.setLineDash([3, 3])
  context.strokeStyle = token('--accent')
  context.beginPath()
  context.moveTo(0, zeroY)
  context.lineTo(width, zeroY)
  context.stroke()
  context.setLineDash([])
  context.lineWidth = 1.5
  line(context, minute.shortTermLufs, minute.at, width, yOf, token('--text'))
}

/** The points from the oldest on; where there was no reading the line is broken. */
function line(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  oldest: number,
  width: number,
  yOf: (lufs: number) => number,
  colour: string,
) {
  context.strokeStyle = colour
  context.beginPath()
  let drawing = false
  for (let n = 0; n < values.length; n++) {
    const lufs = values[(oldest + n) % values.length] as number
    const isThere = lufs > Number.NEGATIVE_INFINITY
    const x = (n / (values.length - 1)) * width
    if (isThere && drawing) context.lineTo(x, yOf(lufs))
    else if (isThere) context.moveTo(x, yOf(lufs))
    drawing = isThere
  }
  context.stroke()
}
