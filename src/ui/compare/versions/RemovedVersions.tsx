import { Button } from 'react-aria-components'
import { putBackVersion } from '../../../commands/put-back-version'
import type { ProjectDoc } from '../../../project/project'
import { useApp } from '../../app-context'
import { countText } from '../../controls/date-text'

/** What was taken off the list: nothing of it is lost. */
export function RemovedVersions({ project: { versions, removed } }: { project: ProjectDoc }) {
  const app = useApp()
  const gone = versions.filter(({ id }) => removed.includes(id))
  if (gone.length === 0) return null
  return (
    <details className="removed-versions">
      <summary className="secondary">{countText(gone.length, 'version')} off the list</summary>
      <ul aria-label="Versions off the list">
        {gone.map(({ id, name }) => (
          <li key={id} className="row spread">
            <span className="cut secondary">{name}</span>
            <Button className="button quiet" aria-label={`Put back ${name}`} onPress={() => putBackVersion(app, id)}>
              Put back
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
