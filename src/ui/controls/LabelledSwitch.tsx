import type { Ref } from 'react'
import { Switch } from 'react-aria-components'

interface Props {
  readonly ref?: Ref<HTMLLabelElement>
  readonly name: string
  readonly text?: string
  readonly isSelected: boolean
  onChange(selected: boolean): void
}

export function LabelledSwitch({ ref, name, text = name, isSelected, onChange }: Props) {
  return (
    <Switch ref={ref} className="switch" aria-label={name} isSelected={isSelected} onChange={onChange}>
      <span className="switch-track">
        <span className="switch-thumb" style={{ display: 'block' }} />
      </span>
      {text}
    </Switch>
  )
}
