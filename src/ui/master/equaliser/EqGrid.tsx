import { frequencyPlace } from './frequency-place'

const LINES_HZ = [50, 100, 200, 500, 1000, 2000, 5000, 10_000]

interface Props {
  readonly width: number
  readonly height: number
  readonly rangeDb: number
}

/** Frequencies and decibels behind a curve. */
export function EqGrid({ width, height, rangeDb }: Props) {
  // As many lines as leave room for their figures.
  const step = [3, 6, 12].find((db) => (db / rangeDb) * (height / 2) >= 14) ?? 12
  const count = Math.floor((rangeDb - 1) / step)
  const lines = Array.from({ length: 2 * count + 1 }, (_, i) => (i - count) * step)
  return (
    <>
      <FrequencyLines width={width} height={height} />
      <g className="eq-grid">
        {lines.map((db) => {
          const y = height / 2 - (db / rangeDb) * (height / 2)
          return (
            <g key={db}>
              <line x1="0" x2={width} y1={y} y2={y} className={db === 0 ? 'zero' : ''} />
              <text x={width - 8} y={y - 4} textAnchor="end">
                {db > 0 ? `+${db}` : db < 0 ? `−${-db}` : '0 dB'}
              </text>
            </g>
          )
        })}
      </g>
    </>
  )
}

interface FrequencyProps {
  readonly width: number
  readonly height: number
  readonly lines?: readonly number[]
}

export function FrequencyLines({ width, height, lines = LINES_HZ }: FrequencyProps) {
  return (
    <g className="eq-grid">
      {lines.map((hz) => {
        const x = frequencyPlace(hz) * width
        return (
          <g key={hz}>
            <line x1={x} x2={x} y1="0" y2={height} />
            <text x={x + 4} y={height - 6}>
              {hz < 1000 ? hz : `${hz / 1000}k`}
            </text>
          </g>
        )
      })}
    </g>
  )
}
