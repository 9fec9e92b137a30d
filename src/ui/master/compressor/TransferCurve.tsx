import { useMemo } from 'react'
import { compressorCurveDb } from '../../../engine/response-curve'
import { type CompressorSettings, defaultStrip, packBlock, STRIP_LAYOUT } from '../../../params'
import { useEngine } from '../../app-context'

const SIZE = 240
const LOW_DB = -60
const INPUTS_DB = Float64Array.from({ length: 121 }, (_, i) => LOW_DB + i * 0.5)

/** What goes in and what comes out, in decibels, once the level has settled; by the code that runs. */
export function TransferCurve({ settings }: { settings: CompressorSettings }) {
  const engine = useEngine()
  const outputs = useMemo(() => {
    if (!engine) return null
    // Glue is the same processor: its settings stand in a strip's block just as well.
    const block = new Float64Array(STRIP_LAYOUT.length)
    packBlock(STRIP_LAYOUT, { ...defaultStrip(), compressor: settings }, block)
    return compressorCurveDb(engine.dsp, block, 'strip', INPUTS_DB)
  }, [engine, settings])
  const x = (db: number) => ((db - LOW_DB) / -LOW_DB) * SIZE
  const y = (db: number) => SIZE - x(Math.min(12, Math.max(LOW_DB, db)))
  const path = outputs && `M${Array.from(INPUTS_DB, (db, i) => `${x(db)},${y(outputs[i] ?? db).toFixed(2)}`).join('L')}`
  return (
    <svg className="transfer" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label="Transfer curve of the compressor">
      {[-48, -36, -24, -12].map((db) => (
        <g key={db} className="eq-grid">
          <line x1={x(db)} x2={x(db)} y1="0" y2={SIZE} />
          <line x1="0" x2={SIZE} y1={y(db)} y2={y(db)} />
          <text x={x(db) + 3} y={SIZE - 5}>
            {`−${-db}`}
          </text>
        </g>
      ))}
      <line x1="0" y1={SIZE} x2={SIZE} y2="0" className="transfer-unity" />
      <line x1={x(settings.thresholdDb)} x2={x(settings.thresholdDb)} y1="0" y2={SIZE} className="transfer-threshold" />
      {path && (
        <path
          d={path}
          fill="none"
          strokeWidth="2"
          stroke={settings.on ? 'var(--hue, var(--accent))' : 'var(--faint)'}
        />
      )}
    </svg>
  )
}
