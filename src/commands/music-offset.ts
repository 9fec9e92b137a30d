import type { ProjectDoc } from '../project/project'
import type { SessionDoc } from '../session/document'
import type { App } from './app'

/**
 * By how many seconds the music of a session that is about to become a version lies later than in the first version.
 * The same stems have what the version before has.
 */
export async function musicOffsetOf(_app: App, session: SessionDoc, { versions }: ProjectDoc): Promise<number> {
  const same = versions.findLast((version) => hasSameStems(version.session, session))
  if (same) return same.musicOffsetSeconds
  return versions.at(-1)?.musicOffsetSeconds ?? 0
}

/** Whether two sessions sum the same stems; in which groups they are does not matter. */
export function hasSameStems(a: SessionDoc, b: SessionDoc): boolean {
  return stemHashes(a) === stemHashes(b)
}

function stemHashes({ groups }: SessionDoc): string {
  return groups
    .flatMap((group) => group.stems.map(({ sha256, fileName }) => sha256 ?? fileName))
    .sort()
    .join(' ')
}
