import type { CSSProperties } from 'react'
import { ToggleButton } from 'react-aria-components'
import { chooseProcessor } from '../../../commands/choose-processor'
import { toggleSolo } from '../../../commands/toggle-solo'
import type { StripProcessor } from '../../../params'
import { INPUT, OUTPUT } from '../../../params'
import { valueText } from '../../../params/value-text'
import { groupById, groupIndex } from '../../../state/session-store'
import { useApp, useSession, useTransport } from '../../app-context'
import { ParamSlider } from '../../controls/ParamSlider'
import { ParamToggle } from '../../controls/ParamToggle'
import { FAMILY_LOOKS } from '../../families'
import { GainReductionMeter } from '../../meters/GainReductionMeter'
import { PeakMeter } from '../../meters/PeakMeter'
import { shortName } from '../../../session/short-name'
import { MiniCurve } from './MiniCurve'
import { StripStates } from './StripStates'

interface Props {
  readonly groupId: string
  readonly chosen: boolean
}

/** One stem (or a few that go together), from its equaliser down to its fader. */
export function Strip({ groupId, chosen }: Props) {
  const app = useApp()
  const group = useSession((state) => groupById(state.session, groupId))
  const index = useSession((state) => (state.session ? groupIndex(state.session, groupId) : -1))
  const soloed = useTransport((state) => state.soloed.has(groupId))
  const names = useSession((state) => state.session?.groups.map((other) => other.name).join('\n') ?? '')
  const silenced = useTransport((state) => state.soloed.size > 0 && !state.soloed.has(groupId))
  if (!group) return null
  const { strip, name, family } = group
  const path = ['groups', index, 'strip'] as const
  const short = shortName(name, names.split('\n'))
  const open = (processor: StripProcessor) => chooseProcessor(app, { host: 'strip', groupId, processor })
  const className = `strip${chosen ? ' chosen' : ''}${strip.output.mute || silenced ? ' unheard' : ''}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex column in every browser
    <div
      role="group"
      aria-label={name}
      className={className}
      style={{ '--hue': FAMILY_LOOKS[family].hue } as CSSProperties}
    >
      <button type="button" className="strip-title" title={name} aria-pressed={chosen} onClick={() => open('eq')}>
        <span className="dot" />
        <span className="cut">{short}</span>
      </button>
      <div className="strip-extra">
        <button type="button" className="strip-mini" aria-label="Open the equaliser" onClick={() => open('eq')}>
          <MiniCurve strip={strip} />
        </button>
        {/* The figure stands over the button and not in it: a button's name does not change with the sound. */}
        <div className="strip-mini comp">
          <button
            type="button"
            className={`comp-open ${strip.compressor.on ? 'secondary' : 'faint'}`}
            aria-label={`${strip.compressor.on ? 'Comp' : 'Comp off'}: open the compressor`}
            onClick={() => open('compressor')}
          >
            {strip.compressor.on ? 'Comp' : 'Comp off'}
          </button>
          {strip.compressor.on && <GainReductionMeter source={{ kind: 'strip', index }} />}
        </div>
        <ParamSlider param={INPUT.trimDb} path={[...path, 'input', 'trimDb']} undoName={`${short} trim`} />
      </div>
      <StripStates strip={strip} />
      <div className="strip-fader">
        <FaderScale />
        <ParamSlider
          upright
          travel="fader"
          param={OUTPUT.gainDb}
          path={[...path, 'output', 'gainDb']}
          undoName={`${short} gain`}
        />
        <PeakMeter source={{ kind: 'strip', index }} />
      </div>
      <div className="strip-values row spread" aria-hidden="true">
        <span>{valueText(OUTPUT.gainDb, strip.output.gainDb)}</span>
        <span className={strip.output.balance === 0 ? 'faint' : ''}>
          {valueText(OUTPUT.balance, strip.output.balance)}
        </span>
      </div>
      <div className="strip-balance">
        <ParamSlider bare param={OUTPUT.balance} path={[...path, 'output', 'balance']} undoName={`${short} balance`} />
      </div>
      <div className="strip-toggles">
        <ParamToggle
          param={OUTPUT.mute}
          path={[...path, 'output', 'mute']}
          undoName={`${strip.output.mute ? 'Unmute' : 'Mute'} ${short}`}
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

/** Marks at the fader's travel (see taper.ts): where +12, 0, -18, -36 and -60 dB are. */
const MARKS = [
  ['+12', 1],
  ['+6', 0.875],
  ['0', 0.75],
  ['−6', 0.583],
  ['−12', 0.417],
  ['−18', 0.25],
  ['−36', 0.1],
] as const

function FaderScale() {
  return (
    <div className="fader-scale" aria-hidden="true">
      {MARKS.map(([text, place]) => (
        <span key={text} style={{ bottom: `calc(${place} * (100% - 16px))` }}>
          {text}
        </span>
      ))}
    </div>
  )
}
