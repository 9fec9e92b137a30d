import { Button, DialogTrigger, Popover, Radio, RadioGroup } from 'react-aria-components'
import { numberText } from '../../params/value-text'
import { EBU_SCALES, type MeterChoice, R128_LUFS } from './loudness-scale'

interface Props {
  readonly choice: MeterChoice
  readonly targetLufs: number
  onChoice(choice: MeterChoice): void
}

/** Which of the two EBU scales, in which unit, and what its zero is. */
export function MeterScale({ choice, targetLufs, onChoice }: Props) {
  return (
    <DialogTrigger>
      <Button
        className="button quiet meter-scale"
        aria-label={`Scale of the meter: ${EBU_SCALES[choice.scale].label}, ${choice.unit}`}
      >
        {EBU_SCALES[choice.scale].label} · {choice.unit}{' '}
        <span className="select-arrow" aria-hidden="true">
          ▾
        </span>
      </Button>
      <Popover className="options" placement="left top" aria-label="Scale of the meter">
        <div className="meter-choice">
          <Segments
            name="Scale"
            value={choice.scale}
            options={[
              ['plus9', 'EBU +9', EBU_SCALES.plus9.label],
              ['plus18', 'EBU +18', EBU_SCALES.plus18.label],
            ]}
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
