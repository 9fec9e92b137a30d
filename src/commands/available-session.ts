import type { SessionDoc, StemRef } from '../session/document'
import type { ImportsState } from '../state/imports-store'
import { stemsOf } from '../state/session-store'

/**
 * The session without the stems that are not here: what can be played. Groups stay, so that strips keep their places.
 * Gives the session itself where nothing is missing.
 */
export function availableSession(session: SessionDoc, stems: ImportsState['stems']): SessionDoc {
  if (missingStems(session, stems).length === 0) return session
  const isHere = (stem: StemRef | null) => stem?.sha256 != null && stem.sha256 in stems
  return {
    ...session,
    groups: session.groups.map((group) => ({ ...group, stems: group.stems.filter(isHere) })),
    compare: {
      ...session.compare,
      rough: isHere(session.compare.rough) ? session.compare.rough : null,
      references: session.compare.references.filter(({ stem }) => isHere(stem)),
    },
  }
}

/** Stems that the session names and nobody has added yet. */
export function missingStems(session: SessionDoc, stems: ImportsState['stems']): StemRef[] {
  return stemsOf(session).filter((stem) => stem.sha256 === null || !(stem.sha256 in stems))
}
