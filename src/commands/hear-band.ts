import type { ProcessorPlace } from '../protocol/listening'
import type { App } from './app'

/**
 * Lets the ears hear one band of an equaliser alone, as long as it is held: for listening only. Null hears all again. In a
 * blind test nothing is heard but its sides.
 */
export function hearBand(app: Pick<App, 'transport'>, place: ProcessorPlace, band: number | null): void {
  const isHeld = band !== null && !app.transport.getState().blind
  app.transport.setState({ heldBand: isHeld ? { place, band } : null })
}
