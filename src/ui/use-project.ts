import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Difference } from '../project/difference'
import { differences } from '../project/differences'
import type { ProjectDoc, VersionDoc } from '../project/project'
import type { ReviewEntry } from '../project/review-entry'
import { stateSha256 } from '../project/state-hash'
import type { SessionDoc } from '../session/document'
import { useApp, useSession } from './app-context'

/** What belongs to the open song beside its session; null where none is open. */
export function useProject(): ProjectDoc | null {
  return useStore(useApp().project, ({ project }) => project)
}

const NO_ENTRIES: readonly ReviewEntry[] = []

/** What was said of the song, without what was taken off the list. */
export function useEntries(): readonly ReviewEntry[] {
  const project = useProject()
  const { entries, hidden } = project ?? { entries: NO_ENTRIES, hidden: [] }
  return useMemo(() => {
    const gone = new Set(hidden)
    return gone.size === 0 ? entries : entries.filter(({ id }) => !gone.has(id))
  }, [entries, hidden])
}

/** Several components ask for the same session's. */
const hashes = new WeakMap<SessionDoc, string>()

/** The hash of the session as it stands: equal to a version's where the two sound the same. */
export function useStateHash(): string | null {
  const session = useSession((state) => state.session)
  if (!session) return null
  const known = hashes.get(session) ?? stateSha256(session)
  hashes.set(session, known)
  return known
}

/** In what two states differ; nothing where one of them is not there. */
export function useDifferences(before: SessionDoc | null, after: SessionDoc | null): readonly Difference[] {
  return useMemo(() => (before && after ? differences(before, after) : []), [before, after])
}

/** The versions on the list, newest first. */
export function listedVersions({ versions, removed }: ProjectDoc): VersionDoc[] {
  return versions.filter(({ id }) => !removed.includes(id)).toReversed()
}
