import { Button, DialogTrigger, Popover, Radio, RadioGroup } from 'react-aria-components'
import { numberText } from '../../params/value-text'
import { K_SCALES } from './k-meter'
import { EBU_SCALES, isKScale, type MeterChoice, R128_LUFS, type ScaleId, scaleText } from './loudness-scale'

const SCALES: readonly (readonly [ScaleId, string, string])[] = [
  ['plus9', EBU_SCALES.plus9.label, EBU_SCALES.plus9.label],
  ['plus18', EBU_SCALES.plus18.label, EBU_SCALES.plus18.label],
  ['k20', K_SCALES.k20.label, 'K-20, RMS, for what has the most dynamics'],
  ['k14', K_SCALES.k14.label, 'K-14, RMS, for most music'],
  ['k12', K_SCALES.k12.label, 'K-12, RMS, for broadcast'],
]

interface Props {
  readonly choice: MeterChoice
  readonly targetLufs: number
  onChoice(choice: MeterChoice): void
}

/** Which scale, of EBU Tech 3341 or of the K-System; of the loudness in which unit, and what its zero is. */
export function MeterScale({ choice, targetLufs, onChoice }: Props) {
  const [name, unit] = scaleText(choice)
  return (
    <DialogTrigger>
      <Button className="button quiet meter-scale" aria-label={`Scale of the meter: ${name}, ${unit}`}>
        {name} · {unit}{' '}
        <span className="select-arrow" aria-hidden="true">
          ▾
        </span>
      </Button>
      <Popover className="options" placement="left top" aria-label="Scale of the meter">
        <div className="meter-choice">
          <Segments
            name="Scale"
            value={choice.scale}
            options={SCALES}
            onChange={(scale) => onChoice({ ...choice, scale })}
          />
          <Segments
            name="Unit"
            value={choice.unit}
            options={[
              ['LUFS', 'LUFS', 'LUFS, absolute'],
              ['LU', 'LU', 'LU, counted from zero'],
            ]}
            onChange={(unit) => onChoice({ ...choice, unit })}
          />
          <Segments
            name="0 LU is"
            value={choice.zero}
            options={[
              [
                'target',
                `target ${numberText(targetLufs, 1)}`,
                `The loudness target, ${numberText(targetLufs, 1)} LUFS`,
              ],
              ['r128', `R 128, ${numberText(R128_LUFS, 0)}`, `EBU R 128, ${numberText(R128_LUFS, 0)} LUFS`],
            ]}
            onChange={(zero) => onChoice({ ...choice, zero })}
          />
          <p className="meter-says faint">
            {isKScale(choice.scale)
              ? 'K-System: RMS without weighting, 0.6 s; a sine reads as its peak. Faint: sample peaks.'
              : 'EBU Tech 3341: momentary 0.4 s and short-term 3 s, K-weighted (ITU-R BS.1770).'}
          </p>
        </div>
      </Popover>
    </DialogTrigger>
  )
}

interface SegmentsProps<Id extends string> {
  readonly name: string
  readonly value: Id
  /** Each as id, text and accessible name. */
  readonly options: readonly (readonly [Id, string, string])[]
  onChange(id: Id): void
}

function Segments<Id extends string>({ name, value, options, onChange }: SegmentsProps<Id>) {
  return (
    <div className="labelled-segments">
      <span className="faint" aria-hidden="true">
        {name}
      </span>
      <RadioGroup
        className="segments"
        aria-label={name}
        orientation="horizontal"
        value={value}
        onChange={(id) => onChange(id as Id)}
      >
        {options.map(([id, text, label]) => (
          <Radio key={id} value={id} className="segment" aria-label={label}>
            {text}
          </Radio>
        ))}
      </RadioGroup>
    </div>
  )
}
