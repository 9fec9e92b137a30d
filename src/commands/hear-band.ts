import type { ProcessorPlace } from '../protocol/listening'
import type { App } from './app'

/** Lets the ears hear one band of an equaliser alone, as long as it is held: for listening only. Null hears all again. */
export function hearBand(app: App, place: ProcessorPlace, band: number | null): void {
  app.transport.setState({ heldBand: band === null ? null : { place, band } })
}
