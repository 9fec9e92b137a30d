import { ToggleButton } from 'react-aria-components'
import { toggleBandSolo } from '../../../commands/toggle-band-solo'
import { MULTIBAND_BAND } from '../../../params'
import type { Path } from '../../../state/document-path'
import { useApp, useTransport } from '../../app-context'
import { ParamSlider } from '../../controls/ParamSlider'
import { ParamSwitch } from '../../controls/ParamSwitch'
import { GainReductionMeter } from '../../meters/GainReductionMeter'
import { BandLevel } from './BandLevel'

interface Props {
  readonly index: number
  readonly compresses: boolean
  readonly thresholdDb: number
  readonly path: Path
}

/** One band of the multiband compressor. */
export function MultibandBand({ index, compresses, thresholdDb, path }: Props) {
  const app = useApp()
  const soloed = useTransport((state) => state.bandSolo === index)
  const number = index + 1
  const undo = `Master multiband band ${number}`
  const tied = (id: string, field: string, label: string) => ({
    name: `Band ${number} ${field}`,
    label,
    path: [...path, id],
    undoName: `${undo} ${field}`,
  })
  return (
    <div className={`multiband-band${soloed ? ' soloed' : ''}`}>
      <div className="row">
        <ParamSwitch
          param={MULTIBAND_BAND.on}
          name={`Compress band ${number}`}
          text={`Compress ${number}`}
          path={[...path, 'on']}
          undoName={`${undo} ${compresses ? 'off' : 'on'}`}
        />
        <BandLevel band={index} thresholdDb={thresholdDb} />
        <ToggleButton
          className="toggle"
          aria-label={`Solo band ${number}`}
          isSelected={soloed}
          onChange={() => toggleBandSolo(app, index)}
        >
          S
        </ToggleButton>
      </div>
      <div className="multiband-controls">
        <ParamSlider
          param={MULTIBAND_BAND.thresholdDb}
          {...tied('thresholdDb', 'threshold', 'Thresh')}
          dimmed={!compresses}
        />
        <ParamSlider param={MULTIBAND_BAND.ratio} {...tied('ratio', 'ratio', 'Ratio')} dimmed={!compresses} />
        <ParamSlider param={MULTIBAND_BAND.attackMs} {...tied('attackMs', 'attack', 'Attack')} dimmed={!compresses} />
        <ParamSlider
          param={MULTIBAND_BAND.releaseMs}
          {...tied('releaseMs', 'release', 'Release')}
          dimmed={!compresses}
        />
        <ParamSlider param={MULTIBAND_BAND.gainDb} {...tied('gainDb', 'gain', 'Gain')} />
        <div className="band-reduction" title="Gain reduction now">
          <span className="slider-name">GR</span>
          <GainReductionMeter source={{ kind: 'multiband', band: index }} />
        </div>
      </div>
    </div>
  )
}
