import { useStore } from 'zustand'
import { useApp } from '../app-context'
import { ExportedFiles } from './ExportedFiles'

/** What the last export wrote; nothing before there was one. */
export function ExportedCard() {
  const result = useStore(useApp().exporting, (state) => (state.status === 'done' ? state.result : null))
  if (!result) return null
  return (
    <section className="card" aria-labelledby="deliver-exported">
      <h2 id="deliver-exported">Exported</h2>
      <ExportedFiles result={result} />
    </section>
  )
}
