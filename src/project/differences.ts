import type { SessionDoc } from '../session/document'
import type { Difference } from './difference'
import { alternateDifferences, deliveryDifferences, songDifferences } from './differing-delivery'
import { sectionDifferences } from './differing-sections'
import { masterDifferences, sectionsOfBoth, stripDifferences } from './differing-settings'
import { stemDifferences } from './differing-stems'

/**
 * All in which two sessions differ, in the order in which the sound goes. Empty exactly where their `stateSha256` is
 * the same: what only the ears get is not compared. Strips are matched by their ids.
 */
export function differences(before: SessionDoc, after: SessionDoc): Difference[] {
  const sections = sectionsOfBoth(before, after)
  const strips = after.groups.flatMap((group) => {
    const left = before.groups.find(({ id }) => id === group.id)
    return left ? stripDifferences(left, group, sections) : []
  })
  return [
    ...songDifferences(before, after),
    ...stemDifferences(before, after),
    ...sectionDifferences(before, after),
    ...strips,
    ...masterDifferences(before.master, after.master),
    ...deliveryDifferences(before, after),
    ...alternateDifferences(before, after),
  ]
}
