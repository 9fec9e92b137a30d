import type { App } from './app'

/** Lets one band of the multiband compressor be heard alone. For listening only: exports never know of it. */
export function toggleBandSolo(app: App, band: number): void {
  const { bandSolo } = app.transport.getState()
  app.transport.setState({ bandSolo: bandSolo === band ? null : band })
}
