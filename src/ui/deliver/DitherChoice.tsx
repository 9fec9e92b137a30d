import { Radio, RadioGroup } from 'react-aria-components'
import { setParameter } from '../../commands/set-parameter'
import type { SessionDoc } from '../../session/document'
import { FORMATS } from '../../session/export-format'
import { useApp } from '../app-context'
import { LabelledSwitch } from '../controls/LabelledSwitch'

const SHAPES = [
  { id: 'tpdf', label: 'Flat (TPDF)' },
  { id: 'shaped', label: 'Noise-shaped' },
] as const

/** Whether there is dither, and for 16 bits of which shape. Samples in floating point need none. */
export function DitherChoice({ settings }: { settings: SessionDoc['export'] }) {
  const app = useApp()
  const { samples } = FORMATS[settings.format]
  const choose = (value: string) => setParameter(app, ['export', 'dither'], value, 'Dither')
  if (samples === 'float32') return null
  const isOn = settings.dither !== 'none'
  return (
    <div className="file-setting dither">
      <span className="file-setting-name" aria-hidden="true">
        Dither
      </span>
      <div className="file-setting-body">
        <div className="row file-dither">
          <LabelledSwitch
            name="Dither"
            text={samples === 'pcm16' && isOn ? '' : 'TPDF, the same in every render of this session'}
            isSelected={isOn}
            onChange={(on) => choose(on ? 'tpdf' : 'none')}
          />
          {samples === 'pcm16' && isOn && (
            <RadioGroup
              className="segments"
              aria-label="Shape of the dither"
              orientation="horizontal"
              value={settings.dither}
              onChange={choose}
            >
              {SHAPES.map(({ id, label }) => (
                <Radio key={id} value={id} className="segment">
                  {label}
                </Radio>
              ))}
            </RadioGroup>
          )}
        </div>
        {!isOn && (
          <p className="attention">Without dither quiet passages distort: only for a file that gets it later.</p>
        )}
        {settings.dither === 'shaped' && (
          <p className="secondary">
            {samples === 'pcm16'
              ? 'Moves the noise to where the ear is least sensitive.'
              : 'Noise-shaped is for 16 bits: this file gets TPDF.'}
          </p>
        )}
      </div>
    </div>
  )
}
