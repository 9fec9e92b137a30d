import { useRef } from 'react'
import { numberText } from '../../params/value-text'
import { useFrame } from '../frame-loop'
import { prepareCanvas } from '../meters/canvas'
import { HISTORY_SECONDS, type LiveMinute } from './live-minute'
import { type MeterChoice, scaleShare } from './loudness-scale'

interface Props {
  readonly minute: LiveMinute
  readonly choice: MeterChoice
  readonly zero: number
}

/** The last minute that was played: short-term as a line, momentary faint behind it, the scale's zero across. */
export function LiveHistory({ minute, choice, zero }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef('')
  useFrame(() => {
    const element = canvas.current
    if (!element) return
    const { clientWidth: width, clientHeight: height } = element
    const key = `${minute.version} ${choice.scale} ${zero} ${width} ${height} ${devicePixelRatio}`
    if (key === drawn.current) return
    drawn.current = key
    const context = prepareCanvas(element)
    if (!context) return
    const yOf = (lufs: number) => height - scaleShare(lufs, choice.scale, zero) * height
    context.clearRect(0, 0, width, height)
    context.lineWidth = 1
    line(context, minute.momentaryLufs, minute.at, width, yOf, '#5d626b')
    context.setLineDash([3, 3])
    context.strokeStyle = '#f0b35b'
    context.beginPath()
    context.moveTo(0, Math.round(yOf(zero)) + 0.5)
    context.lineTo(width, Math.round(yOf(zero)) + 0.5)
    context.stroke()
    context.setLineDash([])
    context.lineWidth = 1.5
    line(context, minute.shortTermLufs, minute.at, width, yOf, '#ecebe6')
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
