import { Button, ProgressBar } from 'react-aria-components'
import { useStore } from 'zustand'
import { cancelExport } from '../../commands/cancel-export'
import { exportMaster } from '../../commands/export-master'
import { timeText } from '../../params/value-text'
import { planAlternates } from '../../session/plan-alternates'
import { useApp, useSession } from '../app-context'
import { OtherThanApproved } from './OtherThanApproved'

/** The button, and while it works: how far it is, how long it takes, and the way out. */
export function ExportControl() {
  const app = useApp()
  const state = useStore(app.exporting)
  const empty = useSession(({ session }) => !session || session.groups.length === 0)
  const beside = useSession(({ session }) => (session ? planAlternates(session).files.length : 0))
  if (state.status === 'running') {
    const percent = Math.floor(state.fraction * 100)
    return (
      <div className="export-running">
        <div className="row spread">
          <span>Rendering {percent} %</span>
          <span className="secondary">{leftText(state.secondsLeft, state.fraction)}</span>
        </div>
        <ProgressBar className="progress tall" aria-label="Export" value={percent}>
          <span className="progress-bar" style={{ width: `${state.fraction * 100}%` }} />
        </ProgressBar>
        <Button className="button" onPress={() => cancelExport(app)}>
          Cancel export
        </Button>
      </div>
    )
  }
  return (
    <div className="export-idle">
      <Button className="button primary large" onPress={() => void exportMaster(app)}>
        Export master{beside > 0 && ` and ${beside} ${beside === 1 ? 'file' : 'files'} beside it`}
      </Button>
      <OtherThanApproved />
      {empty && <p className="secondary">There are no stems yet: add stems first.</p>}
      {state.status === 'cancelled' && <p className="secondary">Export cancelled. Nothing was written.</p>}
      {state.status === 'failed' && (
        <p className="failed" role="alert">
          {state.error}
        </p>
      )}
    </div>
  )
}

/** Nobody believes the first guess: it is shown once a little is done. */
function leftText(seconds: number, fraction: number): string {
  if (fraction < 0.02 || !Number.isFinite(seconds)) return 'estimating the time left'
  return seconds < 1 ? 'less than a second left' : `${timeText(Math.ceil(seconds), 0)} left`
}
