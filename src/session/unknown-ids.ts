import type { SessionDoc } from './document'
import { pathText } from './session-error'

/** Something in a session that refers to what is not there. */
export interface UnknownId {
  path: string
  id: string
  kind: 'group' | 'section'
}

/** Rides of sections, and groups of alternates, that the session does not have. */
export function unknownIds({ groups, sections, alternates }: SessionDoc): UnknownId[] {
  const groupIds = new Set(groups.map(({ id }) => id))
  const sectionIds = new Set(sections.map(({ id }) => id))
  const rides = groups.flatMap(({ strip }, group) =>
    Object.keys(strip.rides.gainsDb)
      .filter((id) => !sectionIds.has(id))
      .map((id) => ({ path: pathText(['groups', group, 'strip', 'rides', 'gainsDb']), id, kind: 'section' as const })),
  )
  const members = alternates.sets.flatMap((set, place) =>
    set.groups
      .map((id, index) => ({
        path: pathText(['alternates', 'sets', place, 'groups', index]),
        id,
        kind: 'group' as const,
      }))
      .filter(({ id }) => !groupIds.has(id)),
  )
  return [...rides, ...members]
}
