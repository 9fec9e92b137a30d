import type { App } from '../../../commands/app'
import { setBand } from '../../../commands/set-band'
import { EQ_BAND_DEFAULT_HZ } from '../../../params'
import { type Path, readPath } from '../../../state/document-path'
import type { AnyBand } from './node-text'

/** The first band that is off; -1 where all eight are at work. */
export function freeBand(bands: readonly AnyBand[]): number {
  return bands.findIndex((band) => !band.on)
}

/**
 * Takes a free band: a bell of Q 1, unless `values` say otherwise, at its own frequency unless they name one.
 * @returns the band, chosen; null where none is free
 */
export function addBand(app: App, eqPath: Path, undoName: string, values: Partial<AnyBand>): number | null {
  const bands = readPath(app.session.getState().session, [...eqPath, 'bands']) as readonly AnyBand[] | undefined
  const free = bands ? freeBand(bands) : -1
  if (free < 0) return null
  app.view.setState({ band: free })
  const placed = { hz: EQ_BAND_DEFAULT_HZ[free] ?? 1000, gainDb: 0, type: 'bell' as const, q: 1, ...values, on: true }
  setBand(app, [...eqPath, 'bands', free], placed, `${undoName} band ${free + 1} on`, null)
  return free
}
