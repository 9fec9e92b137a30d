interface Props {
  readonly label: string
  readonly isOn: boolean
  onChange(isOn: boolean): void
}

/** A switch made of a native checkbox: the review's page may load no style of its own while it runs. */
export function Toggle({ label, isOn, onChange }: Props) {
  return (
    <label className="switch" data-selected={isOn || undefined}>
      <input
        type="checkbox"
        role="switch"
        className="unseen"
        aria-checked={isOn}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="switch-track" aria-hidden="true">
        <span className="switch-thumb" />
      </span>
      {label}
    </label>
  )
}
