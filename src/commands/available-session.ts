import type { SessionDoc, StemRef } from '../session/document'
import type { ImportsState } from '../state/imports-store'

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
      reference: isHere(session.compare.reference) ? session.compare.reference : null,
    },
  }
}

/** Stems that the session names and nobody has added yet. */
export function missingStems(session: SessionDoc, stems: ImportsState['stems']): StemRef[] {
  const { rough, reference } = session.compare
  const wanted = [...session.groups.flatMap((group) => group.stems), rough, reference]
  return wanted.filter((stem) => stem !== null && (stem.sha256 === null || !(stem.sha256 in stems))) as StemRef[]
}
