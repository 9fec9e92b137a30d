import { MULTIBAND, type MultibandSettings } from '../../../params'
import { midSentence } from '../../controls/mid-sentence'
import { ParamSegments } from '../../controls/ParamSegments'
import { ParamSlider } from '../../controls/ParamSlider'
import { ParamSwitch } from '../../controls/ParamSwitch'
import { useWatched } from '../equaliser/use-watched'
import { MultibandBand } from './MultibandBand'
import { MultibandCurve } from './MultibandCurve'
import './multiband.css'

const PATH = ['master', 'multiband'] as const
const PLACE = { host: 'master', processor: 'multiband' } as const
const CROSSOVERS = ['crossover1Hz', 'crossover2Hz', 'crossover3Hz'] as const

/** The multiband compressor: where the bands part, and what is done to each. */
export function MultibandEditor({ settings }: { settings: MultibandSettings }) {
  const count = Number(settings.count)
  useWatched(PLACE)
  return (
    <div className="multiband-editor">
      <div className="multiband-head">
        <ParamSwitch param={MULTIBAND.on} path={[...PATH, 'on']} undoName="Master multiband compressor" />
        <ParamSegments param={MULTIBAND.count} path={[...PATH, 'count']} undoName="Master multiband bands" />
        {CROSSOVERS.slice(0, count - 1).map((id) => (
          <ParamSlider
            key={id}
            param={MULTIBAND[id]}
            path={[...PATH, id]}
            undoName={`Master ${midSentence(MULTIBAND[id].label)}`}
          />
        ))}
      </div>
      <MultibandCurve settings={settings} />
      <div className="multiband-bands">
        {settings.bands.slice(0, count).map((band, index) => (
          <MultibandBand
            // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the spectrum
            key={index}
            index={index}
            compresses={band.on}
            thresholdDb={band.thresholdDb}
            path={[...PATH, 'bands', index]}
          />
        ))}
      </div>
    </div>
  )
}
