import { useId } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { ProcessorName } from './processors'

interface Props<Id extends string> {
  readonly options: readonly (ProcessorName & { readonly id: Id; readonly on: boolean })[]
  readonly value: Id
  onChange(id: Id): void
}

/** Which processor is open. A dot says which of them are in the path: beside the name, and not a part of it. */
export function ProcessorTabs<Id extends string>({ options, value, onChange }: Props<Id>) {
  const states = useId()
  return (
    <RadioGroup
      className="segments processor-tabs"
      aria-label="Processor"
      orientation="horizontal"
      value={value}
      onChange={(id) => onChange(id as Id)}
    >
      {options.map(({ id, label, short, tiny, on }) => (
        <Radio
          key={id}
          value={id}
          className="segment processor-tab"
          aria-label={label}
          aria-describedby={`${states}-${id}`}
        >
          <span className={on ? 'tab-dot on' : 'tab-dot'} aria-hidden="true" />
          <span className="tab-short">{short}</span>
          <span className="tab-tiny">{tiny}</span>
          <span id={`${states}-${id}`} hidden>
            {on ? 'on' : 'off'}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
