import { useRef } from 'react'
import { numberText } from '../../../params/value-text'
import { useApp } from '../../app-context'
import { LiveText } from '../../meters/LiveText'
import { LOW_DB, levelShare } from '../../meters/level-scale'
import { type CompressorReading, type MeterSource, peakDb, readCompressor } from '../../meters/meter-source'
import { PeakBallistics } from '../../meters/peak-ballistics'
import { type Surface, useCanvas } from '../../meters/use-canvas'
import { token, tokenOf } from '../../theme/colours'

const LINES_DB = [0, -12, -24, -36, -48]
const BAR_PX = 12

/** Sample peaks where the sound enters the compressor and where it leaves: after make-up and mix. */
export function CompressorLevels({ meter }: { meter: MeterSource }) {
  const app = useApp()
  const state = useRef({
    reading: { keyDb: 0, gainReductionDb: 0, inputPeak: 0, outputPeak: 0 } as CompressorReading,
    input: new PeakBallistics(),
    output: new PeakBallistics(),
    drawn: Number.NaN,
  }).current
  const canvas = useCanvas((surface, nowMs) => {
    const { reading, input, output } = state
    readCompressor(app, meter, nowMs, reading)
    input.update(peakDb(reading.inputPeak), nowMs)
    output.update(peakDb(reading.outputPeak), nowMs)
    const key = input.shownDb + 200 * output.shownDb + 40_000 * (input.heldDb + 200 * output.heldDb)
    if (key === state.drawn && !surface.isNew) return
    state.drawn = key
    draw(surface, input, output)
  })
  const held = (level: PeakBallistics) => () => (level.heldDb > LOW_DB ? numberText(level.heldDb, 1) : '–')
  return (
    <div className="compressor-levels" title="Sample peaks into and out of the compressor, dBFS">
      <canvas ref={canvas} role="img" aria-label="Level into and out of the compressor" />
      <span>
        In <LiveText read={held(state.input)} className="level-figure" />
      </span>
      <span>
        Out <LiveText read={held(state.output)} className="level-figure" />
      </span>
      <span className="faint">dBFS</span>
    </div>
  )
}

function draw({ context, width, height }: Surface, input: PeakBallistics, output: PeakBallistics) {
  context.clearRect(0, 0, width, height)
  context.fillStyle = token('--line')
  for (const db of LINES_DB) context.fillRect(0, Math.round(height * (1 - levelShare(db))), width, 1)
  drawBar(context, width / 2 - BAR_PX - 3, height, input, token('--secondary'))
  drawBar(context, width / 2 + 3, height, output, tokenOf(context.canvas, '--hue') || token('--accent'))
}

function drawBar(context: CanvasRenderingContext2D, x: number, height: number, level: PeakBallistics, colour: string) {
  context.fillStyle = token('--track')
  context.fillRect(x, 0, BAR_PX, height)
  context.fillStyle = colour
  const length = levelShare(level.shownDb) * height
  context.fillRect(x, height - length, BAR_PX, length)
  if (level.heldDb <= LOW_DB) return
  context.fillStyle = level.heldDb > 0 ? token('--over') : token('--text')
  context.fillRect(x, Math.round(height * (1 - levelShare(level.heldDb))), BAR_PX, 2)
}
