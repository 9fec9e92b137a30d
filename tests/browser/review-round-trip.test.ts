import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { entryId } from '../../src/project/entry-id'
import type { CommentEntry, ReviewEntry } from '../../src/project/review-entry'
import { expectStrips, setSlider } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'
import { comparePage, keptProject, saveVersion } from './project-page'
import { type OpenReview, openReview } from './reviewer-page'

const RATE = 48_000
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tutti-review-'))
})
afterAll(async () => {
  await (await browser()).close()
  await rm(folder, { recursive: true, force: true })
})

const stems = ['Drums', 'Bass', 'Vocal', 'Pad'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(12 * RATE, index + 1, 0.1), RATE),
}))

/** The engineer's page, with two versions of a song whose master begins half a second into it. */
async function engineer() {
  const open = await openPage()
  const { page } = open
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Master')
  await page
    .getByRole('tab', { name: /^Fades/ })
    .or(page.getByRole('button', { name: /^Fades/ }))
    .first()
    .click()
  await setSlider(page, 'Start', 0.5)
  await comparePage(page, 'Versions')
  await page.getByLabel('Your name', { exact: true }).fill('Jo Weber')
  await saveVersion(page, 'v1')
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 6)
  await saveVersion(page, 'v2 louder')
  return open
}

/** Exports a review of both versions and gives the file's path. */
async function exportReview(page: Page, name: string): Promise<string> {
  await comparePage(page, 'Review')
  for (const version of ['v1', 'v2 louder']) await page.getByRole('checkbox', { name: version }).check({ force: true })
  await page.getByLabel('Message to the reviewer').fill('Is the <b>second</b> one too loud?')
  await page.getByText(/MB/).first().waitFor()
  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByRole('button', { name: 'Export review', exact: true }).click()
  const path = join(folder, name)
  await (await coming).saveAs(path)
  return path
}

async function importFile(page: Page, path: string): Promise<void> {
  await comparePage(page, 'Review')
  await page.getByLabel('Import comments', { exact: true }).setInputFiles(path)
}

/** What the reviewer's page saves. */
async function savedComments(review: OpenReview, name: string): Promise<{ path: string; entries: ReviewEntry[] }> {
  const coming = review.page.waitForEvent('download')
  await review.page.getByRole('button', { name: 'Save comments' }).click()
  const path = join(folder, name)
  await (await coming).saveAs(path)
  return { path, entries: JSON.parse(await readFile(path, 'utf8')).entries }
}

/** Walks to a place by so many presses of the arrow key, and says something there. */
async function commentAt(review: OpenReview, presses: number, text: string, author?: string): Promise<void> {
  const { page } = review
  const position = page.getByRole('slider', { name: /position/i })
  await position.focus()
  await page.keyboard.press('Home')
  for (let n = 0; n < presses; n++) await page.keyboard.press('ArrowRight')
  const field = page.getByRole('textbox', { name: /^Comment/ })
  await field.fill(text)
  if (author) await page.getByLabel('Your name').first().fill(author)
  await page.getByRole('button', { name: 'Add comment' }).click()
  await page.getByText(text, { exact: true }).waitFor()
}

const comments = (entries: readonly ReviewEntry[]) =>
  entries.filter((entry): entry is CommentEntry => entry.kind === 'comment')

it('goes out as one file, is opened from disk, and brings back what was said: both see the same', async () => {
  const { page, close } = await engineer()
  const path = await exportReview(page, 'review.html')

  // Another profile, another place: the file alone.
  const review = await openReview(path)
  await review.page.getByText('Is the <b>second</b> one too loud?', { exact: true }).waitFor()
  const slots = review.page.getByRole('radio', { name: /v1|v2 louder/ })
  expect(await slots.count()).toBe(2)
  await review.page.getByRole('radio', { name: /v2 louder/ }).check({ force: true })
  await review.page.getByRole('button', { name: 'Play', exact: true }).click()
  await review.page.keyboard.press('x')
  await review.page.keyboard.press('x')
  await review.page.getByRole('button', { name: 'Pause', exact: true }).click()
  await commentAt(review, 1, 'The snare is too loud <img src=x onerror=alert(1)>', 'Anna')
  await review.page.getByRole('radio', { name: /v1/ }).first().check({ force: true })
  await commentAt(review, 2, 'This one breathes 🎧')
  await review.page.getByRole('button', { name: /^Approve: v1/ }).click()
  const sent = await savedComments(review, 'anna.json')
  expect(sent.entries.map(({ kind }) => kind).sort()).toEqual(['approval', 'comment', 'comment'])
  for (const { id, ...rest } of sent.entries) expect(entryId(rest as Parameters<typeof entryId>[0])).toBe(id)

  await importFile(page, sent.path)
  const list = page.getByRole('list', { name: 'Comments' })
  await list.getByText('This one breathes 🎧', { exact: true }).waitFor()
  await list.getByText('The snare is too loud <img src=x onerror=alert(1)>', { exact: true }).waitFor()
  const project = await keptProject(page)
  // On the same sample, of the same version: not one field differs.
  expect(project.entries).toEqual(expect.arrayContaining(sent.entries))
  const [v1, v2] = project.versions
  expect(comments(sent.entries).map(({ slot }) => slot)).toEqual([`version:${v2?.id}`, `version:${v1?.id}`])
  await comparePage(page, 'Versions')
  await page
    .getByRole('listitem', { name: 'v1', exact: true })
    .getByText(/approved by Anna/i)
    .first()
    .waitFor()

  // The answer goes out with the next review, and the reviewer sees it.
  await comparePage(page, 'Review')
  await page.getByRole('button', { name: /^Answer comment 1/ }).click()
  await page.getByRole('textbox', { name: /^Answer/ }).fill('Half a decibel less in the next one.')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await page.getByRole('button', { name: /^Resolve comment 2/ }).click()
  const second = await openReview(await exportReview(page, 'second.html'))
  await second.page.getByText('Half a decibel less in the next one.', { exact: true }).waitFor()
  await second.page.getByText('resolved', { exact: true }).first().waitFor()
  await second.close()
  await review.close()
  await close()
})

it('takes the comments of two reviewers, each once however often they come, and nothing of a damaged file', async () => {
  const { page, close } = await engineer()
  const path = await exportReview(page, 'two.html')
  const files: string[] = []
  for (const author of ['Anna', 'Ben']) {
    const review = await openReview(path)
    await commentAt(review, author === 'Anna' ? 2 : 1, `${author} says so`, author)
    files.push((await savedComments(review, `${author}.json`)).path)
    await review.close()
  }
  for (const file of files) await importFile(page, file)
  await page.getByRole('list', { name: 'Comments' }).getByText('Ben says so', { exact: true }).waitFor()
  const once = (await keptProject(page)).entries
  for (const file of files.toReversed()) await importFile(page, file)
  await page
    .getByText(/known|nothing new/i)
    .first()
    .waitFor()
  expect((await keptProject(page)).entries).toEqual(once)
  expect(
    comments(once)
      .map(({ author }) => author)
      .sort(),
  ).toEqual(['Anna', 'Ben'])

  // A file with one letter changed is refused as a whole.
  const damaged = join(folder, 'damaged.json')
  await writeFile(damaged, (await readFile(files[0] as string, 'utf8')).replace('Anna says so', 'Anna said so'))
  await importFile(page, damaged)
  await page
    .getByText(/damaged\.json/)
    .first()
    .waitFor()
  expect((await keptProject(page)).entries).toEqual(once)
  await close()
})
