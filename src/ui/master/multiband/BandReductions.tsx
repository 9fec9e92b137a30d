import { useRef } from 'react'
import { useApp } from '../../app-context'
import { playingMeters } from '../../meters/meter-source'
import { type Surface, useCanvas } from '../../meters/use-canvas'
import { token } from '../../theme/colours'
import { frequencyPlace } from '../equaliser/frequency-place'
import type { Response } from '../equaliser/use-response'

/** A reduction that moves by less is not drawn anew. */
const LEAST_DB = 0.03

interface Props {
  /** Each band's curve at rest, its gain in it. */
  readonly curves: readonly Response[]
  readonly rangeDb: number
}

/** What is taken from each band at this moment: the area that its curve has sunk by. */
export function BandReductions({ curves, rangeDb }: Props) {
  const app = useApp()
  const state = useRef({ takenDb: new Float64Array(curves.length), curves }).current
  const canvas = useCanvas((surface, nowMs) => {
    if (state.takenDb.length !== curves.length) state.takenDb = new Float64Array(curves.length)
    const reductions = playingMeters(app, nowMs)?.master.multibandGainReductionDb
    let moved = state.curves !== curves || surface.isNew
    state.curves = curves
    for (let band = 0; band < curves.length; band++) {
      const taken = reductions?.[band] ?? 0
      if (Math.abs(taken - (state.takenDb[band] ?? 0)) < LEAST_DB) continue
      state.takenDb[band] = taken
      moved = true
    }
    if (moved) draw(surface, curves, state.takenDb, rangeDb)
  })
  return <canvas ref={canvas} className="band-reductions" />
}

function draw(surface: Surface, curves: readonly Response[], takenDb: Float64Array, rangeDb: number) {
  const { context, width, height } = surface
  context.clearRect(0, 0, width, height)
  context.fillStyle = token('--over')
  const yOf = (db: number) => (1 - db / rangeDb) * (height / 2)
  for (let band = 0; band < curves.length; band++) {
    const { hz, db } = curves[band] as Response
    const taken = takenDb[band] ?? 0
    if (taken < LEAST_DB) continue
    context.globalAlpha = 0.4
    context.beginPath()
    for (let n = 0; n < hz.length; n++) context.lineTo(frequencyPlace(hz[n] ?? 1) * width, yOf(db[n] ?? 0))
    for (let n = hz.length - 1; n >= 0; n--) {
      context.lineTo(frequencyPlace(hz[n] ?? 1) * width, yOf((db[n] ?? 0) - taken))
    }
    context.fill()
  }
  context.globalAlpha = 1
}
