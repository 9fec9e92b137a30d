import { MOST_ENTRIES } from '../project/merge-entries'
import type { ProjectDoc } from '../project/project'
import { PROJECT_LIMITS } from '../project/project-limits'
import type { SessionDoc } from '../session/document'

/**
 * What a browser keeps of the work that is open. One record, so that no song is ever offered with the versions and
 * comments of another, whatever other tabs keep meanwhile.
 */
export interface KeptWork {
  readonly session: SessionDoc
  readonly project: ProjectDoc | null
}

/**
 * The record to keep in the place of another one. What another tab saved of the same project in the meantime, versions
 * and things said, stays in it.
 */
export function keptOver(work: KeptWork, other: unknown): KeptWork {
  const theirs = (other as Partial<KeptWork> | undefined)?.project
  const { session, project } = work
  if (!project || theirs?.id !== project.id) return work
  return {
    session,
    project: {
      ...project,
      versions: withOthers(project.versions, theirs.versions, PROJECT_LIMITS.versions),
      entries: withOthers(project.entries, theirs.entries, MOST_ENTRIES),
    },
  }
}

/** Both lists are only ever added to: an id that is not here yet is new. */
function withOthers<T extends { readonly id: string }>(
  mine: readonly T[],
  theirs: readonly T[],
  most: number,
): readonly T[] {
  const known = new Set(mine.map(({ id }) => id))
  const added = theirs.filter(({ id }) => !known.has(id))
  return added.length > 0 ? [...mine, ...added].slice(0, most) : mine
}
