import { codedRateProblem } from '../delivery/encode/coded-rates'
import type { SessionDoc } from '../session/document'
import { DELIVERY_RATES_HZ, type ExportFormat } from '../session/export-format'
import type { App } from './app'

/** Rates that a file of this format can be delivered at, in hertz: none above what it holds. */
export function deliveryRatesHz(format: ExportFormat): number[] {
  return DELIVERY_RATES_HZ.filter((rateHz) => codedRateProblem(format, rateHz) === null)
}

/** Rate of the session's file, in hertz. */
export function fileRateHz({ rateHz, export: { rateHz: asked } }: Pick<SessionDoc, 'rateHz' | 'export'>): number {
  return asked ?? rateHz
}

/**
 * Chooses what the file is. A format that does not hold the file's rate takes one of its own along with it, in the
 * same step of undo.
 */
export function chooseExportFormat(app: App, format: ExportFormat): void {
  const { session, edit } = app.session.getState()
  if (!session) return
  const changes: { path: string[]; value: unknown }[] = [{ path: ['export', 'format'], value: format }]
  if (codedRateProblem(format, fileRateHz(session)) !== null) {
    changes.push({ path: ['export', 'rateHz'], value: fittingRateHz(format, session.rateHz) })
  }
  edit('Format of the file', null, changes)
}

/** Rate of a format for a session whose rate it does not hold: a whole part of it, else the next below. */
function fittingRateHz(format: ExportFormat, sessionRateHz: number): number | null {
  const rates = deliveryRatesHz(format)
  const below = rates.filter((rateHz) => rateHz <= sessionRateHz)
  return below.findLast((rateHz) => sessionRateHz % rateHz === 0) ?? below.at(-1) ?? rates[0] ?? null
}
