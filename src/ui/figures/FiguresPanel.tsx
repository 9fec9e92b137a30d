import { LiveFigures } from './LiveFigures'
import { MasterChain } from './MasterChain'
import { SongFigures } from './SongFigures'
import './figures.css'

/** What the finished song measures, what it measures now, and the chain that makes it. */
export function FiguresPanel() {
  return (
    <aside className="figures" aria-label="Figures">
      <SongFigures />
      <LiveFigures />
      <MasterChain />
    </aside>
  )
}
