import { Button, ProgressBar } from 'react-aria-components'
import { useStore } from 'zustand'
import { CHECK_CODECS } from '../../../delivery/codec-check/check-codecs'
import type { CodecCheckStore } from '../../../state/codec-check-store'
import { TimeLeftText } from '../../shell/TimeLeftText'

/** Which codec is at work, how far it is, and the way out. */
export function CheckRunning({ store, onCancel }: { store: CodecCheckStore; onCancel(): void }) {
  const running = useStore(store, (state) => state.running)
  const fraction = running?.fraction ?? 0
  const isMeasuring = fraction === 1
  return (
    <div className="codec-running">
      <div className="row spread">
        <span>
          {running ? `${isMeasuring ? 'Measuring' : 'Coding'} ${CHECK_CODECS[running.codec].label}` : 'Reading'}
          {running && !isMeasuring && `, ${Math.floor(fraction * 100)} %`}
        </span>
        <TimeLeftText fraction={fraction} />
      </div>
      <ProgressBar className="progress" aria-label="Codec check" value={Math.floor(fraction * 100)}>
        <span className="progress-bar" style={{ width: `${fraction * 100}%` }} />
      </ProgressBar>
      <Button className="button" onPress={onCancel}>
        Cancel check
      </Button>
    </div>
  )
}
