import { useRef } from 'react'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { prepareCanvas } from '../meters/canvas'
import { type MeterChoice, scaleMarks, scaleShare } from './loudness-scale'

/** Left of the bars stand their names. */
const NAME_PX = 14
const BAR_PX = 8
const GAP_PX = 3

interface Bar {
  readonly name: string
  readonly lufs: number
  readonly maxLufs: number
  readonly colour: string
}

/** Momentary and short-term as they are, without ballistics of their own; a line for the maximum, one for zero. */
export function LoudnessBars({ choice, zero }: { choice: MeterChoice; zero: number }) {
  const { live } = useApp()
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef('')
  useFrame(() => {
    const element = canvas.current
    if (!element) return
    const value = (name: Parameters<typeof live.loudness>[0]) => live.loudness(name) ?? Number.NEGATIVE_INFINITY
    const bars: Bar[] = [
      { name: 'M', lufs: value('momentaryLufs'), maxLufs: value('maxMomentaryLufs'), colour: '#a6aab2' },
      { name: 'S', lufs: value('shortTermLufs'), maxLufs: value('maxShortTermLufs'), colour: '#ecebe6' },
    ]
    // What does not move is not drawn again.
    const levels = bars.map(({ lufs, maxLufs }) => `${lufs.toFixed(2)} ${maxLufs.toFixed(2)}`)
    const key = `${levels} ${JSON.stringify(choice)} ${zero} ${element.clientWidth} ${devicePixelRatio}`
    if (key === drawn.current) return
    drawn.current = key
    const context = prepareCanvas(element)
    if (context) draw(context, element.clientWidth, element.clientHeight, bars, choice, zero)
  })
  return (
    <canvas
      ref={canvas}
      className="loudness-bars"
      role="img"
      aria-label="Momentary and short-term loudness on the scale"
    />
  )
}

function draw(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  bars: readonly Bar[],
  choice: MeterChoice,
  zero: number,
) {
  const length = width - NAME_PX
  const xOf = (lufs: number) => NAME_PX + scaleShare(lufs, choice.scale, zero) * length
  context.clearRect(0, 0, width, height)
  context.font = '11px "Inter Variable", sans-serif'
  bars.forEach(({ name, lufs, maxLufs, colour }, index) => {
    const y = index * (BAR_PX + GAP_PX)
    context.fillStyle = '#a6aab2'
    context.fillText(name, 0, y + BAR_PX)
    context.fillStyle = '#212429'
    context.fillRect(NAME_PX, y, length, BAR_PX)
    context.fillStyle = colour
    context.fillRect(NAME_PX, y, xOf(lufs) - NAME_PX, BAR_PX)
    if (maxLufs > Number.NEGATIVE_INFINITY) context.fillRect(Math.min(width - 2, xOf(maxLufs)), y, 2, BAR_PX)
  })
  const bottom = bars.length * (BAR_PX + GAP_PX)
  for (const { lufs, text } of scaleMarks(choice, zero)) {
    const x = xOf(lufs)
    context.fillStyle = lufs === zero ? '#f0b35b' : '#70757f'
    context.fillRect(Math.min(width - 1, x), lufs === zero ? 0 : bottom - GAP_PX, 1, lufs === zero ? bottom + 2 : 5)
    context.fillStyle = lufs === zero ? '#f0b35b' : '#8f949d'
    const half = context.measureText(text).width / 2
    context.fillText(text, Math.min(width - 2 * half, Math.max(NAME_PX, x - half)), height - 1)
  }
}
