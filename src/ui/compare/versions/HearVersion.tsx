import { Button, ProgressBar } from 'react-aria-components'
import { useStore } from 'zustand'
import { chooseSlot } from '../../../commands/choose-slot'
import { prepareVersion, takeOffTransport } from '../../../commands/prepare-version'
import type { VersionDoc } from '../../../project/project'
import { useApp, useTransport } from '../../app-context'

/** Renders a version where that was not done yet, then lets it be heard. */
export function HearVersion({ version }: { version: VersionDoc }) {
  const app = useApp()
  const { id, name } = version
  const prepared = useStore(app.compare, ({ versions }) => versions.find(({ versionId }) => versionId === id))
  const isHeard = useTransport(({ slot, blind }) => !blind && slot === `version:${id}`)
  if (prepared?.status === 'preparing') {
    const percent = Math.floor(prepared.fraction * 100)
    return (
      <div className="row hear-version">
        <ProgressBar className="progress" aria-label={`Rendering ${name}`} value={percent}>
          <span className="progress-bar" style={{ width: `${percent}%` }} />
        </ProgressBar>
        <span className="secondary">{percent} %</span>
        <Button className="button quiet" aria-label={`Cancel ${name}`} onPress={() => takeOffTransport(app, id)}>
          Cancel
        </Button>
      </div>
    )
  }
  const hear = async () => {
    if (await prepareVersion(app, version)) chooseSlot(app, `version:${id}`)
  }
  return (
    <>
      <Button
        className="button"
        aria-label={isHeard ? `Heard now: ${name}` : `Hear ${name}`}
        isDisabled={isHeard}
        onPress={() => void hear()}
      >
        {isHeard ? 'Heard now' : 'Hear'}
      </Button>
      {prepared?.status === 'ready' && (
        <Button
          className="button quiet"
          aria-label={`Take ${name} off the transport`}
          onPress={() => takeOffTransport(app, id)}
        >
          Off the transport
        </Button>
      )}
    </>
  )
}
