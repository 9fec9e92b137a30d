import { useMemo } from 'react'
import type { StripSettings } from '../../../params'
import { useEngine } from '../../app-context'
import { saturatorCurve, saturatorHarmonicsDb } from './saturator-curve'

const WIDTH = 320
const HEIGHT = 200
/** The curve on the left, a square; the harmonics on the right. */
const SIDE = 176
const TOP = 12
const INPUTS = Float64Array.from({ length: 81 }, (_, i) => (i - 40) / 40)
/** The sine of 1 kHz whose harmonics are drawn. */
const LEVEL_DBFS = -6
const HARMONICS = [2, 3, 4, 5]
const LOW_DB = -80

/** What comes out for what goes in, and the harmonics that a sine at -6 dBFS gets: by the code that runs. */
export function SaturatorPicture({ settings }: { settings: StripSettings['saturator'] }) {
  const engine = useEngine()
  const drawn = useMemo(
    () =>
      engine && {
        outputs: saturatorCurve(engine.dsp, settings, INPUTS),
        harmonicsDb: saturatorHarmonicsDb(engine.dsp, settings, LEVEL_DBFS),
      },
    [engine, settings],
  )
  const colour = settings.on ? 'var(--hue, var(--accent))' : 'var(--faint)'
  const x = (value: number) => TOP + ((value + 1) / 2) * SIDE
  const y = (value: number) => TOP + (1 - (Math.min(1, Math.max(-1, value)) + 1) / 2) * SIDE
  return (
    <svg
      className="picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={drawn ? `Harmonics of a sine at -6 dBFS: ${spoken(drawn.harmonicsDb)}` : 'Harmonics'}
    >
      <g className="eq-grid">
        <line x1={x(0)} x2={x(0)} y1={TOP} y2={TOP + SIDE} />
        <line x1={TOP} x2={TOP + SIDE} y1={y(0)} y2={y(0)} />
      </g>
      <line x1={x(-1)} x2={x(1)} y1={y(-1)} y2={y(1)} className="transfer-unity" />
      {drawn && (
        <path
          d={`M${Array.from(INPUTS, (input, i) => `${x(input)},${y(drawn.outputs[i] ?? 0).toFixed(2)}`).join('L')}`}
          fill="none"
          stroke={colour}
          strokeWidth="2"
        />
      )}
      {drawn &&
        HARMONICS.map((n, i) => <Harmonic key={n} number={n} db={drawn.harmonicsDb[i] ?? LOW_DB} colour={colour} />)}
    </svg>
  )
}

function Harmonic({ number, db, colour }: { number: number; db: number; colour: string }) {
  const x = SIDE + 36 + (number - 2) * 26
  const bottom = TOP + SIDE - 16
  const length = (Math.max(0, db - LOW_DB) / -LOW_DB) * (bottom - TOP - 14)
  return (
    <g className="picture-text">
      <rect x={x - 4} y={bottom - length} width="8" height={length} rx="2" fill={colour} />
      <text x={x} y={bottom - length - 5} textAnchor="middle">
        {db > LOW_DB ? `−${Math.round(-db)}` : ''}
      </text>
      <text x={x} y={bottom + 14} textAnchor="middle">
        H{number}
      </text>
    </g>
  )
}

function spoken(harmonicsDb: readonly number[]): string {
  return harmonicsDb.map((db, i) => `H${i + 2} ${db > LOW_DB ? `${Math.round(db)} dB` : 'none'}`).join(', ')
}
