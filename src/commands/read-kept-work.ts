import { readProject } from '../project/parse-project'
import { readSession } from '../session/parse-session'
import type { KeptWork } from './kept-work'

/** Reads such a record, or the bare session that was kept before there were projects. Throws where it is neither. */
export function readKeptWork(kept: unknown): KeptWork {
  const { session, project } = kept as Partial<Record<keyof KeptWork, unknown>>
  if (session === undefined) return { session: readSession(kept).session, project: null }
  return { session: readSession(session).session, project: project ? readProject(project).project : null }
}
