import { type ReactNode, useRef, useState } from 'react'
import { EQ, type MasterEqSettings, type StripEqSettings } from '../../../params'
import type { ProcessorPlace } from '../../../protocol/listening'
import type { Path } from '../../../state/document-path'
import { useSettings } from '../../app-context'
import { ParamSwitch } from '../../controls/ParamSwitch'
import { EqCurve } from './EqCurve'
import { EqMenu } from './EqMenu'
import type { MenuAt } from './menu-at'
import { SpectrumSettings } from './SpectrumSettings'
import { useOtherStrips } from './use-other-strips'
import type { EqResponses } from './use-response'
import { useWatched } from './use-watched'

interface Props {
  readonly responses: EqResponses | null
  readonly eq: StripEqSettings | MasterEqSettings
  readonly path: Path
  readonly undoName: string
  /** The equaliser, whose bands can be heard alone. */
  readonly place: ProcessorPlace
  /** What the spectrum is taken before and after, where it is another. */
  readonly watched?: ProcessorPlace
  readonly hue: `--${string}`
  /** Beside the switch: what concerns the equaliser as a whole. */
  readonly tools?: ReactNode
  /** The bands, or what else is shaped by the curve above. */
  readonly children: ReactNode
}

/** An equaliser: its curve to pull at over the live spectrum, and below it the same as controls for exact values. */
export function EqEditor(props: Props) {
  const { responses, eq, path, undoName, place, watched = place, hue, tools, children } = props
  const root = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<MenuAt | null>(null)
  const [settingsOpen, setSettingsOpen] = useState(false)
  const isShown = useSettings((state) => state.spectrumShows !== 'off')
  const others = useOtherStrips(place)
  useWatched(isShown ? watched : null)
  const shared = { eq, path, undoName, place }
  return (
    <div ref={root} className="eq-editor">
      <EqCurve {...shared} responses={responses} hue={hue} others={others} onMenu={setMenu}>
        <ParamSwitch param={EQ.on} path={[...path, 'on']} undoName={`${undoName} equaliser`} />
        {tools}
        <SpectrumSettings isOpen={settingsOpen} onOpenChange={setSettingsOpen} />
      </EqCurve>
      {children}
      <EqMenu
        {...shared}
        at={menu}
        origin={root.current?.getBoundingClientRect() ?? { left: 0, top: 0 }}
        onClose={() => setMenu(null)}
        onSpectrum={() => setSettingsOpen(true)}
      />
    </div>
  )
}
