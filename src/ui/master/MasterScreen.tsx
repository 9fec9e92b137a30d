import type { ProcessorPlace } from '../../protocol/listening'
import { groupById } from '../../state/session-store'
import { useApp, useSession, useSettings, useView } from '../app-context'
import { FAMILY_LOOKS } from '../families'
import { useMedia } from '../use-media'
import { EmptyMaster } from './EmptyMaster'
import { SpectrumAnalyser } from './equaliser/SpectrumAnalyser'
import { hueToken } from './equaliser/use-other-strips'
import { useWatched } from './equaliser/use-watched'
import { HeightHandle } from './HeightHandle'
import { MasterEditor } from './MasterEditor'
import { StripEditor } from './StripEditor'
import { Strip } from './strip/Strip'
import './master.css'
import './equaliser/equaliser.css'
import './editors.css'
import './strip/strips.css'
import './strip/strip-sizes.css'

/** Heights of the strips in pixels: at first, in windows of several heights, and between what they can be pulled. */
const LOW = 220
const HIGH = 372
const HIGHER = 500
const FINGER = 270
const LOWEST = 48
const HIGHEST = 560

/** Second step: the chosen processor large, every strip below it, so that the whole balance is read at a glance. */
export function MasterScreen() {
  const app = useApp()
  const ids = useSession((state) => state.session?.groups.map((group) => group.id).join(' ') ?? '')
  const chosen = useView((state) => state.chosen)
  const height = useSettings((state) => state.stripsHeightPx)
  const isLow = useMedia('(height < 880px) or (width < 1000px) or ((width < 1190px) and (height < 960px))')
  const isHigh = useMedia('(height >= 1240px) or ((pointer: coarse) and (height >= 1100px) and (width >= 1000px))')
  const isTouched = useMedia('(pointer: coarse)')
  const isWide = useMedia('(width >= 1920px)')
  const list = ids.split(' ').filter(Boolean)
  const shown = height ?? (isHigh ? HIGHER : isTouched ? FINGER : isLow ? LOW : HIGH)
  if (list.length === 0) return <EmptyMaster />
  const isStrip = chosen.host === 'strip' && list.includes(chosen.groupId)
  return (
    <div className="screen master-screen">
      <div className="editor-place">
        {isStrip ? (
          <StripEditor groupId={chosen.groupId} processor={chosen.processor} />
        ) : (
          <MasterEditor processor={chosen.host === 'master' ? chosen.processor : 'eq'} />
        )}
        {isWide && <WideAnalyser place={chosen} />}
      </div>
      <HeightHandle
        height={shown}
        min={LOWEST}
        max={HIGHEST}
        onChange={(stripsHeightPx) => app.settings.setState({ stripsHeightPx })}
        onReset={() => app.settings.setState({ stripsHeightPx: null })}
      />
      <div className="strips" style={{ height: shown }}>
        {list.map((id) => (
          <Strip key={id} groupId={id} chosen={isStrip && chosen.groupId === id} />
        ))}
      </div>
    </div>
  )
}

/** Where there is room for it: what comes into the chosen processor and what leaves it, beside its editor. */
function WideAnalyser({ place }: { place: ProcessorPlace }) {
  const family = useSession((state) =>
    place.host === 'strip' ? groupById(state.session, place.groupId)?.family : undefined,
  )
  useWatched(place)
  return (
    <div className="wide-analyser">
      <SpectrumAnalyser hue={family ? hueToken(FAMILY_LOOKS[family].hue) : '--accent'} />
    </div>
  )
}
