import { timeText } from '../../params/value-text'
import type { Difference } from '../../project/difference'
import { differences } from '../../project/differences'
import { masterDifferences, sectionsOfBoth, stripDifferences } from '../../project/differing-settings'
import type { SessionDoc } from '../../session/document'
import type { Edit } from '../../state/edit-stream'

/** More than so many changes of one step are counted, not named. */
const MOST_NAMED = 3

/**
 * What a step changed, in words: "0.0 dB → −3.0 dB" for one value, "Frequency 2.9 kHz, Gain +1.6 dB" for a few, "12
 * changes" for many. Empty where the step's name says all there is, as with stems that came.
 */
export function stepText({ patches }: Pick<Edit, 'patches'>, before: SessionDoc, after: SessionDoc): string {
  const found = differencesOf(patches, before, after)
  const [first] = found
  if (!first) return listeningText(before, after)
  if (found.length === 1) return `${first.before} → ${first.after}`
  if (found.length > MOST_NAMED) return `${found.length} changes`
  return found.map(({ label, after: value }) => `${bare(label)} ${value}`).join(', ')
}

/** "Band 4 · Gain" is "Gain": the step's name says which band. */
const bare = (label: string) => label.split(' · ').at(-1) ?? label

/** Looks only where the patches are: a history is long, and a session has a thousand values. */
function differencesOf(patches: Edit['patches'], before: SessionDoc, after: SessionDoc): Difference[] {
  const roots = new Set(patches.map(({ path }) => path[0]))
  const strips = new Set(patches.map(({ path }) => (path.length > 2 ? path[1] : undefined)))
  if (roots.size === 1 && roots.has('master')) return masterDifferences(before.master, after.master)
  if (roots.size === 1 && roots.has('groups') && !strips.has(undefined)) {
    const sections = sectionsOfBoth(before, after)
    return [...strips].flatMap((index) => {
      const [left, right] = [before.groups[index as number], after.groups[index as number]]
      return left && right ? stripDifferences(left, right, sections) : []
    })
  }
  return differences(before, after)
}

/** What is no part of the sound: the loop, and what it is compared with. */
function listeningText(before: SessionDoc, after: SessionDoc): string {
  if (before.loop !== after.loop) {
    const { on, startSeconds, endSeconds } = after.loop
    return on ? `${timeText(startSeconds)} to ${timeText(endSeconds)}` : 'off'
  }
  const [left, right] = [before.compare, after.compare]
  if (left.matchLoudness !== right.matchLoudness) return right.matchLoudness ? 'on' : 'off'
  if (left.rough !== right.rough) return right.rough?.fileName ?? ''
  const known = new Set(left.references.map(({ id }) => id))
  return right.references.find(({ id }) => !known.has(id))?.name ?? ''
}
