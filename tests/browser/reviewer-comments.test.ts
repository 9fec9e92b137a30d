import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withId } from '../../src/project/entry-id'
import { readComments } from '../../src/project/parse-comments'
import { commentsFile } from '../../src/project/write-comments'
import { browser } from './harness/page'
import { noise } from './harness/signals'
import { RATE, reviewFile, versionId } from './reviewer-file'
import { openReview } from './reviewer-page'

const sound = noise(RATE * 12, 1, 0.2)
const later = noise(RATE * 14, 2, 0.2)
let path: string

beforeAll(async () => {
  path = await reviewFile({
    slots: [
      { label: 'v1', sound },
      // Its music begins two seconds later.
      { label: 'v2 vocal up', sound: later, musicOffsetFrames: 2 * RATE },
      { label: 'Rough mix', slot: 'rough', sound },
    ],
  })
})
afterAll(async () => (await browser()).close())

const seek = (page: Page, seconds: number) =>
  page.getByRole('slider', { name: 'Song position' }).fill(seconds.toFixed(3))

async function comment(page: Page, text: string, author?: string): Promise<void> {
  await page.keyboard.press('c')
  await page.keyboard.type(text)
  if (author) {
    const name = page.locator('.comment-form').getByLabel('Your name')
    await name.fill(author)
    await name.press('Enter')
  }
  await page.getByRole('button', { name: 'Add comment' }).click()
  await page.locator('.said', { hasText: text }).waitFor()
}

async function saved(page: Page) {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save comments' }).click()
  const download = await coming
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

it('comments at a point and a range, answers, and saves all of it', async () => {
  const { page, close } = await openReview(path)
  await seek(page, 3.25)
  await comment(page, 'The vocal is low.', 'Anna')
  await page.getByRole('radio', { name: /v2 vocal up/ }).check({ force: true })
  await page.locator('.song-wave').click({ position: { x: 0, y: 30 } })
  await seek(page, 5)
  await page.getByRole('slider', { name: 'Song position' }).press('Shift+ArrowRight')
  await page.getByRole('slider', { name: 'Song position' }).press('Shift+ArrowRight')
  await comment(page, 'Better here.')
  await page.getByText('2 entries not saved yet').waitFor()
  const first = page.locator('.thread', { hasText: 'The vocal is low.' })
  await first.getByRole('button', { name: 'Reply' }).click()
  await page.keyboard.type('And in the chorus.')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await first.getByRole('button', { name: 'Resolve' }).click()
  await page.getByRole('button', { name: 'Approve: v2 vocal up' }).click()
  await page.getByText('approved by Anna').waitFor()

  const { name, text } = await saved(page)
  expect(name).toBe('Harbour Lights comments Anna.json')
  await page.getByText('not saved yet').waitFor({ state: 'detached' })
  const { entries, projectId, reviewId } = readComments(text)
  expect([projectId, reviewId]).toEqual(['1'.repeat(32), '2'.repeat(32)])
  expect(entries.map(({ kind }) => kind)).toEqual(['comment', 'comment', 'reply', 'resolve', 'approval'])
  const [point, range] = entries
  expect(point).toMatchObject({
    slot: `version:${versionId(1)}`,
    rateHz: RATE,
    startFrame: 3.25 * RATE,
    endFrame: null,
  })
  // The same place of the music is two seconds later in that version's own song.
  expect(range).toMatchObject({ slot: `version:${versionId(2)}`, startFrame: 7 * RATE, endFrame: 9 * RATE })

  await page.getByRole('radio', { name: /Rough mix/ }).check({ force: true })
  await page.getByText('Comments are about versions and references').waitFor()
  await close()
})

it('keeps what was not saved over a reload, and takes back what is withdrawn', async () => {
  const { page, close } = await openReview(path)
  await comment(page, 'Too bright.', 'Ben')
  await page.reload()
  await page.locator('.said', { hasText: 'Too bright.' }).waitFor()
  await page.getByText('1 entry not saved yet').waitFor()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.locator('.said').waitFor({ state: 'detached' })
  const { entries } = readComments((await saved(page)).text)
  expect(entries.map(({ kind }) => kind)).toEqual(['comment', 'withdraw'])
  await close()
})

it('warns before it is closed where the browser keeps nothing', async () => {
  const { page, context, close } = await openReview(path)
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('no', 'SecurityError')
    }
  })
  await comment(page, 'Too bright.', 'Ben')
  await page.getByText('this browser does not keep them').waitFor()
  const asked = new Promise<string>((resolve) => {
    page.on('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.accept()
    })
  })
  await page.close({ runBeforeUnload: true })
  expect(await asked).toBe('beforeunload')
  await context.close()
  await close()
})

it('opens comments out of a link, a text and a file; the same ones once', async () => {
  const { page, context, close } = await openReview(path)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await seek(page, 1)
  await comment(page, 'From afar.', 'Cleo')
  await page.getByRole('button', { name: 'Copy as link' }).click()
  await page.getByText('The link is copied').waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/^Harbour%20Lights%20review\.html#c=[\w-]+$/)
  await page.getByRole('button', { name: 'Copy as text' }).click()
  await page.getByText('Copied: send it to Mira').waitFor()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toContain('0:01.000 [v1] Cleo: From afar.')
  const file = await saved(page)
  await close()

  const other = await openReview(path, { fragment: link.slice(link.indexOf('#')) })
  await other.page.locator('.said', { hasText: 'From afar.' }).waitFor()
  // Not this reader's own words.
  expect(await other.page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0)
  for (const buffer of [Buffer.from(file.text), Buffer.from(text)]) {
    await other.page.getByLabel('Open comments').setInputFiles({ name: 'c.json', mimeType: 'application/json', buffer })
    await other.page.getByText('Nothing in it is new').waitFor()
  }
  expect(await other.page.locator('.said').count()).toBe(1)
  await other.page
    .getByLabel('Open comments')
    .setInputFiles({ name: 'c.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"x"}') })
  await other.page.getByText('This is not a comments file').waitFor()
  await other.close()
})

/** Markup, script and marks that turn text around, wherever a review or a comment has text. */
const HOSTILE = '</script><img src=x onerror="window.hit=1"><script>window.hit=1</script>\u202eevil'

/** Broken once by a comment that was given as HTML. */
it('shows markup as text and runs none of it', async () => {
  const entry = withId({
    kind: 'comment',
    slot: `version:${versionId(1)}`,
    author: HOSTILE.slice(0, 80),
    at: '2026-11-21T10:00:00.000Z',
    rateHz: RATE,
    startFrame: RATE,
    endFrame: null,
    text: HOSTILE,
  })
  const hostile = await reviewFile({
    title: HOSTILE,
    from: HOSTILE,
    message: HOSTILE,
    sections: [{ name: HOSTILE, startFrame: 0 }],
    entries: [entry],
    slots: [
      { label: HOSTILE, note: HOSTILE, sound },
      { label: 'v2', sound },
    ],
  })
  const { page, close } = await openReview(hostile)
  await page.locator('.said').waitFor()
  const file = commentsFile({
    projectId: '1'.repeat(32),
    reviewId: '2'.repeat(32),
    entries: [withId({ ...entry, text: `${HOSTILE} again` })],
  })
  await page
    .getByLabel('Open comments')
    .setInputFiles({ name: 'c.json', mimeType: 'application/json', buffer: Buffer.from(file) })
  await page.locator('.said').nth(1).waitFor()
  for (const place of ['h1', '.review-message', '.slot-label', '.slot-note', '.section-mark', '.said']) {
    expect(await page.locator(place).first().textContent(), place).toContain('<img src=x')
  }
  expect(await page.evaluate(() => [(window as { hit?: number }).hit, document.images.length])).toEqual([undefined, 0])
  expect(await page.locator('.said').first().textContent()).not.toContain('\u202e')
  await close()
})
