import { Button, ProgressBar } from 'react-aria-components'
import { useStore } from 'zustand'
import { prepareVersion, takeOffTransport } from '../../commands/prepare-version'
import type { VersionDoc } from '../../project/project'
import type { PreparedVersion } from '../../state/compare-store'
import { useApp } from '../app-context'
import { listedVersions, useProject } from '../use-project'

/** Versions that were saved and are not on the transport: each is rendered before it can be heard. */
export function SavedVersions() {
  const app = useApp()
  const project = useProject()
  const prepared = useStore(app.compare, (state) => state.versions)
  const isReady = ({ id }: VersionDoc) => prepared.some(({ versionId, sound }) => versionId === id && sound !== null)
  const others = project ? listedVersions(project).filter((version) => !isReady(version)) : []
  if (others.length === 0) return null
  return (
    <section aria-label="Saved versions">
      <h3 className="option-head">Saved versions, to be made ready</h3>
      <ul>
        {others.toReversed().map((version) => (
          <SavedVersion
            key={version.id}
            version={version}
            prepared={prepared.find(({ versionId }) => versionId === version.id)}
          />
        ))}
      </ul>
    </section>
  )
}

function SavedVersion({ version, prepared }: { version: VersionDoc; prepared: PreparedVersion | undefined }) {
  const app = useApp()
  const percent = Math.floor((prepared?.fraction ?? 0) * 100)
  return (
    <li className="sound row">
      <span className="grow cut" title={version.note || version.name}>
        {version.name}
      </span>
      {prepared?.status === 'preparing' ? (
        <>
          <ProgressBar className="progress" aria-label={`Making ${version.name} ready`} value={percent}>
            <span className="progress-bar" style={{ width: `${percent}%` }} />
          </ProgressBar>
          <Button
            className="button quiet"
            aria-label={`Cancel ${version.name}`}
            onPress={() => takeOffTransport(app, version.id)}
          >
            Cancel
          </Button>
        </>
      ) : (
        <>
          {prepared?.status === 'failed' && <span className="failed">failed</span>}
          <Button
            className="button"
            aria-label={`Put ${version.name} on the transport`}
            onPress={() => void prepareVersion(app, version)}
          >
            {prepared ? 'Again' : 'Put here'}
          </Button>
        </>
      )}
    </li>
  )
}
