import { useRef } from 'react'
import { numberText } from '../../params/value-text'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { LiveText } from '../meters/LiveText'
import { useCanvas } from '../meters/use-canvas'
import { token } from '../theme/colours'
import { signedText } from './loudness-scale'
import { LowestHold } from './lowest-hold'

/** Correlation of left and right as a mark between -1 and +1, with the lowest since the loudness was reset. */
export function CorrelationBar() {
  const { live, transport } = useApp()
  const state = useRef({ lowest: new LowestHold(), drawn: Number.NaN, drawnLowest: Number.NaN }).current
  useFrame(() => {
    if (live.loudness('maxMomentaryLufs') === null) state.lowest.clear()
    else if (transport.getState().playing) state.lowest.update(live.loudness('correlation'))
  })
  const canvas = useCanvas((surface) => {
    const now = live.loudness('correlation') ?? Number.NaN
    const lowest = state.lowest.value ?? Number.NaN
    const same = Object.is(now, state.drawn) && Object.is(lowest, state.drawnLowest)
    if (same && !surface.isNew) return
    state.drawn = now
    state.drawnLowest = lowest
    const { context, width, height } = surface
    const xOf = (value: number) => ((Math.min(1, Math.max(-1, value)) + 1) / 2) * (width - 2)
    context.fillStyle = token('--track')
    context.fillRect(0, 0, width, height)
    if (!Number.isNaN(now)) {
      const [from, to] = now < 0 ? [xOf(now), xOf(0)] : [xOf(0), xOf(now)]
      context.fillStyle = now < 0 ? token('--accent') : token('--text')
      context.fillRect(from, 0, to - from + 2, height)
    }
    context.fillStyle = token('--line-strong')
    context.fillRect(xOf(0) + 0.5, 0, 1, height)
    if (!Number.isNaN(lowest)) {
      context.fillStyle = token('--accent')
      context.fillRect(xOf(lowest), 0, 2, height)
    }
  })
  const text = (value: number | null) => (value === null ? '–' : signedText(value, 2))
  return (
    <div className="tile correlation" title="Left with right, now: +1 is mono, 0 is wide, below 0 is lost in mono">
      <dt>Correlation</dt>
      <dd>
        <LiveText read={() => text(live.loudness('correlation'))} className="correlation-figure" />
        <small>
          {' '}
          lowest <LiveText read={() => text(state.lowest.value)} className="lowest-figure" />
        </small>
        <canvas ref={canvas} className="correlation-bar" />
        <span className="correlation-scale" aria-hidden="true">
          <span>{numberText(-1, 0)}</span>
          <span>0</span>
          <span>+1</span>
        </span>
      </dd>
    </div>
  )
}
