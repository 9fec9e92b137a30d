import type { App } from './app'

export function renameSession(app: App, title: string): void {
  const text = title.trim()
  if (text !== '') app.session.getState().edit('Title of the song', null, [{ path: ['title'], value: text }])
}
