import { mergeEntries } from '../project/merge-entries'
import type { ProjectDoc, VersionDoc } from '../project/project'
import { PROJECT_LIMITS } from '../project/project-limits'

/**
 * Two copies of one project as one: every version and everything that was said in either. `first` decides where only
 * one can be right: the name of who works here, and the included revisions. Throws where a project cannot hold that much.
 */
export function mergedProject(first: ProjectDoc, other: ProjectDoc): ProjectDoc {
  if (first.id !== other.id) return first
  const versions = new Map([...first.versions, ...other.versions].map((version) => [version.id, version]))
  if (versions.size > PROJECT_LIMITS.versions) {
    throw new Error(
      `both copies together have more than ${PROJECT_LIMITS.versions} versions, which a project cannot hold.`,
    )
  }
  return {
    ...first,
    versions: [...versions.values()].sort(bySaving),
    removed: both(first.removed, other.removed),
    sent: both(first.sent, other.sent),
    entries: mergeEntries(first.entries, other.entries),
    hidden: both(first.hidden, other.hidden),
    author: first.author || other.author,
  }
}

function both(first: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...first, ...other])]
}

function bySaving(a: VersionDoc, b: VersionDoc): number {
  const [first, second] = [`${a.savedAt} ${a.id}`, `${b.savedAt} ${b.id}`]
  return first < second ? -1 : first > second ? 1 : 0
}
