import type { ProjectDoc } from '../project/project'
import type { SessionDoc } from '../session/document'

/**
 * Whether a session that is about to be opened is a state of the song that is open: most of its stems are known there,
 * in the session or in one of the versions. A session file names no project; its stems say what it is.
 */
export function isSameSong(next: SessionDoc, session: SessionDoc | null, project: ProjectDoc | null): boolean {
  if (!session || !project) return false
  const known = new Set([session, ...project.versions.map((version) => version.session)].flatMap(hashesOf))
  const wanted = new Set(hashesOf(next))
  const found = [...wanted].filter((sha256) => known.has(sha256)).length
  return found * 2 > wanted.size
}

function hashesOf(session: SessionDoc): string[] {
  return session.groups.flatMap((group) => group.stems.flatMap(({ sha256 }) => sha256 ?? []))
}
