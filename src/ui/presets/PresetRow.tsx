import type { ReactNode } from 'react'
import type { SettingsFragment } from '../../session/fragment'

interface Props {
  readonly fragment: SettingsFragment
  /** Whether it was the last one that was pressed. */
  readonly applied: boolean
  onApply(): void
  readonly children?: ReactNode
}

/** One preset: its name is the button, what it does stands under it. */
export function PresetRow({ fragment: { name, help }, applied, onApply, children }: Props) {
  return (
    <li className="preset">
      <button
        type="button"
        className="preset-apply"
        aria-label={name}
        {...(help ? { 'aria-description': help } : {})}
        onClick={onApply}
      >
        <span className="preset-name">
          <span className="cut">{name}</span>
          {applied && <span className="attention preset-applied">applied</span>}
        </span>
        {help && <span className="preset-help">{help}</span>}
      </button>
      {children}
    </li>
  )
}
