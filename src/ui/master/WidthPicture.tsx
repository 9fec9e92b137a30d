import { useMemo } from 'react'
import { widthSideDb } from '../../engine/width-curve'
import type { StripSettings } from '../../params'
import { useEngine, useSession } from '../app-context'
import { FrequencyLines } from './equaliser/EqGrid'
import { frequencies, responsePath } from './equaliser/use-response'

const WIDTH = 320
const HEIGHT = 200
const RANGE_DB = 18

/** The response of the side, against the middle's that stands still. */
export function WidthPicture({ settings }: { settings: StripSettings['width'] }) {
  const engine = useEngine()
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const response = useMemo(() => {
    if (!engine) return null
    const hz = frequencies(160, rateHz)
    return { hz, db: widthSideDb(engine.dsp, settings, rateHz, hz) }
  }, [engine, settings, rateHz])
  const colour = settings.on ? 'var(--hue, var(--accent))' : 'var(--faint)'
  return (
    <svg className="picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="Response of the side">
      <FrequencyLines width={WIDTH} height={HEIGHT} lines={[100, 1000, 10_000]} />
      <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} className="transfer-unity" />
      <g className="picture-text">
        <text x={WIDTH - 8} y={HEIGHT / 2 + 14} textAnchor="end">
          Mid 0 dB
        </text>
        <text x="10" y="20">
          Side
        </text>
      </g>
      {response && (
        <path
          d={responsePath(response, WIDTH, HEIGHT, RANGE_DB)}
          fill="none"
          stroke={colour}
          strokeWidth="2"
          strokeLinejoin="round"
        />
      )}
    </svg>
  )
}
