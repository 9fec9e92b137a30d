import { useSyncExternalStore } from 'react'
import { coloursGeneration } from './colours'

/** Changes whenever the page's colours do: for what reads them once and draws with them for long. */
export function useColoursGeneration(): number {
  return useSyncExternalStore(onTheme, coloursGeneration)
}

function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
