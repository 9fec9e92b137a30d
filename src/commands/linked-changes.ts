import { type NumberParam, type Param, RIDE, STRIP_LAYOUT } from '../params'
import type { SessionDoc } from '../session/document'
import { type Path, readPath, samePath } from '../state/document-path'
import type { Change, History } from '../state/edit-stream'
import { groupIndex } from '../state/session-store'
import { linkedWith } from './link-strips'

const PARAMS: ReadonlyMap<string, Param> = new Map(STRIP_LAYOUT.slots.map(({ path, param }) => [path.join('.'), param]))

/**
 * What linked strips do along with one that is moved: numbers keep their distance to it (decibels and the like by
 * difference, what is heard in ratios by ratio), switches and choices become the same. Distances are counted from where
 * the gesture began, so that a strip that met its end comes back to its own place.
 */
export function linkedChanges(
  session: SessionDoc,
  history: History<SessionDoc> | null,
  gesture: string | null,
  changes: readonly Change[],
): Change[] {
  const begin = (path: Path) => startOf(session, history, gesture, path)
  return changes.flatMap((change) => {
    const [root, index, part, ...own] = change.path
    const group = root === 'groups' && part === 'strip' ? session.groups[Number(index)] : undefined
    if (!group) return []
    return linkedWith(session, group.id).flatMap((id) => {
      const path: Path = ['groups', groupIndex(session, id), 'strip', ...own]
      return followed(own, change, path, begin)
    })
  })
}

function followed(own: Path, { path: moved, value }: Change, path: Path, begin: (path: Path) => unknown): Change[] {
  if (own.join('.') === 'rides.gainsDb') return [{ path, value: followedRides(begin(moved), value, begin(path)) }]
  const param = PARAMS.get(own.join('.'))
  if (!param) return []
  if (param.kind !== 'number') return [{ path, value }]
  return [{ path, value: shifted(param, begin(moved) as number, value as number, begin(path) as number) }]
}

/** Rides of the sections in which the moved strip's changed. */
function followedRides(from: unknown, to: unknown, other: unknown): Record<string, number> {
  const [before, after, rides] = [from, to, other] as Readonly<Record<string, number>>[]
  const result: Record<string, number> = { ...rides }
  for (const [id, gainDb] of Object.entries(after ?? {})) {
    const start = before?.[id] ?? RIDE.default
    if (gainDb !== start) result[id] = shifted(RIDE, start, gainDb, rides?.[id] ?? RIDE.default)
  }
  return result
}

/** Where a value of the other strip goes while that of this one goes from `from` to `to`: in range, with the digits shown. */
export function shifted(param: NumberParam, from: number, to: number, other: number): number {
  const value = param.taper === 'log' ? other * (to / from) : other + (to - from)
  const bounded = Math.min(param.max, Math.max(param.min, value))
  const tidied = Number(param.taper === 'log' ? bounded.toPrecision(4) : bounded.toFixed(param.digits))
  return Math.min(param.max, Math.max(param.min, tidied))
}

/** A value as it was before the gesture that is under way; the present one where none is. */
function startOf(
  session: SessionDoc,
  history: History<SessionDoc> | null,
  gesture: string | null,
  path: Path,
): unknown {
  const last = history?.past.at(-1)
  const running = gesture !== null && last?.gesture === gesture && history?.future.length === 0
  const patch = running ? last.patches.find((known) => samePath(known.path, path)) : undefined
  return patch ? patch.before : readPath(session, path)
}
