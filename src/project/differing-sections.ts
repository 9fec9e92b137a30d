import { timeText } from '../params/value-text'
import type { SessionDoc } from '../session/document'
import { sectionName } from '../session/section-list'
import { allKeys, type Difference, keyed, NOTHING, wordDifference } from './difference'

/** Sections that came, went, moved or have another name. */
export function sectionDifferences(before: SessionDoc, after: SessionDoc): Difference[] {
  const [from, to] = [named(before), named(after)]
  return allKeys(from, to).flatMap((id) => {
    const [left, right] = [from.get(id), to.get(id)]
    const label = (right ?? left)?.name ?? id
    if (!left || !right) {
      const text = (side: typeof left, none: string) => (side ? timeText(side.startSeconds) : none)
      return [{ place: 'Sections', label, before: text(left, NOTHING), after: text(right, 'removed') }]
    }
    return [
      ...wordDifference('Sections', label, left.written, right.written),
      ...wordDifference('Sections', `Start of ${label}`, left.startSeconds, right.startSeconds, timeText),
    ]
  })
}

function named({ sections }: SessionDoc) {
  const withNames = sections.map(({ id, name, startSeconds }, index) => ({
    id,
    written: name,
    name: sectionName(sections, index),
    startSeconds,
  }))
  return keyed(withNames, ({ id }) => id)
}
