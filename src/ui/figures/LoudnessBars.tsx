import { useMemo, useRef } from 'react'
import { useApp } from '../app-context'
import { useCanvas } from '../meters/use-canvas'
import { ebuScale, type MeterChoice, scaleMarks, scaleShare } from './loudness-scale'
import { drawScaleBars, haveMoved, type ScaleBar } from './scale-bars'

const NONE = Number.NEGATIVE_INFINITY

/** Momentary and short-term as they are, without ballistics of their own; a line for the maximum, one for zero. */
export function LoudnessBars({ choice, zero }: { choice: MeterChoice; zero: number }) {
  const { live } = useApp()
  const scale = ebuScale(choice.scale)
  const marks = useMemo(
    () =>
      scaleMarks(choice, zero).map(({ lufs, text }) => ({
        share: scaleShare(lufs, scale, zero),
        text,
        isZero: lufs === zero,
      })),
    [choice, scale, zero],
  )
  const state = useRef({ bars: newBars(), drawn: new Float64Array(6), marks })
  const canvas = useCanvas((surface) => {
    const { bars, drawn } = state.current
    const [momentary, shortTerm] = bars
    momentary.share = scaleShare(live.loudness('momentaryLufs') ?? NONE, scale, zero)
    momentary.line = scaleShare(live.loudness('maxMomentaryLufs') ?? NONE, scale, zero)
    shortTerm.share = scaleShare(live.loudness('shortTermLufs') ?? NONE, scale, zero)
    shortTerm.line = scaleShare(live.loudness('maxShortTermLufs') ?? NONE, scale, zero)
    const moved = haveMoved(bars, drawn)
    if (!moved && !surface.isNew && state.current.marks === marks) return
    state.current.marks = marks
    drawScaleBars(surface, bars, marks)
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

function newBars(): [ScaleBar, ScaleBar] {
  return [
    { name: 'M', colour: '--secondary', share: 0, behind: 0, line: 0 },
    { name: 'S', colour: '--text', share: 0, behind: 0, line: 0 },
  ]
}
