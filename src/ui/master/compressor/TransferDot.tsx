import { useRef } from 'react'
import { useApp } from '../../app-context'
import { type CompressorReading, type MeterSource, readCompressor } from '../../meters/meter-source'
import { prefersReducedMotion } from '../../meters/reduced-motion'
import { type Surface, useCanvas } from '../../meters/use-canvas'
import { token, tokenOf } from '../../theme/colours'
import { operatingPointDb } from './operating-point'
import { TRANSFER_LOW_DB, transferShare } from './transfer-scale'

/** A third of a second behind the dot. */
const TRAIL = 20
const CALM_MS = 200
const RADIUS_PX = 5
const LEAST_DB = 0.02

interface Props {
  readonly meter: MeterSource
  readonly quietGainDb: number
  readonly mix: number
}

/** Where the sound is on the curve at this moment: what the detector hears, and what is left of it. */
export function TransferDot({ meter, quietGainDb, mix }: Props) {
  const app = useApp()
  const state = useRef({
    reading: { keyDb: 0, gainReductionDb: 0, inputPeak: 0, outputPeak: 0 } as CompressorReading,
    /** In and out of the last frames, dB; the newest stands before `at`. */
    inDb: new Float32Array(TRAIL).fill(Number.NEGATIVE_INFINITY),
    outDb: new Float32Array(TRAIL).fill(Number.NEGATIVE_INFINITY),
    at: 0,
    still: 0,
    lastMs: 0,
  }).current
  const canvas = useCanvas((surface, nowMs) => {
    const calm = prefersReducedMotion()
    if (calm && nowMs - state.lastMs < CALM_MS && !surface.isNew) return
    state.lastMs = nowMs
    const { reading, inDb, outDb } = state
    readCompressor(app, meter, nowMs, reading)
    const before = (state.at + TRAIL - 1) % TRAIL
    const out = operatingPointDb(reading.keyDb, reading.gainReductionDb, quietGainDb, mix)
    const moved =
      Math.abs(reading.keyDb - (inDb[before] ?? 0)) > LEAST_DB || Math.abs(out - (outDb[before] ?? 0)) > LEAST_DB
    state.still = moved ? 0 : state.still + 1
    inDb[state.at] = reading.keyDb
    outDb[state.at] = out
    state.at = (state.at + 1) % TRAIL
    if (state.still > TRAIL && !surface.isNew) return
    draw(surface, inDb, outDb, state.at, calm ? 1 : TRAIL)
  })
  return <canvas ref={canvas} className="transfer-live" />
}

function draw(surface: Surface, inDb: Float32Array, outDb: Float32Array, at: number, count: number) {
  const { context, width, height } = surface
  context.clearRect(0, 0, width, height)
  context.fillStyle = tokenOf(context.canvas, '--hue') || token('--accent')
  for (let n = TRAIL - count; n < TRAIL; n++) {
    const slot = (at + n) % TRAIL
    const levelDb = inDb[slot] as number
    // Under the picture there is nothing to point at.
    if (!(levelDb > TRANSFER_LOW_DB)) continue
    const isNow = n === TRAIL - 1
    context.globalAlpha = isNow ? 1 : (0.4 * (n + 1)) / TRAIL
    if (isNow) context.fillStyle = token('--text')
    const x = transferShare(Math.min(0, levelDb)) * width
    const y = (1 - transferShare(Math.min(0, outDb[slot] as number))) * height
    context.beginPath()
    context.arc(x, y, isNow ? RADIUS_PX : 2.5, 0, 2 * Math.PI)
    context.fill()
  }
  context.globalAlpha = 1
}
