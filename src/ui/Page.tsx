import { useEffect } from 'react'
import type { App } from '../commands/app'
import { AppContext } from './app-context'
import { clearClipsWithSong } from './meters/clip-latches'
import { Native } from './native/Native'
import { Shell } from './shell/Shell'
import { useShortcuts } from './shell/use-shortcuts'
import './theme/tokens.css'
import './theme/base.css'
import './theme/controls.css'

export function Page({ app }: { app: App }) {
  useShortcuts(app)
  useEffect(() => clearClipsWithSong(app), [app])
  return (
    <AppContext value={app}>
      <Shell />
      <Native />
    </AppContext>
  )
}
