import type { ProjectDoc, VersionDoc } from '../project/project'
import { stateSha256 } from '../project/state-hash'
import { type ApprovalState, approvalOf } from '../project/threads'
import type { SessionDoc, VersionStamp } from '../session/document'
import type { App } from './app'

/**
 * What an export of the session would be: the state that was approved, one that was saved, or one that nobody has
 * saved; `approvedElsewhere` where another version is the approved one.
 */
export type DeliveryVersion = 'approved' | 'saved' | 'unsaved' | { readonly approvedElsewhere: VersionDoc }

export function deliveryVersion(project: ProjectDoc | null, session: SessionDoc): DeliveryVersion {
  const stamp = stampOf(project, session)
  if (stamp?.approval === 'approved') return 'approved'
  const approved = project && listed(project).findLast(({ id }) => wordOn(project, id)?.approval === 'approved')
  if (approved) return { approvedElsewhere: approved }
  return stamp ? 'saved' : 'unsaved'
}

/** The version that is approved while the session is not it: to be asked about before an export. Null where all is well. */
export function otherThanApproved(app: Pick<App, 'session' | 'project'>): VersionDoc | null {
  const { session } = app.session.getState()
  const found = session && deliveryVersion(app.project.getState().project, session)
  return found && typeof found === 'object' ? found.approvedElsewhere : null
}

/** The session as it is rendered and embedded: it says which version it is, and what was said of that. */
export function stampedSession(app: Pick<App, 'project'>, session: SessionDoc): SessionDoc {
  const version = stampOf(app.project.getState().project, session)
  return { ...session, delivery: { ...session.delivery, version } }
}

/**
 * What a file of the session says of its version. An approved one of the same state comes first. A session that came
 * out of a delivered file brings its own stamp, which holds as long as the session is what it speaks of.
 */
export function stampOf(project: ProjectDoc | null, session: SessionDoc): VersionStamp | null {
  const state = stateSha256(session)
  const same = project ? listed(project).filter((version) => version.stateSha256 === state) : []
  const version = same.findLast(({ id }) => project && wordOn(project, id)?.approval === 'approved') ?? same.at(-1)
  if (!version || !project) {
    const { version: brought } = session.delivery
    return brought?.stateSha256 === state ? brought : null
  }
  const word = wordOn(project, version.id)
  return {
    id: version.id,
    name: version.name,
    stateSha256: state,
    approval: word?.approval ?? 'open',
    approvedBy: word?.approval === 'approved' ? word.by : '',
    approvedAt: word?.approval === 'approved' ? word.at : '',
  }
}

/** What was last said of a version, without what the engineer took off the list. */
function wordOn({ entries, hidden }: ProjectDoc, versionId: string): ApprovalState | null {
  return approvalOf(
    entries.filter(({ id }) => !hidden.includes(id)),
    versionId,
  )
}

function listed({ versions, removed }: ProjectDoc): VersionDoc[] {
  return versions.filter(({ id }) => !removed.includes(id))
}
