import { Button } from 'react-aria-components'
import { deliveryVersion, stampOf } from '../../commands/delivery-version'
import { restoreVersion } from '../../commands/restore-version'
import { saveVersion } from '../../commands/save-version'
import type { ProjectDoc } from '../../project/project'
import type { SessionDoc } from '../../session/document'
import { useApp, useSession } from '../app-context'
import { dateText } from '../controls/date-text'
import { useProject } from '../use-project'
import { OtherVersion } from './OtherVersion'

/** Which version the song as it stands is, and whether it is the one that was approved. */
export function VersionCard() {
  const session = useSession((state) => state.session)
  const project = useProject()
  return (
    <section className="card work-card" aria-labelledby="deliver-version">
      <h2 id="deliver-version">Version</h2>
      {session && project && session.groups.length > 0 ? (
        <Standing session={session} project={project} />
      ) : (
        <p className="secondary">A version that was approved is recognised here, and named in the files.</p>
      )}
    </section>
  )
}

function Standing({ session, project }: { session: SessionDoc; project: ProjectDoc }) {
  const app = useApp()
  const found = deliveryVersion(project, session)
  const stamp = stampOf(project, session)
  if (typeof found === 'object') {
    const { approvedElsewhere: approved } = found
    return (
      <>
        <OtherVersion approved={approved} session={session} />
        <div className="row wrap">
          <Button className="button" onPress={() => void restoreVersion(app, approved.id)}>
            Restore {approved.name}
          </Button>
        </div>
      </>
    )
  }
  if (found === 'unsaved' || !stamp) {
    return (
      <>
        <p className="secondary">The song as it stands is no saved version. Its files will name none.</p>
        <div className="row">
          <Button className="button" onPress={() => void saveVersion(app)}>
            Save version
          </Button>
        </div>
      </>
    )
  }
  return (
    <p>
      <b>{stamp.name}</b>{' '}
      {stamp.approval === 'approved' ? (
        <span className="good">
          approved by {stamp.approvedBy || 'unnamed'}, {dateText(stamp.approvedAt)}
        </span>
      ) : stamp.approval === 'changes' ? (
        <span className="attention">changes are asked for</span>
      ) : (
        <span className="secondary">not approved</span>
      )}
      <span className="secondary">. The files say so.</span>
    </p>
  )
}
