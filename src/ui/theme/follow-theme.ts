import type { SettingsStore } from '../../state/settings-store'
import { forgetColours, token } from './colours'

export type Theme = 'dark' | 'light'

const LIGHT = '(prefers-color-scheme: light)'

/**
 * Puts the theme that was chosen onto the page, and every later one. To be called before the first rendering, so that
 * the other theme is never seen. Returns what ends it.
 */
export function followTheme(settings: SettingsStore): () => void {
  const machine = matchMedia(LIGHT)
  const follow = () => apply(shownTheme(settings.getState().theme, machine.matches))
  follow()
  machine.addEventListener('change', follow)
  const stop = settings.subscribe(follow)
  return () => {
    machine.removeEventListener('change', follow)
    stop()
  }
}

export function shownTheme(chosen: 'system' | Theme, isMachineLight: boolean): Theme {
  if (chosen === 'system') return isMachineLight ? 'light' : 'dark'
  return chosen
}

function apply(theme: Theme): void {
  const page = document.documentElement
  if (page.dataset.theme === theme) return
  page.dataset.theme = theme
  page.classList.remove('starting')
  forgetColours()
  // The browser's own frame around the page, where it has one.
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', token('--background'))
}
