import type { App } from './app'

export function redo(app: App): void {
  app.session.getState().redo()
}
