import { ProgressBar } from 'react-aria-components'

/** How far the second reading is. */
export function Measuring({ name, fraction }: { name: string; fraction: number }) {
  const percent = Math.floor(fraction * 100)
  return (
    <div className="certificate-measuring">
      <span>
        {name}: {percent} %
      </span>
      <ProgressBar className="progress tall" aria-label={name} value={percent}>
        <span className="progress-bar" style={{ width: `${fraction * 100}%` }} />
      </ProgressBar>
    </div>
  )
}
