import type { CSSProperties } from 'react'
import { useApp } from '../../app-context'
import { playingMeters } from '../../meters/meter-source'
import { scrollChart } from '../../meters/scroll-chart'
import { type Surface, useCanvas } from '../../meters/use-canvas'
import { token } from '../../theme/colours'
import { CeilingLine } from './CeilingLine'
import { LANE, type LimiterHistory } from './limiter-history'
import { FOOT_DB, limiterShare, TOP_DB } from './limiter-scale'

const MARKS_DB = [0, -6, -12, -18, -24]
/** At the foot stand the marks of events. */
const EVENT_PX = 5

interface Props {
  readonly history: LimiterHistory
  readonly on: boolean
  readonly ceilingDbtp: number
}

/** The last 8 s: what comes into the limiter, what leaves it, and what was taken, hanging from the top on the same scale. */
export function LimiterScope({ history, on, ceilingDbtp }: Props) {
  const app = useApp()
  const canvas = useCanvas((surface, nowMs) => {
    const completed = history.update(playingMeters(app, nowMs)?.master ?? null, nowMs, on, ceilingDbtp)
    if (completed > 0 || surface.isNew) draw(surface, history, completed)
  })
  return (
    <div className="limiter-scope">
      {MARKS_DB.map((db) => (
        <span key={db} className="history-mark" style={{ '--place': 1 - limiterShare(db) } as CSSProperties}>
          {db === 0 ? '0' : `−${-db}`}
        </span>
      ))}
      <canvas
        ref={canvas}
        role="img"
        aria-label="Level into and out of the limiter, its gain reduction and true-peak events over the last 8 s"
      />
      <CeilingLine ceilingDbtp={ceilingDbtp} />
    </div>
  )
}

function draw(surface: Surface, { slots }: LimiterHistory, completed: number) {
  const { height } = surface
  const pxPerDb = height / (TOP_DB - FOOT_DB)
  const lane = (index: number, at: number) => slots.lanes[index]?.[at] ?? 0
  scrollChart(surface, slots, completed, (context, x, width, at) => {
    const input = lane(LANE.input, at) * height
    const output = lane(LANE.output, at) * height
    context.globalAlpha = 0.55
    context.fillStyle = token('--line-strong')
    context.fillRect(x, height - input, width, input)
    context.globalAlpha = 1
    context.fillStyle = token('--wave')
    context.fillRect(x, height - output, width, output)
    context.fillStyle = token('--over')
    context.globalAlpha = 0.8
    context.fillRect(x, 0, width, lane(LANE.reductionDb, at) * pxPerDb)
    context.globalAlpha = 1
    if (lane(LANE.over, at) > 0) context.fillRect(x, 0, width, height)
    else if (lane(LANE.held, at) > 0) {
      context.fillStyle = token('--accent')
      context.fillRect(x, height - EVENT_PX, width, EVENT_PX)
    }
  })
}
