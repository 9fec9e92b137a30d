import { useRef } from 'react'
import { useSettings } from '../../app-context'
import { useSize } from '../use-size'
import { FrequencyLines } from './EqGrid'
import { SpectrumCanvas } from './SpectrumCanvas'
import { SPECTRUM_FOOT_DB, SPECTRUM_TOP_DB } from './spectrum-scene'

const LINES_DB = [-20, -40, -60, -80]
/** Two figures want so much room. */
const LINE_PX = 18

interface Props {
  /** The token of what is watched: its family's hue, or the accent. */
  readonly hue: `--${string}`
}

/**
 * The spectrum by itself, with its scales: what comes into the watched processor and what leaves it. Who shows it says
 * with `useWatched` which processor that is.
 */
export function SpectrumAnalyser({ hue }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const tilt = useSettings((state) => state.spectrumTiltDbPerOctave)
  const pxPerDb = height / (SPECTRUM_TOP_DB - SPECTRUM_FOOT_DB)
  const lines = LINES_DB.filter((_, index) => index % 2 === 0 || pxPerDb * 20 >= LINE_PX)
  return (
    <div ref={box} className="spectrum-analyser" role="img" aria-label="Live spectrum, before and after">
      <SpectrumCanvas hue={hue} width={width} />
      <svg width={width} height={height} aria-hidden="true">
        <FrequencyLines width={width} height={height} />
        <g className="eq-grid">
          {lines.map((db) => {
            const y = (SPECTRUM_TOP_DB - db) * pxPerDb
            return (
              <g key={db}>
                <line x1="0" x2={width} y1={y} y2={y} />
                <text x={width - 8} y={y < 18 ? y + 13 : y - 4} textAnchor="end">
                  {`−${-db}${db === LINES_DB[0] ? ' dB' : ''}`}
                </text>
              </g>
            )
          })}
          <text x="8" y="16">
            {tilt === 0 ? 'Per line' : `At 1 kHz; tilted by ${tilt} dB per octave`}
          </text>
        </g>
      </svg>
    </div>
  )
}
