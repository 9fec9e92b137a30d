import { useState, useSyncExternalStore } from 'react'
import { useSession, useView } from '../app-context'
import { EmptyMaster } from './EmptyMaster'
import { HeightHandle } from './HeightHandle'
import { MasterEditor } from './MasterEditor'
import { StripEditor } from './StripEditor'
import { Strip } from './strip/Strip'
import './master.css'
import './equaliser/equaliser.css'
import './editors.css'
import './strip/strips.css'

/** Heights of the strips in pixels: at first on a low window and on others, and between what they can be pulled. */
const LOW = 220
const HIGH = 372
const LOWEST = 48
const HIGHEST = 560

/** Second step: the chosen processor large, every strip below it, so that the whole balance is read at a glance. */
export function MasterScreen() {
  const ids = useSession((state) => state.session?.groups.map((group) => group.id).join(' ') ?? '')
  const chosen = useView((state) => state.chosen)
  const [height, setHeight] = useState<number | null>(null)
  const list = ids.split(' ').filter(Boolean)
  const low = useLowWindow()
  const shown = height ?? (low ? LOW : HIGH)
  if (list.length === 0) return <EmptyMaster />
  return (
    <div className="screen master-screen">
      {chosen.host === 'strip' && list.includes(chosen.groupId) ? (
        <StripEditor groupId={chosen.groupId} processor={chosen.processor} />
      ) : (
        <MasterEditor processor={chosen.host === 'master' ? chosen.processor : 'eq'} />
      )}
      <HeightHandle height={shown} min={LOWEST} max={HIGHEST} onChange={setHeight} />
      <div className="strips" style={{ height: shown }}>
        {list.map((id) => (
          <Strip key={id} groupId={id} chosen={chosen.host === 'strip' && chosen.groupId === id} />
        ))}
      </div>
    </div>
  )
}

const LOW_WINDOW = '(height < 800px)'

/** Whether the window is low, also after it was resized. */
function useLowWindow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(LOW_WINDOW)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(LOW_WINDOW).matches,
  )
}
