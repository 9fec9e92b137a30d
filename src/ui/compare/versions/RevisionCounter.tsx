import { setIncludedRevisions } from '../../../commands/set-included-revisions'
import type { ProjectDoc } from '../../../project/project'
import { revisionsOf } from '../../../project/revisions'
import { useApp } from '../../app-context'
import { countText } from '../../controls/date-text'

const MOST = 99

/** Rounds of changes against those that are part of the price. Counted by what went out, not by what was saved. */
export function RevisionCounter({ project }: { project: ProjectDoc }) {
  const app = useApp()
  const { used, included, over } = revisionsOf(project)
  return (
    <p className="revisions">
      <span role="status" className={over > 0 ? 'attention' : 'secondary'}>
        {project.sent.length === 0 ? 'Nothing sent yet' : `Revision ${used} of ${included} included`}
        {over > 0 && `: ${countText(over, 'round')} over`}
      </span>
      <label className="secondary">
        Included{' '}
        <input
          type="number"
          className="text-input filled"
          aria-label="Revisions included"
          min={0}
          max={MOST}
          value={included}
          onChange={(event) => setIncludedRevisions(app, event.target.valueAsNumber)}
        />
      </label>
    </p>
  )
}
