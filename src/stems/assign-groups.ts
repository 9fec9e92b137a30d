import { type Family, type GroupDoc, MAX_GROUPS, type StemRef } from '../session/document'
import { newGroup, nextGroupId } from '../session/new-session'
import { shownName } from '../wav/audio-file-error'
import { guessFamily } from './families'

export interface Assigned {
  /** All groups, old and new; groups that nothing joined are the same objects as before. */
  groups: GroupDoc[]
  /** What to tell, one sentence for each stem that got no group of its own. */
  said: string[]
}

/**
 * Gives stems that were added their places: a group each, named by the file, as long as a session has room for groups.
 * After that a stem joins the group of its family (the one with fewest stems), or where there is none the emptiest
 * group, the last one of several: sums grow evenly, and the page says where it went.
 */
export function assignGroups(groups: readonly GroupDoc[], stems: readonly StemRef[]): Assigned {
  const result = [...groups]
  const said: string[] = []
  const names = [...groups.flatMap((group) => group.stems), ...stems].map((stem) => stem.fileName)
  for (const stem of stems) {
    const family = guessFamily(stem.fileName, names)
    if (result.length < MAX_GROUPS) {
      result.push(newGroup(nextGroupId(result), [stem], family))
      continue
    }
    const index = placeFor(result, family)
    const group = result[index]
    if (!group) continue
    result[index] = { ...group, stems: [...group.stems, stem] }
    const where = group.family === family ? ', the group of its family' : ''
    said.push(
      `A session has at most ${MAX_GROUPS} groups: "${shownName(stem.fileName)}" joined "${shownName(group.name)}"${where}.`,
    )
  }
  return { groups: result, said }
}

function placeFor(groups: readonly GroupDoc[], family: Family): number {
  const ofFamily = groups.some((group) => group.family === family)
  let best = -1
  let fewest = Number.POSITIVE_INFINITY
  groups.forEach((group, index) => {
    if (ofFamily && group.family !== family) return
    if (group.stems.length > fewest) return
    fewest = group.stems.length
    best = index
  })
  return best
}
