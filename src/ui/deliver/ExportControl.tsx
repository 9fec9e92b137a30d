import { Button, ProgressBar } from 'react-aria-components'
import { useStore } from 'zustand'
import { cancelExport } from '../../commands/cancel-export'
import { exportMaster } from '../../commands/export-master'
import { useApp, useSession } from '../app-context'
import { numberText, timeText } from '../controls/value-text'

/** The button, and while it works: how far it is, how long it takes, and the way out. */
export function ExportControl() {
  const app = useApp()
  const state = useStore(app.exporting)
  const empty = useSession((session) => !session.session || session.session.groups.length === 0)
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
        Export master
      </Button>
      {empty && <p className="secondary">There are no stems yet: add stems first.</p>}
      {state.status === 'cancelled' && <p className="secondary">Export cancelled. Nothing was written.</p>}
      {state.status === 'failed' && (
        <p className="failed" role="alert">
          {state.error}
        </p>
      )}
      {state.status === 'done' && state.result && (
        <dl className="result">
          <dt>File</dt>
          <dd>{state.result.fileName}</dd>
          <dt>Loudness</dt>
          <dd>{numberText(state.result.integratedLufs, 1)} LUFS integrated</dd>
          <dt>True peak</dt>
          <dd>{numberText(state.result.truePeakDbtp, 2)} dBTP</dd>
          <dt>SHA-256</dt>
          <dd className="hash">{state.result.sha256}</dd>
          <dt>Took</dt>
          <dd>{numberText(state.result.seconds, 1)} s</dd>
        </dl>
      )}
    </div>
  )
}

/** Nobody believes the first guess: it is shown once a little is done. */
function leftText(seconds: number, fraction: number): string {
  if (fraction < 0.02 || !Number.isFinite(seconds)) return 'estimating the time left'
  return seconds < 1 ? 'less than a second left' : `${timeText(Math.ceil(seconds), 0)} left`
}
