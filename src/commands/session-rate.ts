import type { AlternateDoc, GroupDoc, HandDoc, SessionDoc } from '../session/document'
import { mostCommonRate } from '../session/song-length'
import type { Change } from '../state/edit-stream'

/** The changes that give a session these groups, and the rate that most of their stems have (a tie goes higher). */
export function changesTo(session: SessionDoc, groups: GroupDoc[]): Change[] {
  const rateHz = mostCommonRate(groups.flatMap((group) => group.stems.map((stem) => stem.rateHz)))
  return [
    { path: ['groups'], value: groups },
    { path: ['rateHz'], value: rateHz ?? session.rateHz },
    { path: ['alternates', 'sets'], value: withoutOthers(session.alternates.sets, groups) },
    ...handWithout(session.hand, groups),
  ]
}

/** Ids are given anew: a strip that is gone must leave the alternates, or the next one would sound in its place. */
function withoutOthers(sets: AlternateDoc[], groups: readonly GroupDoc[]): AlternateDoc[] {
  const ids = new Set(groups.map(({ id }) => id))
  const isHere = (id: string) => ids.has(id)
  return sets.every((set) => set.groups.every(isHere))
    ? sets
    : sets.map((set) => ({ ...set, groups: set.groups.filter(isHere) }))
}

/** Nor may the next one be linked as it was, or have its other side. */
function handWithout({ linked, sides }: HandDoc, groups: readonly GroupDoc[]): Change[] {
  const ids = new Set(groups.map(({ id }) => id))
  const isHere = (id: string) => ids.has(id)
  const changes: Change[] = []
  if (!linked.every(isHere)) changes.push({ path: ['hand', 'linked'], value: linked.filter(isHere) })
  if (!Object.keys(sides.strips).every(isHere)) {
    const strips = Object.fromEntries(Object.entries(sides.strips).filter(([id]) => isHere(id)))
    changes.push({ path: ['hand', 'sides', 'strips'], value: strips })
  }
  return changes
}
