import { overReferences, type ReferenceBalance } from '../../analysis/reference-balance'
import { numberText } from '../../params/value-text'
import type { BalanceCurve } from './balance-curve'
import { TonalBalanceDifference } from './TonalBalanceDifference'
import {
  BAND_NAMES_HZ,
  bandPlace,
  curvePath,
  fieldPath,
  levelLines,
  levelPlace,
  levelRange,
  NAMED_HZ,
} from './tonal-balance-scale'
import { balanceText } from './tonal-balance-text'

interface Props {
  readonly curves: readonly BalanceCurve[]
  readonly against: ReferenceBalance | null
  /** What the references are called. */
  readonly references: readonly string[]
}

/** The curves over the field of the references, and under it by how much the first one differs from their mean. */
export function TonalBalancePicture({ curves, against, references }: Props) {
  const [first] = curves
  const field = against ?? first?.balance
  const range = levelRange([
    ...curves.map(({ balance }) => balance.levelsDb),
    ...(field ? [field.lowDb, field.highDb] : []),
  ])
  const over = first && against && overReferences(first.balance, against)
  return (
    <figure className="balance-figure">
      <div className="balance-picture">
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          {levelLines(range).map((level) => (
            <path key={level} className="balance-line" d={`M0 ${100 * levelPlace(level, range)}H1000`} />
          ))}
          {field && <path className="balance-field" d={fieldPath(field.lowDb, field.highDb, range)} />}
          {against && <path className="balance-mean" d={curvePath(against.levelsDb, range)} />}
          {curves.map(({ slot, balance, isOld, look }) => (
            <path
              key={slot}
              className={`balance-curve ${look}${isOld ? ' old' : ''}`}
              d={curvePath(balance.levelsDb, range)}
            />
          ))}
        </svg>
        {levelLines(range).map((level) => (
          <span
            key={level}
            className="balance-level"
            style={{ top: `${100 * levelPlace(level, range)}%` }}
            aria-hidden="true"
          >
            {numberText(level, 0)}
          </span>
        ))}
      </div>
      {first && against && over && <TonalBalanceDifference curve={first} over={over} against={against} />}
      <div className="balance-axis" aria-hidden="true">
        {NAMED_HZ.map((hz) => (
          <span key={hz} style={{ left: `${100 * bandPlace(BAND_NAMES_HZ.indexOf(hz))}%` }}>
            {hz < 1000 ? hz : `${hz / 1000}k`}
          </span>
        ))}
      </div>
      <figcaption>
        {first && against && over && <p>{balanceText(first.name, first.balance.levelsDb, over, against)}</p>}
        <p className="secondary">{fieldText(first?.name, against, references)}</p>
      </figcaption>
    </figure>
  )
}

function fieldText(first: string | undefined, against: ReferenceBalance | null, references: readonly string[]): string {
  const scale = 'dB in third octaves, every sound at equal loudness (0 LUFS).'
  if (against?.spread === 'references') {
    return `The field reaches from the lowest to the highest of ${references.length} references, the line in it is their mean. ${scale}`
  }
  const whose = against ? `“${references[0]}”` : `${first}, as there is no reference,`
  return `The field is how ${whose} moves over time: the middle 80 % of its windows of 3 s. ${scale}`
}
