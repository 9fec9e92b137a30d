import { mergeEntries } from '../project/merge-entries'
import { type ReadComments, readComments } from '../project/parse-comments'
import { REVIEW_LIMITS, type ReviewEntry } from '../project/review-entry'
import { say } from '../state/notice-store'
import { changeProject } from '../state/project-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { failureText } from './message-of'

type Needs = Pick<App, 'project' | 'notices'>

/** Takes comments files in. Each that cannot be taken says why, and changes nothing. Resolves with the ids that are new. */
export async function importComments(app: Needs, files: readonly File[]): Promise<readonly string[]> {
  const texts: { name: string; text: string }[] = []
  for (const file of files) {
    const name = `“${shownName(file.name)}”`
    try {
      if (file.size > REVIEW_LIMITS.fileBytes) {
        throw new Error(
          `it has ${Math.ceil(file.size / 1e6)} MB, and comments have at most ${REVIEW_LIMITS.fileBytes / 1e6}.`,
        )
      }
      texts.push({ name, text: await file.text() })
    } catch (error) {
      say(app.notices, 'error', failureText(`${name} was not imported`, error, 'All comments that are here stay.'))
    }
  }
  return takeIn(app, texts)
}

/** The same for a text or a link that was pasted. */
export function importPastedComments(app: Needs, text: string): readonly string[] {
  return takeIn(app, [{ name: 'The text', text }])
}

function takeIn(app: Needs, texts: readonly { name: string; text: string }[]): readonly string[] {
  const fresh: ReviewEntry[] = []
  let known = 0
  for (const { name, text } of texts) {
    try {
      const comments = readComments(text)
      const added = addedBy(app, comments)
      known += comments.entries.length - added.length
      fresh.push(...added)
      for (const warning of comments.warnings) say(app.notices, 'warning', `${name}: ${warning}`)
    } catch (error) {
      say(app.notices, 'error', failureText(`${name} was not imported`, error, 'All comments that are here stay.'))
    }
  }
  // What is new stays so until an import brings something newer.
  if (fresh.length > 0) app.project.setState({ fresh: new Set(fresh.map(({ id }) => id)) })
  if (fresh.length + known > 0) say(app.notices, 'info', importedText(fresh, known), 'comments')
  for (const text of approvalTexts(app, fresh)) say(app.notices, 'info', text)
  return fresh.map(({ id }) => id)
}

/** Puts them into the project; gives those that were not there. Throws where they belong to another project. */
function addedBy(app: Needs, { projectId, entries }: ReadComments): ReviewEntry[] {
  const { project } = app.project.getState()
  if (!project) throw new Error('open the song that the review is of first.')
  if (projectId !== project.id) {
    throw new Error('it belongs to a review of another project. Open that project, and import it there.')
  }
  const before = new Set(project.entries.map(({ id }) => id))
  const merged = mergeEntries(project.entries, entries)
  const added = entries.filter(({ id }) => !before.has(id))
  if (added.length > 0) changeProject(app.project, (now) => ({ ...now, entries: merged }))
  return added
}

const KINDS: readonly (readonly [kinds: readonly ReviewEntry['kind'][], one: string, several: string])[] = [
  [['comment'], 'new comment', 'new comments'],
  [['reply'], 'new answer', 'new answers'],
  [['approval'], 'word on a version', 'words on versions'],
  [['blindTest'], 'blind test', 'blind tests'],
  [['resolve', 'withdraw'], 'other change', 'other changes'],
]

/** "12 new comments, 3 known". */
export function importedText(fresh: readonly Pick<ReviewEntry, 'kind'>[], known: number): string {
  if (fresh.length === 0)
    return known === 0 ? 'There are no comments in it.' : 'Nothing new: all of it is here already.'
  const parts = KINDS.flatMap(([kinds, one, several]) => {
    const count = fresh.filter(({ kind }) => kinds.includes(kind)).length
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
  })
  return `${[...parts, ...(known > 0 ? [`${known} known`] : [])].join(', ')}.`
}

const APPROVAL_TEXT = { approved: 'approved', changes: 'asks for changes of', open: 'took back the word on' } as const

/** What was said of whole versions is not to be overlooked among comments. */
function approvalTexts(app: Needs, fresh: readonly ReviewEntry[]): string[] {
  const versions = app.project.getState().project?.versions ?? []
  return fresh.flatMap((entry) => {
    if (entry.kind !== 'approval') return []
    const version = versions.find(({ id }) => id === entry.versionId)
    return version ? [`${entry.author || 'Unnamed'} ${APPROVAL_TEXT[entry.approval]} “${version.name}”.`] : []
  })
}
