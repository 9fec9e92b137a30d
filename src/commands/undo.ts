import type { App } from './app'

export function undo(app: App): void {
  app.session.getState().undo()
}
