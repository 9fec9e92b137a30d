import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCapture, startCapture } from './harness/capture'
import { browser } from './harness/page'
import { noise } from './harness/signals'
import { RATE, reviewHtml, writeReview } from './reviewer-file'
import { openReview } from './reviewer-page'

const first = noise(RATE * 22, 1, 0.5)
const second = noise(RATE * 22, 2, 0.5)
let html: Buffer

beforeAll(async () => {
  html = await reviewHtml({
    slots: [
      { label: 'v1', sound: first },
      { label: 'v2 vocal up', sound: second },
    ],
  })
})
afterAll(async () => (await browser()).close())

/** Where the text of a piece lies in the file. */
const pieceAt = (slot: number, piece: number) => html.indexOf(`data-key="${slot}/${piece}"`) + 60

/** A copy of the file with other bytes in one place. */
function damaged(at: number, text: string): string {
  const copy = Buffer.from(html)
  copy.write(text, at, 'latin1')
  return writeReview(copy)
}

async function playAt(page: Page, seconds: number): Promise<void> {
  await page.getByRole('switch', { name: 'Match loudness' }).uncheck({ force: true })
  await page.getByRole('slider', { name: 'Song position' }).fill(String(seconds))
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await startCapture(page, 'ears')
}

/** Broken once by a player that gave whatever the browser's decoder made of it. */
it.each([
  [
    'one wrong character',
    (at: number) => [at + 90_000, html.toString('latin1', at + 90_000, at + 90_001) === 'A' ? 'B' : 'A'],
  ],
  ['what is no base64', (at: number) => [at + 90_000, '%%%%']],
] as const)('is silent where a piece has %s, says so, and plays the rest', async (_, harm) => {
  const [at, text] = harm(pieceAt(0, 1)) as [number, string]
  const { page, close } = await openReview(damaged(at, text), { capture: true })
  await playAt(page, 9)
  await page.getByText('v1 is silent from 0:10 to 0:20: that part of the file is damaged.').waitFor()
  await page.waitForTimeout(2500)
  const { left } = await readCapture(page)
  const last = left.findLastIndex((value) => value !== 0)
  expect(last).toBeGreaterThan(0.2 * RATE)
  expect(left.length - last).toBeGreaterThan(0.5 * RATE)
  expect(left[last]).toBe(first.left[10 * RATE - 1])
  // The other slot has all of its own.
  await page.keyboard.press('b')
  await page.waitForTimeout(600)
  expect((await readCapture(page)).left.at(-1)).not.toBe(0)
  await close()
})

it('opens what has come of a file, and says that it is not whole', async () => {
  const cut = writeReview(html.subarray(0, pieceAt(1, 1) + 50_000))
  const { page, close } = await openReview(cut, { capture: true })
  await page.getByText('This file is not whole: ask for it again.').waitFor()
  await playAt(page, 9)
  await page.keyboard.press('2')
  await page.getByText('v2 vocal up is silent from 0:10 to 0:20: that part of the file is missing.').waitFor()
  await page.waitForTimeout(800)
  expect((await readCapture(page)).left.some((value) => value !== 0)).toBe(true)
  await close()
})
