import { Radio, RadioGroup } from 'react-aria-components'

interface Props<Id extends string> {
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly value: Id
  onChange(id: Id): void
}

/** Which processor is open. */
export function ProcessorTabs<Id extends string>({ options, value, onChange }: Props<Id>) {
  return (
    <RadioGroup
      className="segments"
      aria-label="Processor"
      orientation="horizontal"
      value={value}
      onChange={(id) => onChange(id as Id)}
    >
      {options.map(({ id, label }) => (
        <Radio key={id} value={id} className="segment wide">
          {label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
