import { Button, ProgressBar } from 'react-aria-components'
import { useStore } from 'zustand'
import { cancelFileJob } from '../../commands/file-job'
import { timeText } from '../../params/value-text'
import type { FileJobStore } from '../../state/file-job-store'
import { bytesText } from './bytes-text'
import './file-job.css'

/** A file that is being written or read: how far it is, the way out, and what came of it. */
export function FileJob({ store, name }: { store: FileJobStore; name: string }) {
  const { status, step, fraction, secondsLeft, fileName, bytes, error } = useStore(store)
  if (status === 'running') {
    const percent = Math.floor(fraction * 100)
    return (
      <div className="file-job">
        <div className="row spread">
          <span role="status" className="cut">
            {step || 'Beginning'}
          </span>
          <span className="secondary">
            {percent} %{secondsLeft !== null && `, ${timeText(Math.ceil(secondsLeft), 0)} left`}
          </span>
        </div>
        <ProgressBar className="progress tall" aria-label={name} value={percent}>
          <span className="progress-bar" style={{ width: `${percent}%` }} />
        </ProgressBar>
        <Button className="button" onPress={() => cancelFileJob(store)}>
          Cancel
        </Button>
      </div>
    )
  }
  if (status === 'failed') {
    return (
      <p className="failed" role="alert">
        {error}
      </p>
    )
  }
  return (
    <p role="status" className="secondary file-job-outcome">
      {status === 'cancelled' && 'Cancelled. Nothing was written.'}
      {status === 'done' && `“${fileName}”, ${bytesText(bytes)}: done.`}
    </p>
  )
}
