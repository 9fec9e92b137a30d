import { type ReactNode, useId } from 'react'
import type { SettingsFragment } from '../../session/fragment'

interface Props {
  readonly fragment: SettingsFragment
  /** Whether it was the last one that was pressed. */
  readonly applied: boolean
  onApply(): void
  readonly children?: ReactNode
}

/** One preset: its name is a button that fills the row, what it does stands under it. */
export function PresetRow({ fragment: { name, help }, applied, onApply, children }: Props) {
  const helpId = useId()
  return (
    <li className="preset">
      <div className="preset-text">
        <button
          type="button"
          className="preset-apply"
          {...(help ? { 'aria-describedby': helpId } : {})}
          onClick={onApply}
        >
          {name}
        </button>
        {applied && <span className="attention preset-applied">applied</span>}
        {help && (
          <p className="preset-help" id={helpId}>
            {help}
          </p>
        )}
      </div>
      {children}
    </li>
  )
}
