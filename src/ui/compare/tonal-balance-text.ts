import type { ReferenceBalance } from '../../analysis/reference-balance'
import { numberText } from '../../params/value-text'
import { BAND_NAMES_HZ, bandText } from './tonal-balance-scale'

interface Run {
  readonly first: number
  last: number
  /** The band that is farthest out, and by how much it is over the references. */
  mostDb: number
}

/** Less than this outside is not worth a word. */
const OUTSIDE_DB = 0.5
const MOST_RUNS = 3

/** True where a band is outside what the references do. */
export function isOutside(levelDb: number, band: number, { lowDb, highDb }: ReferenceBalance): boolean {
  return levelDb > (highDb[band] as number) + OUTSIDE_DB || levelDb < (lowDb[band] as number) - OUTSIDE_DB
}

/** Where a sound lies outside of what its references do, in words; `overDb` is how far each band is over their mean. */
export function balanceText(name: string, levelsDb: Float64Array, overDb: Float64Array, to: ReferenceBalance): string {
  const runs: Run[] = []
  overDb.forEach((over, band) => {
    if (!Number.isFinite(over) || !isOutside(levelsDb[band] as number, band, to)) return
    const run = runs.at(-1)
    if (run && run.last === band - 1 && run.mostDb > 0 === over > 0) {
      run.last = band
      if (Math.abs(over) > Math.abs(run.mostDb)) run.mostDb = over
    } else {
      runs.push({ first: band, last: band, mostDb: over })
    }
  })
  const what = to.spread === 'time' ? 'reference' : 'references'
  if (runs.length === 0) return `${name} lies within the spread of the ${what} in every band.`
  const told = runs
    .toSorted((a, b) => Math.abs(b.mostDb) - Math.abs(a.mostDb))
    .slice(0, MOST_RUNS)
    .map(({ first, last, mostDb }) => {
      const [from, end] = [BAND_NAMES_HZ[first] as number, BAND_NAMES_HZ[last] as number]
      const where = first === last ? `at ${bandText(from)}` : `from ${bandText(from)} to ${bandText(end)}`
      return `${where} (${mostDb > 0 ? '+' : ''}${numberText(mostDb, 1)} dB)`
    })
  return `${name} lies outside the spread of the ${what} ${told.join(', ')}.`
}
