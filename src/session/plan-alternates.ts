import { ALTERNATE_TARGET } from '../params'
import type { GroupDoc, SessionDoc } from './document'
import { coverWith } from './exact-cover'
import { fileNamePart, withoutEnding } from './file-name'

/** A file beside the master. */
export interface PlannedAlternate {
  /** One of the session's sets, or one strip as a mastered stem. */
  kind: 'set' | 'stem'
  /** Fit for a file name, and different from every other one's. */
  name: string
  /** Ids of the groups that sound in it, in the session's order. */
  groups: string[]
  /** What it is mastered to when it is free. */
  targetLufs: number
}

export interface AlternatesPlan {
  mode: SessionDoc['alternates']['mode']
  files: PlannedAlternate[]
  /** Files that hold every group that sounds exactly once, by their places: linked, they sum to the master. */
  sums: number[][]
  /** Sentences about what is left out, and why. */
  notes: string[]
  /** Why it cannot be rendered, in words that say what to do; null where it can. */
  obstacle: string | null
}

/** What a session writes beside its master. */
export function planAlternates(session: Pick<SessionDoc, 'groups' | 'alternates'>): AlternatesPlan {
  const { groups, alternates } = session
  const { mode, stems, sets } = alternates
  const sounding = groups.filter(({ strip }) => !strip.output.mute)
  const names = new FreeNames()
  const files: PlannedAlternate[] = sets.map((set, index) => ({
    kind: 'set',
    name: names.take(set.name, `Alternate ${index + 1}`),
    groups: idsOf(sounding.filter(({ id }) => set.groups.includes(id))),
    targetLufs: set.targetLufs,
  }))
  const silent = files.find((file) => file.groups.length === 0)
  if (stems && mode === 'linked') {
    for (const group of sounding) {
      const name = names.take(withoutEnding(group.name), group.id)
      files.push({ kind: 'stem', name, groups: [group.id], targetLufs: ALTERNATE_TARGET.default })
    }
  }
  return {
    mode,
    files,
    sums: mode === 'linked' ? sumsOf(files, idsOf(sounding)) : [],
    notes: [
      ...mutedNotes(session),
      ...(stems && mode === 'free' ? ['Mastered stems are linked files: none are written in the free mode.'] : []),
    ],
    obstacle: silent
      ? `"${silent.name}" would be silent: choose stems for it that are not muted, or take it out.`
      : null,
  }
}

const idsOf = (groups: readonly GroupDoc[]) => groups.map(({ id }) => id)

/** Mastered stems are one sum; of the sets, each that can be made whole by others is in one. */
function sumsOf(files: readonly PlannedAlternate[], sounding: readonly string[]): number[][] {
  const mask = (ids: readonly string[]) => ids.reduce((bits, id) => bits | (1 << sounding.indexOf(id)), 0)
  const sums: number[][] = []
  for (const kind of ['set', 'stem'] as const) {
    const places = files.flatMap((file, place) => (file.kind === kind ? [place] : []))
    const masks = places.map((place) => mask(files[place]?.groups ?? []))
    const covered = new Set<number>()
    places.forEach((_, index) => {
      const cover = covered.has(index) ? null : coverWith(index, masks, mask(sounding))
      if (!cover) return
      for (const part of cover) covered.add(part)
      sums.push(cover.map((part) => places[part] as number))
    })
  }
  return sums
}

function mutedNotes({ groups, alternates }: Pick<SessionDoc, 'groups' | 'alternates'>): string[] {
  const isWanted = ({ id }: GroupDoc) => alternates.stems || alternates.sets.some((set) => set.groups.includes(id))
  return groups
    .filter((group) => group.strip.output.mute && isWanted(group))
    .map(({ name }) => `"${withoutEnding(name)}" is muted: it sounds in no file.`)
}

/** Some file systems take "Drums" and "drums" for one name. */
class FreeNames {
  readonly #taken = new Set<string>()

  take(text: string, fallback: string): string {
    const name = fileNamePart(text, fallback)
    let free = name
    for (let number = 2; this.#taken.has(free.toLowerCase()); number++) free = `${name} ${number}`
    this.#taken.add(free.toLowerCase())
    return free
  }
}
