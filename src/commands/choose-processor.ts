import type { Chosen } from '../state/view-store'
import type { App } from './app'

/** Opens a processor large in the middle of the Master screen. */
export function chooseProcessor(app: App, chosen: Chosen): void {
  app.view.setState({ chosen })
}
