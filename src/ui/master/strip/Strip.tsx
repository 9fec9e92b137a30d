import { type CSSProperties, useMemo } from 'react'
import { ToggleButton } from 'react-aria-components'
import { chooseProcessor } from '../../../commands/choose-processor'
import { toggleSolo } from '../../../commands/toggle-solo'
import type { StripProcessor } from '../../../params'
import { INPUT, OUTPUT } from '../../../params'
import { shortName } from '../../../session/short-name'
import { groupById, groupIndex } from '../../../state/session-store'
import { useApp, useSession, useTransport } from '../../app-context'
import { ParamSlider } from '../../controls/ParamSlider'
import { ParamToggle } from '../../controls/ParamToggle'
import { ParamValue } from '../../controls/ParamValue'
import { FAMILY_LOOKS } from '../../families'
import { PeakMeter } from '../../meters/PeakMeter'
import { FaderScale } from './FaderScale'
import { StripPictures } from './StripPictures'
import { StripStates } from './StripStates'
import { StripTitle } from './StripTitle'

interface Props {
  readonly groupId: string
  readonly chosen: boolean
}

/** One stem (or a few that go together), from its equaliser down to its fader. */
export function Strip({ groupId, chosen }: Props) {
  const app = useApp()
  const name = useSession((state) => groupById(state.session, groupId)?.name)
  const family = useSession((state) => groupById(state.session, groupId)?.family)
  const muted = useSession((state) => groupById(state.session, groupId)?.strip.output.mute ?? false)
  const index = useSession((state) => (state.session ? groupIndex(state.session, groupId) : -1))
  const soloed = useTransport((state) => state.soloed.has(groupId))
  const names = useSession((state) => state.session?.groups.map((other) => other.name).join('\n') ?? '')
  const linked = useSession((state) => state.session?.hand.linked.includes(groupId) ?? false)
  const silenced = useTransport((state) => state.soloed.size > 0 && !state.soloed.has(groupId))
  const source = useMemo(() => ({ kind: 'strip', index }) as const, [index])
  if (name === undefined || family === undefined) return null
  const path = ['groups', index, 'strip'] as const
  const short = shortName(name, names.split('\n'))
  const open = (processor: StripProcessor) => chooseProcessor(app, { host: 'strip', groupId, processor })
  const states = [chosen && 'chosen', linked && 'linked', (muted || silenced) && 'unheard']
  const gain = { param: OUTPUT.gainDb, path: [...path, 'output', 'gainDb'], undoName: `${short} gain` }
  const balance = { param: OUTPUT.balance, path: [...path, 'output', 'balance'], undoName: `${short} balance` }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex column in every browser
    <div
      role="group"
      aria-label={name}
      className={['strip', ...states].filter(Boolean).join(' ')}
      data-group={groupId}
      style={{ '--hue': FAMILY_LOOKS[family].hue } as CSSProperties}
    >
      <StripTitle groupId={groupId} name={name} short={short} chosen={chosen} onOpen={() => open('eq')} />
      <div className="strip-extra">
        <StripPictures groupId={groupId} source={source} onOpen={open} />
        <ParamSlider param={INPUT.trimDb} path={[...path, 'input', 'trimDb']} undoName={`${short} trim`} />
      </div>
      <StripStates groupId={groupId} />
      <div className="strip-fader">
        <FaderScale />
        <ParamSlider upright travel="fader" {...gain} />
        <PeakMeter source={source} />
      </div>
      <div className="strip-values row spread">
        <ParamValue className="strip-gain" {...gain} />
        <ParamValue className="strip-pan" {...balance} />
      </div>
      <div className="strip-balance">
        <ParamSlider bare {...balance} />
      </div>
      <div className="strip-toggles">
        <ParamToggle
          param={OUTPUT.mute}
          path={[...path, 'output', 'mute']}
          undoName={`${muted ? 'Unmute' : 'Mute'} ${short}`}
          text="M"
          warn
        />
        <ToggleButton
          className="toggle"
          aria-label="Solo"
          isSelected={soloed}
          onChange={() => toggleSolo(app, groupId)}
        >
          S
        </ToggleButton>
        <ParamToggle
          param={INPUT.invertPolarity}
          path={[...path, 'input', 'invertPolarity']}
          undoName={`${short} polarity`}
          text="ø"
        />
      </div>
    </div>
  )
}
