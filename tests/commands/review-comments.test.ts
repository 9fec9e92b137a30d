import { expect, it } from 'vitest'
import { addComment } from '../../src/commands/add-comment'
import type { App } from '../../src/commands/app'
import { followProject } from '../../src/commands/follow-project'
import { hideEntries, showEntries } from '../../src/commands/hide-entries'
import { importComments, importedText, importPastedComments } from '../../src/commands/import-comments'
import { replyToComment } from '../../src/commands/reply-to-comment'
import { resolveComment } from '../../src/commands/resolve-comment'
import { saveVersion } from '../../src/commands/save-version'
import { setAuthor } from '../../src/commands/set-author'
import { type NewEntry, withId } from '../../src/project/entry-id'
import { REVIEW_LIMITS, type ReviewEntry } from '../../src/project/review-entry'
import { threadsOf } from '../../src/project/threads'
import { commentsFile, commentsFragment, commentsText } from '../../src/project/write-comments'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { createNoticeStore } from '../../src/state/notice-store'
import { createProjectStore } from '../../src/state/project-store'
import { createSessionStore } from '../../src/state/session-store'

async function page() {
  const app = {
    ...{ session: createSessionStore(), project: createProjectStore(), notices: createNoticeStore() },
  } as unknown as App
  followProject(app)
  const stem = { fileName: 'a.wav', sha256: 'a'.repeat(64), rateHz: 44_100, channels: 2, frames: 9, lossy: false }
  app.session.getState().open({ ...defaultSession(44_100), groups: [newGroup('g1', [stem])] })
  const version = await saveVersion(app, { name: 'v1' })
  const project = () => {
    const { project: now } = app.project.getState()
    if (!now) throw new Error('no project')
    return now
  }
  app.notices.setState({ notices: [] })
  const said = () => app.notices.getState().notices.map(({ kind, text }) => `${kind}: ${text}`)
  return { app, project, said, slot: `version:${version?.id ?? ''}` as const, versionId: version?.id ?? '' }
}

let second = 0
const from = (author: string, said: object): ReviewEntry =>
  withId({
    author,
    at: new Date(Date.UTC(2026, 10, 21, 9, 0, second++)).toISOString(),
    ...said,
  } as NewEntry) as ReviewEntry
const commentBy = (author: string, slot: string, text: string) =>
  from(author, { kind: 'comment', slot, text, rateHz: 44_100, startFrame: 44_100, endFrame: null })
const file = (text: string, name = 'comments.json') => new File([text], name)
const reviewId = 'e'.repeat(32)

it('says something about a place, answers it, resolves it', async () => {
  const { app, project, slot } = await page()
  setAuthor(app, 'Anna')
  const point = addComment(app, { slot, text: '  too loud\n', startFrame: 44_100.4, endFrame: null })
  addComment(app, { slot, text: 'all of this', startFrame: 10, endFrame: 20 })
  expect(addComment(app, { slot, text: ' \n ', startFrame: 0, endFrame: null })).toBeNull()
  expect(addComment(app, { slot, text: 'x', startFrame: 30, endFrame: 30 })).toMatchObject({ endFrame: null })
  expect(point).toMatchObject({ text: 'too loud', startFrame: 44_100, rateHz: 44_100, author: 'Anna', endFrame: null })
  replyToComment(app, point?.id ?? '', 'down by 1 dB')
  replyToComment(app, point?.id ?? '', '  ')
  resolveComment(app, point?.id ?? '', true)
  const threads = threadsOf(project().entries)
  expect(threads.map(({ comment }) => comment.startFrame)).toEqual([10, 30, 44_100])
  expect(threads[2]).toMatchObject({ resolved: true, resolvedBy: 'Anna', replies: [{ text: 'down by 1 dB' }] })
  resolveComment(app, point?.id ?? '', false)
  expect(threadsOf(project().entries)[2]?.resolved).toBe(false)
})

it('cuts what is longer than a comment can be', async () => {
  const { app, slot } = await page()
  const said = addComment(app, {
    slot,
    text: 'x'.repeat(REVIEW_LIMITS.textCharacters + 5),
    startFrame: 0,
    endFrame: null,
  })
  expect(said?.text).toHaveLength(REVIEW_LIMITS.textCharacters)
})

/** Broken once by importing what another project's review said. */
it('refuses comments of another project, and changes nothing', async () => {
  const { app, project, said, slot } = await page()
  const before = project()
  const entries = [commentBy('Ben', slot, 'louder')]
  expect(await importComments(app, [file(commentsFile({ projectId: 'f'.repeat(32), reviewId, entries }))])).toEqual([])
  expect(project()).toBe(before)
  expect(said()).toEqual([expect.stringMatching(/^error: “comments.json” was not imported: .*another project/)])
})

it('refuses what is broken, and takes the other files', async () => {
  const { app, project, said, slot } = await page()
  const good = commentsFile({ projectId: project().id, reviewId, entries: [commentBy('Ben', slot, 'louder')] })
  const big = file('x'.repeat(REVIEW_LIMITS.fileBytes + 1), 'big.json')
  const before = project()
  for (const broken of [
    '',
    '{',
    '[]',
    '{"format":"tutti-comments"}',
    good.slice(0, -9),
    good.replace('louder', 'softer'),
  ]) {
    expect(await importComments(app, [file(broken)])).toEqual([])
  }
  expect(await importComments(app, [big])).toEqual([])
  expect(project()).toBe(before)
  expect(said().every((text) => text.startsWith('error: '))).toBe(true)
  app.notices.setState({ notices: [] })
  expect(await importComments(app, [file('{'), file(good), big])).toHaveLength(1)
  expect(said().map((text) => text.slice(0, 5))).toEqual(['error', 'error', 'info:'])
  expect(project().entries).toHaveLength(1)
})

it('takes files, links and copied texts, several reviewers in any order, and again without a change', async () => {
  const { app, project, said, slot, versionId } = await page()
  const projectId = project().id
  const ben = commentBy('Ben', slot, 'louder')
  const byBen = [ben, commentBy('Ben', slot, '<script>alert(1)</script>')]
  const byCleo = [
    from('Cleo', { kind: 'reply', to: ben.id, text: 'no' }),
    from('Cleo', { kind: 'approval', versionId, approval: 'approved' }),
  ]
  importPastedComments(
    app,
    `https://example.org/review.html${commentsFragment({ projectId, reviewId, entries: byCleo })}`,
  )
  expect(said()).toEqual(['info: 1 new answer, 1 word on a version.', 'info: Cleo approved “v1”.'])
  await importComments(app, [file(commentsFile({ projectId, reviewId, entries: byBen }))])
  expect(said()).toContain('info: 2 new comments.')
  const after = project()
  expect(after.entries).toHaveLength(4)
  expect(importPastedComments(app, `Hi,\n\n${commentsText({ projectId, reviewId, entries: byBen }, String)}`)).toEqual(
    [],
  )
  expect(said()).toContain('info: Nothing new: all of it is here already.')
  expect(project()).toBe(after)
  const third = commentBy('Dan', slot, 'x')
  expect(importPastedComments(app, commentsText({ projectId, reviewId, entries: [...byBen, third] }, String))).toEqual([
    third.id,
  ])
  expect(said()).toContain('info: 1 new comment, 2 known.')
})

it('hides what was imported, and a second import does not bring it back', async () => {
  const { app, project, slot } = await page()
  const text = commentsFile({ projectId: project().id, reviewId, entries: [commentBy('Ben', slot, 'louder')] })
  const ids = await importComments(app, [file(text)])
  hideEntries(app, ids)
  hideEntries(app, ids)
  expect(project().hidden).toEqual(ids)
  await importComments(app, [file(text)])
  expect(threadsOf(project().entries, project().hidden)).toEqual([])
  showEntries(app, ids)
  expect(threadsOf(project().entries, project().hidden)).toHaveLength(1)
})

it('counts in words', () => {
  const kinds = (...list: ReviewEntry['kind'][]) => list.map((kind) => ({ kind }))
  expect(importedText(kinds(...Array<'comment'>(12).fill('comment')), 3)).toBe('12 new comments, 3 known.')
  expect(importedText(kinds('reply', 'resolve', 'withdraw', 'blindTest'), 0)).toBe(
    '1 new answer, 1 blind test, 2 other changes.',
  )
  expect(importedText([], 2)).toBe('Nothing new: all of it is here already.')
})
