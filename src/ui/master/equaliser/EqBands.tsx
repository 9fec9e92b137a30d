import type { CSSProperties } from 'react'
import {
  EQ_BAND,
  EQ_BAND_DEFAULT_HZ,
  MASTER_EQ_BAND,
  type MasterEqSettings,
  STRIP_EQ_BAND,
  type StripEqSettings,
} from '../../../params'
import { valueText } from '../../../params/value-text'
import type { ProcessorPlace } from '../../../protocol/listening'
import type { Path } from '../../../state/document-path'
import type { BandPage } from '../../../state/view-store'
import { useApp, useView } from '../../app-context'
import { ParamChoice } from '../../controls/ParamChoice'
import { ParamSlider } from '../../controls/ParamSlider'
import { ParamToggle } from '../../controls/ParamToggle'
import { canMove, isDynamic } from '../processors'
import { holdBand, isHoldKey, releaseBand } from './held-band'
import './bands-by-finger.css'

interface Props {
  readonly eq: StripEqSettings | MasterEqSettings
  readonly path: Path
  readonly undoName: string
  readonly place: ProcessorPlace
  readonly page?: BandPage
}

/** The eight bands side by side: their shape, or (`page`) how they move with the sound. */
export function EqBands({ eq, path, undoName, place, page = 'tone' }: Props) {
  const app = useApp()
  const chosen = useView((state) => state.band)
  return (
    <div className="bands">
      {eq.bands.map((band, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a key of what stands in it
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the equaliser
          key={index}
          style={{ '--band': index + 1 } as CSSProperties}
          className={`band${chosen === index ? ' chosen' : ''}${band.on ? '' : ' off'}`}
          onFocusCapture={() => app.view.setState({ band: index })}
          onPointerDown={() => app.view.setState({ band: index })}
          onKeyDown={(event) => {
            if (!isHoldKey(event.nativeEvent) || event.repeat) return
            event.preventDefault()
            holdBand(app, place, index)
          }}
          onBlur={releaseBand}
        >
          <Band {...{ band, page }} number={index + 1} path={[...path, 'bands', index]} undoName={undoName} />
        </div>
      ))}
    </div>
  )
}

/** A band goes back to its own place, not to that of all. */
const BAND_HZ = EQ_BAND_DEFAULT_HZ.map((hz) => ({ ...EQ_BAND.hz, default: hz }))

interface BandProps {
  readonly band: (StripEqSettings | MasterEqSettings)['bands'][number]
  readonly number: number
  readonly path: Path
  readonly undoName: string
  readonly page: BandPage
}

function Band({ band, number, path, undoName, page }: BandProps) {
  const undo = `${undoName} band ${number}`
  const tied = (id: string, field: string, label: string) => ({
    name: `Band ${number} ${field}`,
    label,
    path: [...path, id],
    undoName: undo,
    dimmed: !band.on || (page === 'dynamics' && id !== 'rangeDb' && !('rangeDb' in band && isDynamic(band))),
  })
  const toggle = (
    <ParamToggle
      param={EQ_BAND.on}
      name={`Band ${number}`}
      text={String(number)}
      path={[...path, 'on']}
      undoName={`${undo} ${band.on ? 'off' : 'on'}`}
    />
  )
  const hz = (
    <span className="band-hz" aria-hidden="true">
      {valueText(EQ_BAND.hz, band.hz)}
    </span>
  )
  if (page === 'dynamics') {
    return (
      <>
        <div className="band-head">
          {toggle}
          {hz}
          <span className="band-place cut">
            {canMove(band) ? valueText(EQ_BAND.hz, band.hz) : `${typeName(band)}: static`}
          </span>
        </div>
        <ParamSlider param={STRIP_EQ_BAND.rangeDb} {...tied('rangeDb', 'range', 'Range')} />
        <ParamSlider param={STRIP_EQ_BAND.thresholdDb} {...tied('thresholdDb', 'threshold', 'Thresh')} />
        <ParamSlider param={STRIP_EQ_BAND.attackMs} {...tied('attackMs', 'attack', 'Attack')} />
        <ParamSlider param={STRIP_EQ_BAND.releaseMs} {...tied('releaseMs', 'release', 'Release')} />
      </>
    )
  }
  return (
    <>
      <div className="band-head">
        {toggle}
        {hz}
        <ParamChoice
          param={EQ_BAND.type}
          name={`Type of band ${number}`}
          path={[...path, 'type']}
          undoName={`${undo} type`}
        />
      </div>
      <ParamSlider param={BAND_HZ[number - 1] ?? EQ_BAND.hz} {...tied('hz', 'frequency', 'Freq')} />
      <ParamSlider param={EQ_BAND.gainDb} {...tied('gainDb', 'gain', 'Gain')} />
      <ParamSlider param={EQ_BAND.q} {...tied('q', 'Q', 'Q')} />
      {'channels' in band && (
        <ParamChoice
          param={MASTER_EQ_BAND.channels}
          name={`Channels of band ${number}`}
          path={[...path, 'channels']}
          undoName={`${undo} channels`}
        />
      )}
    </>
  )
}

const typeName = ({ type }: BandProps['band']) => EQ_BAND.type.options.find(({ id }) => id === type)?.label
