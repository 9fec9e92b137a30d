import type { ReferenceBalance } from '../../analysis/reference-balance'
import { numberText } from '../../params/value-text'
import type { BalanceCurve } from './balance-curve'
import { BAND_NAMES_HZ, bandPlace } from './tonal-balance-scale'
import { isOutside } from './tonal-balance-text'

interface Props {
  readonly curve: BalanceCurve
  /** How far each band is over the references' mean, in dB. */
  readonly over: Float64Array
  readonly against: ReferenceBalance
}

const LEAST_DB = 6
const MOST_DB = 18
const WIDTH = 0.7 / BAND_NAMES_HZ.length

/** A bar for each band, up where there is more than in the references; lit where it is outside their spread. */
export function TonalBalanceDifference({ curve, over, against }: Props) {
  const most = Math.max(...Array.from(over, (value) => (Number.isFinite(value) ? Math.abs(value) : 0)))
  const endDb = Math.min(MOST_DB, Math.max(LEAST_DB, 3 * Math.ceil(most / 3)))
  return (
    <div className="balance-difference">
      <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
        <path className="balance-line" d="M0 50H1000" />
        {Array.from(over, (value, band) => {
          if (!Number.isFinite(value)) return null
          const height = 50 * Math.min(1, Math.abs(value) / endDb)
          const isLit = isOutside(curve.balance.levelsDb[band] as number, band, against)
          return (
            <rect
              key={BAND_NAMES_HZ[band]}
              className={isLit ? 'outside' : ''}
              x={1000 * (bandPlace(band) - WIDTH / 2)}
              width={1000 * WIDTH}
              y={value > 0 ? 50 - height : 50}
              height={height}
            />
          )
        })}
      </svg>
      <span className="balance-level" style={{ top: '8px' }} aria-hidden="true">
        +{numberText(endDb, 0)}
      </span>
      <span className="balance-level" style={{ top: 'calc(100% - 8px)' }} aria-hidden="true">
        {numberText(-endDb, 0)}
      </span>
    </div>
  )
}
