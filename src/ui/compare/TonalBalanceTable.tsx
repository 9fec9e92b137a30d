import { overReferences, type ReferenceBalance } from '../../analysis/reference-balance'
import { numberText } from '../../params/value-text'
import type { BalanceCurve } from './balance-curve'
import { BAND_NAMES_HZ, bandText } from './tonal-balance-scale'

interface Props {
  readonly curves: readonly BalanceCurve[]
  readonly against: ReferenceBalance | null
}

/** The same in figures. */
export function TonalBalanceTable({ curves, against }: Props) {
  const [first] = curves
  const over = first && against && overReferences(first.balance, against)
  const most = Math.max(against?.levelsDb.length ?? 0, ...curves.map(({ balance }) => balance.levelsDb.length))
  return (
    <details className="balance-bands">
      <summary>All bands in figures</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section className="balance-scroll" aria-label="Tonal balance by bands" tabIndex={0}>
        <table aria-label="Tonal balance in dB">
          <thead>
            <tr>
              <th scope="col">Band</th>
              {curves.map(({ slot, name }) => (
                <th key={slot} scope="col">
                  {name}
                </th>
              ))}
              {against && <th scope="col">References</th>}
              {against && <th scope="col">{against.spread === 'time' ? '10th percentile' : 'Lowest'}</th>}
              {against && <th scope="col">{against.spread === 'time' ? '90th percentile' : 'Highest'}</th>}
              {over && <th scope="col">Over references</th>}
            </tr>
          </thead>
          <tbody>
            {BAND_NAMES_HZ.slice(0, most).map((hz, band) => (
              <tr key={hz}>
                <th scope="row">{bandText(hz)}</th>
                {curves.map(({ slot, balance }) => (
                  <td key={slot}>{shown(balance.levelsDb[band])}</td>
                ))}
                {against && <td>{shown(against.levelsDb[band])}</td>}
                {against && <td>{shown(against.lowDb[band])}</td>}
                {against && <td>{shown(against.highDb[band])}</td>}
                {over && <td>{signed(over[band])}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}

function shown(levelDb = Number.NaN): string {
  return numberText(levelDb, 1)
}

function signed(differenceDb = Number.NaN): string {
  const text = shown(differenceDb)
  return differenceDb > 0 && Number(differenceDb.toFixed(1)) !== 0 ? `+${text}` : text
}
