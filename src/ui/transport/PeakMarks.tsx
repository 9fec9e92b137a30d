import { goToPeak } from '../../commands/go-to-place'
import { numberText, timeText } from '../../params/value-text'
import type { SongPeak } from '../../state/loudness-store'
import { useApp } from '../app-context'

interface Props {
  readonly peaks: readonly SongPeak[]
  readonly seconds: number
  readonly rateHz: number
}

/** Where the true peaks are, each with its value for who points at it. The menu of the figures lists the same by keyboard. */
export function PeakMarks({ peaks, seconds, rateHz }: Props) {
  const app = useApp()
  return (
    <div className="peak-marks" aria-hidden="true">
      {peaks.map((peak) => (
        <button
          key={peak.frame}
          type="button"
          tabIndex={-1}
          className="peak-mark"
          style={{ left: `${(peak.frame / rateHz / seconds) * 100}%` }}
          title={`True peak ${numberText(peak.dbtp, 1)} dBTP at ${timeText(peak.frame / rateHz, 1)}`}
          onClick={() => goToPeak(app, peak)}
        />
      ))}
    </div>
  )
}
