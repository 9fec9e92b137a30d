import { Button, ProgressBar } from 'react-aria-components'
import { useStore } from 'zustand'
import { cancelSetLoudness, setLoudness } from '../../../commands/solve-target'
import { DELIVERY } from '../../../params'
import { numberText, valueText } from '../../../params/value-text'
import type { TargetOutcome } from '../../../state/target-store'
import { useApp, useSession } from '../../app-context'
import { TimeLeftText } from '../../shell/TimeLeftText'
import { withMinusSigns } from './minus-signs'
import { RefusedTarget } from './RefusedTarget'

/** The button that brings the master to the target; while it works how far it is, then what came of it. */
export function SetLoudness() {
  const app = useApp()
  const { abort, fraction, outcome, targetLufs } = useStore(app.targets)
  const exporting = useStore(app.exporting, (state) => state.status === 'running')
  const wantedLufs = useSession((state) => state.session?.delivery.targetLufs)
  if (wantedLufs === undefined) return null
  if (abort) {
    const percent = Math.floor(fraction * 100)
    return (
      <div className="target-running">
        <div className="row spread">
          <span>
            Rendering towards {valueText(DELIVERY.targetLufs, targetLufs)}, {percent} %
          </span>
          <TimeLeftText fraction={fraction} />
        </div>
        <ProgressBar className="progress tall" aria-label="Set loudness" value={percent}>
          <span className="progress-bar" style={{ width: `${fraction * 100}%` }} />
        </ProgressBar>
        <Button className="button" onPress={() => cancelSetLoudness(app)}>
          Cancel
        </Button>
      </div>
    )
  }
  return (
    <div className="target-idle">
      <Button className="button" isDisabled={exporting} onPress={() => void setLoudness(app)}>
        Set loudness to {valueText(DELIVERY.targetLufs, wantedLufs)}
      </Button>
      {outcome && <Outcome outcome={outcome} />}
    </div>
  )
}

function Outcome({ outcome }: { outcome: TargetOutcome }) {
  if (outcome.kind === 'refused') return <RefusedTarget refusal={outcome} />
  if (outcome.kind === 'failed') {
    return (
      <p className="failed" role="alert">
        {outcome.text}
      </p>
    )
  }
  const text =
    outcome.kind === 'cancelled'
      ? outcome.text
      : `${numberText(outcome.integratedLufs, 1)} LUFS with ${numberText(outcome.driveDb, 1)} dB of drive.`
  return (
    <div role="status">
      <p className={outcome.kind === 'landed' ? 'good' : 'secondary'}>{text}</p>
      {outcome.kind === 'landed' &&
        outcome.notes.map((note) => (
          <p key={note} className="attention">
            {withMinusSigns(note)}
          </p>
        ))}
    </div>
  )
}
