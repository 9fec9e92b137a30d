import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { App } from '../commands/app'
import type { Engine } from '../commands/engine'
import type { ImportsState } from '../state/imports-store'
import type { LoudnessState } from '../state/loudness-store'
import type { SessionState } from '../state/session-store'
import type { SettingsState } from '../state/settings-store'
import type { TransportState } from '../state/transport-store'
import type { ViewState } from '../state/view-store'

export const AppContext = createContext<App | null>(null)

export function useApp(): App {
  const app = use(AppContext)
  if (!app) throw new Error('This component stands outside the app')
  return app
}

export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useApp().session, selector)
}

export function useTransport<T>(selector: (state: TransportState) => T): T {
  return useStore(useApp().transport, selector)
}

export function useImports<T>(selector: (state: ImportsState) => T): T {
  return useStore(useApp().imports, selector)
}

export function useLoudness<T>(selector: (state: LoudnessState) => T): T {
  return useStore(useApp().loudness, selector)
}

export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useApp().view, selector)
}

export function useSettings<T>(selector: (state: SettingsState) => T): T {
  return useStore(useApp().settings, selector)
}

/** The audio engine once it is loaded; null in the first moments. */
export function useEngine(): Engine | null {
  return useStore(useApp().engine, (state) => state.engine)
}
