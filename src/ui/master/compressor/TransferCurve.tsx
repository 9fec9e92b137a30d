import type { COMPRESSOR, CompressorSettings, GLUE } from '../../../params'
import type { Path } from '../../../state/document-path'
import type { MeterSource } from '../../meters/meter-source'
import { TransferDot } from './TransferDot'
import { TransferHandles } from './TransferHandles'
import { transferShare } from './transfer-scale'
import { useTransfer } from './use-transfer'

const SIZE = 240
const LINES_DB = [-48, -36, -24, -12]
const x = (db: number) => transferShare(db) * SIZE
const y = (db: number) => SIZE - x(Math.min(12, Math.max(-60, db)))

interface Props {
  readonly table: typeof COMPRESSOR | typeof GLUE
  readonly settings: CompressorSettings
  readonly path: Path
  readonly undoName: string
  readonly meter: MeterSource
}

/** What goes in and what comes out, in decibels, once the level has settled; over it, where the sound is now. */
export function TransferCurve({ table, settings, path, undoName, meter }: Props) {
  const transfer = useTransfer(settings)
  const points =
    transfer && Array.from(transfer.inputsDb, (db, n) => `${x(db)},${y(transfer.outputsDb[n] ?? db).toFixed(2)}`)
  return (
    <div className="transfer-box">
      <svg
        className="transfer"
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label="Transfer curve of the compressor"
      >
        {LINES_DB.map((db) => (
          <g key={db} className="eq-grid">
            <line x1={x(db)} x2={x(db)} y1="0" y2={SIZE} />
            <line x1="0" x2={SIZE} y1={y(db)} y2={y(db)} />
            <text x={x(db) + 3} y={SIZE - 5}>
              {`−${-db}`}
            </text>
          </g>
        ))}
        <line x1="0" y1={SIZE} x2={SIZE} y2="0" className="transfer-unity" />
        <line
          x1={x(settings.thresholdDb)}
          x2={x(settings.thresholdDb)}
          y1="0"
          y2={SIZE}
          className="transfer-threshold"
        />
        {points && (
          <path
            d={`M${points.join('L')}`}
            fill="none"
            strokeWidth="2"
            stroke={settings.on ? 'var(--hue, var(--accent))' : 'var(--faint)'}
          />
        )}
        {transfer && (
          <TransferHandles
            table={table}
            settings={settings}
            transfer={transfer}
            path={path}
            undoName={undoName}
            size={SIZE}
          />
        )}
      </svg>
      {settings.on && transfer && (
        <TransferDot meter={meter} quietGainDb={transfer.quietGainDb} mix={settings.mixPercent / 100} />
      )}
    </div>
  )
}
