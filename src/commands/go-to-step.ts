import type { App } from './app'

/** Goes to a step of the history: many undos or redos at once. 0 is how the session was opened. */
export function goToStep(app: App, steps: number): void {
  app.session.getState().goTo(steps)
}
