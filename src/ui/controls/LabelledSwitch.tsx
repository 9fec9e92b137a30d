import { Switch } from 'react-aria-components'

interface Props {
  readonly name: string
  readonly text?: string
  readonly isSelected: boolean
  onChange(selected: boolean): void
}

export function LabelledSwitch({ name, text = name, isSelected, onChange }: Props) {
  return (
    <Switch className="switch" aria-label={name} isSelected={isSelected} onChange={onChange}>
      <span className="switch-track">
        <span className="switch-thumb" style={{ display: 'block' }} />
      </span>
      {text}
    </Switch>
  )
}
