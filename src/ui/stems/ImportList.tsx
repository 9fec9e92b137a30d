import { Button, ProgressBar } from 'react-aria-components'
import { removeJob } from '../../state/imports-store'
import { useApp, useImports } from '../app-context'
import { TimeLeftText } from '../shell/TimeLeftText'

/** Files on their way in, each with its progress; those that could not be read, each with the reason. */
export function ImportList() {
  const app = useApp()
  const jobs = useImports((state) => state.jobs)
  if (jobs.length === 0) return null
  return (
    <ul className="import-list" aria-label="Files">
      {jobs.map((job) => (
        <li key={job.id} className={job.error === null ? 'import' : 'import failed'}>
          <span className="import-name" title={job.fileName}>
            {job.fileName}
          </span>
          {job.error === null ? (
            <>
              <ProgressBar className="progress grow" aria-label={`Reading ${job.fileName}`} value={job.fraction * 100}>
                <span className="progress-bar" style={{ width: `${job.fraction * 100}%` }} />
              </ProgressBar>
              <TimeLeftText fraction={job.fraction} />
              <Button className="button quiet" aria-label={`Cancel ${job.fileName}`} onPress={() => job.cancel()}>
                Cancel
              </Button>
            </>
          ) : (
            <>
              <span className="import-error grow">{job.error}</span>
              <Button
                className="button quiet"
                aria-label={`Dismiss ${job.fileName}`}
                onPress={() => removeJob(app.imports, job.id)}
              >
                Dismiss
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
