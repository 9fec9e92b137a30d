import type { CSSProperties, Ref } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'

export interface Option<Id extends string> {
  readonly id: Id
  readonly label: string
  /** A colour that stands for the option, always beside its name. */
  readonly hue?: string
}

interface Props<Id extends string> {
  readonly ref?: Ref<HTMLDivElement>
  readonly name: string
  readonly options: readonly Option<Id>[]
  readonly value: Id
  onChange(value: Id): void
}

/** One of a few named options, as a menu. */
export function Choice<Id extends string>({ ref, name, options, value, onChange }: Props<Id>) {
  return (
    <Select ref={ref} aria-label={name} value={value} onChange={(key) => key !== null && onChange(key as Id)}>
      <Button className="select-button">
        <SelectValue className="select-value cut row">
          {() => <OptionText option={options.find((option) => option.id === value)} />}
        </SelectValue>
        <span className="select-arrow" aria-hidden="true">
          ▾
        </span>
      </Button>
      <Popover className="options">
        <ListBox>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className="option">
              <OptionText option={option} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

function OptionText<Id extends string>({ option }: { option: Option<Id> | undefined }) {
  if (!option) return null
  return (
    <>
      {option.hue && <span className="dot" style={{ '--hue': option.hue } as CSSProperties} />}
      <span className="cut">{option.label}</span>
    </>
  )
}
