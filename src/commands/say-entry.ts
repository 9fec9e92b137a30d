import { type NewEntry, withId } from '../project/entry-id'
import { mergeEntries } from '../project/merge-entries'
import type { ReviewEntry } from '../project/review-entry'
import { changeProject } from '../state/project-store'
import type { App } from './app'

type Unsigned<Entry> = Entry extends unknown ? Omit<Entry, 'author' | 'at'> : never

/** How far ahead of this computer's clock another one's is believed. */
const MOST_AHEAD_MS = 86_400_000

/** Who speaks where nobody said a name. */
export const NO_AUTHOR = 'Engineer'

/** Adds something that whoever works here says to the open project; null where no project is open. */
export function sayEntry(app: Pick<App, 'project'>, said: Unsigned<NewEntry>): ReviewEntry | null {
  const { project } = app.project.getState()
  if (!project) return null
  const at = momentAfter(project.entries, Date.now())
  const entry = withId({ ...said, author: project.author || NO_AUTHOR, at } as NewEntry) as ReviewEntry
  changeProject(app.project, (now) => ({ ...now, entries: mergeEntries(now.entries, [entry]) }))
  return entry
}

/**
 * Now, or just behind the last thing that was said: the last word on a version holds, and who answers speaks last,
 * whatever the other one's clock says.
 */
export function momentAfter(entries: readonly Pick<ReviewEntry, 'at'>[], nowMs: number): string {
  const times = entries.map(({ at }) => Date.parse(at)).filter((ms) => ms - nowMs < MOST_AHEAD_MS)
  const latestMs = times.reduce((latest, ms) => Math.max(latest, ms), Number.NEGATIVE_INFINITY)
  return new Date(Math.max(nowMs, latestMs + 1)).toISOString()
}
