import { areaPath, type EqResponses, type Response, responsePath } from './use-response'

interface Props {
  readonly responses: EqResponses
  readonly width: number
  readonly height: number
  readonly rangeDb: number
  readonly on: boolean
  /** Of the chosen band alone; null where it does nothing. */
  readonly chosen: Response | null
}

/** An equaliser's response, where it can move to, and the side's where that is another. */
export function EqTraces({ responses, width, height, rangeDb, on, chosen }: Props) {
  const { main, full, side } = responses
  const box = [width, height, rangeDb] as const
  const colour = on ? 'var(--hue, var(--accent))' : 'var(--faint)'
  const legendX = width - 190
  return (
    <g className="eq-traces">
      <path className="eq-area" d={closed(main, ...box)} fill={colour} opacity={on ? 0.09 : 0.03} />
      {chosen && <path className="eq-chosen" d={closed(chosen, ...box)} fill={colour} opacity={on ? 0.3 : 0.08} />}
      {full && <path d={areaPath(main, full, ...box)} fill={colour} opacity={on ? 0.22 : 0.06} />}
      {full && <path className="eq-full" d={responsePath(full, ...box)} stroke={colour} />}
      {side && <path className="eq-side" d={responsePath(side, ...box)} stroke={colour} />}
      <path d={responsePath(main, ...box)} fill="none" stroke={colour} strokeWidth="2" strokeLinejoin="round" />
      {side && (
        <g className="eq-legend">
          <line x1={legendX} x2={legendX + 18} y1="16" y2="16" stroke={colour} strokeWidth="2" />
          <text x={legendX + 24} y="20">
            Mid
          </text>
          <line x1={legendX + 60} x2={legendX + 78} y1="16" y2="16" className="eq-side" stroke={colour} />
          <text x={legendX + 84} y="20">
            Side
          </text>
        </g>
      )}
    </g>
  )
}

/** A response and the line of no gain, as a closed path. */
function closed(response: Response, width: number, height: number, rangeDb: number): string {
  return `${responsePath(response, width, height, rangeDb)}L${width},${height / 2}L0,${height / 2}Z`
}
