import type { App } from '../../commands/app'

/** What the browser's tab says: the song, and whether it plays, so that the tab that sounds can be found. */
export function pageTitle(title: string | undefined, playing: boolean): string {
  if (title === undefined) return 'Tutti'
  return `${playing ? '▶ ' : ''}${title || 'Untitled'} – Tutti`
}

export function followPageTitle({ session, transport }: Pick<App, 'session' | 'transport'>): () => void {
  const tell = () => {
    const text = pageTitle(session.getState().session?.title, transport.getState().playing)
    if (document.title !== text) document.title = text
  }
  tell()
  const stops = [session.subscribe(tell), transport.subscribe(tell)]
  return () => {
    for (const stop of stops) stop()
  }
}
