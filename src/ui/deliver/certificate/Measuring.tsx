import { ProgressBar } from 'react-aria-components'
import { TimeLeftText } from '../../shell/TimeLeftText'

/** How far the second reading is. */
export function Measuring({ name, fraction }: { name: string; fraction: number }) {
  const percent = Math.floor(fraction * 100)
  return (
    <div className="certificate-measuring">
      <div className="row spread">
        <span>
          {name}: {percent} %
        </span>
        <TimeLeftText fraction={fraction} />
      </div>
      <ProgressBar className="progress tall" aria-label={name} value={percent}>
        <span className="progress-bar" style={{ width: `${fraction * 100}%` }} />
      </ProgressBar>
    </div>
  )
}
