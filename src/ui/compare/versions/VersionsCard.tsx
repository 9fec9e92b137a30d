import { useSession } from '../../app-context'
import { listedVersions, useProject } from '../../use-project'
import { CompareVersions } from './CompareVersions'
import { RemovedVersions } from './RemovedVersions'
import { RevisionCounter } from './RevisionCounter'
import { SaveVersion } from './SaveVersion'
import { VersionItem } from './VersionItem'
import './versions.css'

/** Saved states of the song: to hear, to hold against each other, to come back to, to approve. */
export function VersionsCard() {
  const project = useProject()
  const isEmpty = useSession(({ session }) => !session || session.groups.length === 0)
  const listed = project ? listedVersions(project) : []
  return (
    <>
      <section className="card work-card" aria-labelledby="compare-versions">
        <div className="row spread">
          <h2 id="compare-versions">Versions</h2>
          {project && project.versions.length > 0 && <RevisionCounter project={project} />}
        </div>
        {!project || isEmpty ? (
          <p className="secondary">Add stems, and every state of the song that is worth keeping can be saved here.</p>
        ) : (
          <SaveVersion project={project} />
        )}
        {project && !isEmpty && listed.length === 0 && (
          <p className="secondary">
            No version yet. A saved version never changes: it can be heard beside the others, and restored exactly.
          </p>
        )}
        {listed.length > 0 && (
          <ul className="work-list" aria-label="Saved versions">
            {listed.map((version) => (
              <VersionItem key={version.id} version={version} />
            ))}
          </ul>
        )}
        {project && <RemovedVersions project={project} />}
      </section>
      {listed.length > 0 && <CompareVersions versions={listed} />}
    </>
  )
}
