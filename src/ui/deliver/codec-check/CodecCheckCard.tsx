import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { codecCheckOf, finishedMaster } from '../../../commands/codec-check'
import { cancelCodecCheck, runCodecCheck } from '../../../commands/codec-check-run'
import { useApp } from '../../app-context'
import { CheckRunning } from './CheckRunning'
import { CodecList } from './CodecList'
import { CodecListen } from './CodecListen'
import { CodecVerdict } from './CodecVerdict'
import './codec-check.css'

/** What coding will do to the finished master: overs that were not there, and what is lost. */
export function CodecCheckCard() {
  const app = useApp()
  const { store } = codecCheckOf(app)
  const status = useStore(store, (state) => state.status)
  return (
    <section className="card codec-card" aria-labelledby="deliver-codecs">
      <h2 id="deliver-codecs">Codec check</h2>
      {status === 'running' ? <CheckRunning store={store} onCancel={() => cancelCodecCheck(app)} /> : <StartCheck />}
      <CodecList />
      <CodecVerdict />
      <CodecListen />
    </section>
  )
}

/** The button, and why there is nothing to check, or not this. */
function StartCheck() {
  const app = useApp()
  const { store } = codecCheckOf(app)
  const { status, error, file: checked } = useStore(store)
  const exporting = useStore(app.exporting)
  const file = finishedMaster(exporting)
  const isCurrent = checked !== null && checked.blob === file?.blob
  return (
    <>
      {status === 'failed' && (
        <p className="failed" role="alert">
          {error}
        </p>
      )}
      {!file && <p className="secondary">Export the master first: the finished file is coded and decoded here.</p>}
      {file?.obstacle && <p className="secondary">{file.obstacle}</p>}
      {file && !file.obstacle && !isCurrent && (
        <>
          {checked && <p className="attention">These are of an earlier export, {checked.name}.</p>}
          <Button className="button" onPress={() => void runCodecCheck(app)}>
            Check {file.name}
          </Button>
        </>
      )}
      {file && isCurrent && status === 'failed' && (
        <Button className="button" onPress={() => void runCodecCheck(app)}>
          Check again
        </Button>
      )}
    </>
  )
}
