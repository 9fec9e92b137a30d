import { lazy, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { panels } from '../actions/panel-store'
import { afterTwoFrames } from '../palette/run-later'

const loadPalette = () => import('../palette/Palette')
const loadHelp = () => import('../palette/ShortcutsHelp')
const Palette = lazy(() => loadPalette().then((module) => ({ default: module.Palette })))
const ShortcutsHelp = lazy(() => loadHelp().then((module) => ({ default: module.ShortcutsHelp })))

/** What opens over the whole page. Loaded when the page has nothing else to do: then it opens at once, offline too. */
export function Overlays() {
  const open = useStore(panels, (state) => state.open)
  useEffect(() => {
    const load = () => void Promise.all([loadPalette(), loadHelp()]).catch(() => undefined)
    const later = setTimeout(load, IDLE_MS)
    return () => clearTimeout(later)
  }, [])
  useEffect(followFocus, [])
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <Palette />}
      {open === 'shortcuts' && <ShortcutsHelp />}
    </Suspense>
  )
}

/** One panel may open from another: the focus goes back to where it was before the first of them. */
function followFocus(): () => void {
  let from: Element | null = null
  return panels.subscribe((now, before) => {
    if (before.open === null) from = document.activeElement
    if (now.open !== null) return
    afterTwoFrames(() => {
      if (document.activeElement === document.body && from instanceof HTMLElement && from.isConnected) from.focus()
    })
  })
}

/** By then the page is drawn and its engine loaded. */
const IDLE_MS = 4_000
