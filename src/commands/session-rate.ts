import type { GroupDoc, SessionDoc } from '../session/document'
import { mostCommonRate } from '../session/song-length'
import type { Change } from '../state/edit-stream'

/** The changes that give a session these groups, and the rate that most of their stems have (a tie goes higher). */
export function changesTo(session: SessionDoc, groups: GroupDoc[]): Change[] {
  const rateHz = mostCommonRate(groups.flatMap((group) => group.stems.map((stem) => stem.rateHz)))
  return [
    { path: ['groups'], value: groups },
    { path: ['rateHz'], value: rateHz ?? session.rateHz },
  ]
}
