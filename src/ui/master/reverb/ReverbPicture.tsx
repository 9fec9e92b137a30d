import type { MasterSettings } from '../../../params'

const WIDTH = 320
const HEIGHT = 200
const LEFT = 12
const BASE = HEIGHT - 24
const TOP = 20
/** Lengths of the time axis, in seconds: the shortest that holds the whole decay. */
const AXES_S = [0.5, 1, 2, 4, 9] as const

/** The reverb's level over time: after the pre-delay it falls by 60 dB within the decay. */
export function ReverbPicture({ reverb }: { reverb: MasterSettings['reverb'] }) {
  const startS = reverb.preDelayMs / 1000
  const axisS = AXES_S.find((seconds) => seconds >= startS + reverb.decaySeconds) ?? 9
  const x = (seconds: number) => LEFT + (seconds / axisS) * (WIDTH - 2 * LEFT)
  const start = x(startS)
  const end = x(startS + reverb.decaySeconds)
  const colour = reverb.on ? 'var(--accent)' : 'var(--faint)'
  return (
    <svg className="picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1={LEFT} x2={WIDTH - LEFT} y1={BASE} y2={BASE} className="transfer-unity" />
      <line x1={LEFT} x2={LEFT} y1={TOP} y2={BASE} stroke="var(--text)" strokeWidth="2" />
      <path d={`M${start},${BASE}V${TOP}L${end},${BASE}Z`} fill={colour} opacity="0.14" />
      <path d={`M${start},${BASE}V${TOP}L${end},${BASE}`} fill="none" stroke={colour} strokeWidth="2" />
      <g className="picture-text">
        <text x={WIDTH - LEFT} y={TOP} textAnchor="end">
          −60 dB after {reverb.decaySeconds.toFixed(2)} s
        </text>
        <text x={WIDTH - LEFT} y={HEIGHT - 8} textAnchor="end">
          {axisS} s
        </text>
      </g>
    </svg>
  )
}
