import type { SessionDoc, StemRef } from '../session/document'
import { type AvailableStem, matchStems } from '../session/match-stems'
import { shownName } from '../wav/audio-file-error'

export interface Filled<T> {
  readonly session: SessionDoc
  /** Stems at hand that the session did not miss. */
  readonly extra: readonly T[]
  /** One sentence for each stem that was found by its name only. */
  readonly said: readonly string[]
}

/**
 * Puts stems in the places of those that a session misses: by hash, then by file name. A stem that was found by its
 * name brings its own hash, rate and length along. `missing` are the session's own objects.
 */
export function fillMissing<T extends AvailableStem & { ref: StemRef }>(
  session: SessionDoc,
  missing: readonly StemRef[],
  available: readonly T[],
): Filled<T> {
  const { matched, extra } = matchStems(missing, available)
  const replaced = new Map<StemRef, StemRef>()
  const said: string[] = []
  for (const { wanted, found, by } of matched) {
    if (by === 'hash') continue
    replaced.set(wanted, found.ref)
    if (wanted.sha256 !== null) {
      said.push(
        `“${shownName(wanted.fileName)}” was found by its name: its samples are not those that the session was saved with.`,
      )
    }
  }
  if (replaced.size === 0) return { session, extra, said }
  const swap = (stem: StemRef) => replaced.get(stem) ?? stem
  const { rough, references } = session.compare
  return {
    session: {
      ...session,
      groups: session.groups.map((group) => ({ ...group, stems: group.stems.map(swap) })),
      compare: {
        ...session.compare,
        rough: rough && swap(rough),
        references: references.map((reference) => ({ ...reference, stem: swap(reference.stem) })),
      },
    },
    extra,
    said,
  }
}
