import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readComments } from '../../src/project/parse-comments'
import { clearCapture, readCapture, startCapture } from './harness/capture'
import { browser } from './harness/page'
import { noise } from './harness/signals'
import { RATE, reviewFile, versionId } from './reviewer-file'
import { openReview } from './reviewer-page'

const { left: quiet } = noise(RATE * 14, 1, 0.1)
const { left: loud } = noise(RATE * 14, 2, 0.4)
let path: string

beforeAll(async () => {
  path = await reviewFile({
    slots: [
      { label: 'v1', sound: { left: quiet, right: quiet } },
      { label: 'v2 vocal up', sound: { left: loud, right: loud.map((value) => -value) } },
    ],
  })
})
afterAll(async () => (await browser()).close())

async function start(page: Page, method: RegExp, trials: number): Promise<void> {
  const name = page.locator('.blind-card').getByLabel('Your name')
  if (await name.isVisible()) {
    await name.fill('Anna')
    await name.press('Enter')
  }
  await page.getByRole('radio', { name: method }).check()
  await page.getByLabel('Trials').fill(String(trials))
  await page.getByRole('button', { name: 'Start the test' }).click()
  await page.getByText(`Trial 1 of ${trials}`).waitFor()
}

const hear = (page: Page, label: string) => page.getByRole('button', { name: `Hear ${label}`, exact: true }).click()

async function rms(page: Page): Promise<number> {
  await page.waitForTimeout(150)
  await clearCapture(page)
  await page.waitForTimeout(350)
  const { left } = await readCapture(page)
  expect(left.length).toBeGreaterThan(0.1 * RATE)
  return Math.sqrt(left.reduce((sum, value) => sum + value * value, 0) / left.length)
}

/** What is heard, told by its sides: those of v2 are each other's opposite. */
async function which(page: Page): Promise<'a' | 'b'> {
  await page.waitForTimeout(150)
  await clearCapture(page)
  await page.waitForTimeout(300)
  const { left, right } = await readCapture(page)
  const product = left.reduce((sum, value, n) => sum + value * right[n]!, 0)
  expect(product).not.toBe(0)
  return product > 0 ? 'a' : 'b'
}

/** Broken once by a player that matched no levels in a test where the switch was off. */
it('asks ABX over sounds that are equally loud, and sends the result with the comments', async () => {
  const { page, close } = await openReview(path, { capture: true })
  await page.getByRole('switch', { name: 'Match loudness' }).uncheck({ force: true })
  // The song is shorter than a test.
  await page.keyboard.press('l')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await startCapture(page, 'ears')
  await start(page, /ABX/, 5)
  // Louder by 12 dB before they are matched.
  await hear(page, 'A')
  const a = await rms(page)
  await hear(page, 'B')
  const b = await rms(page)
  expect(Math.abs(20 * Math.log10(a / b))).toBeLessThan(0.3)
  for (let trial = 1; trial <= 5; trial++) {
    await page.getByText(`Trial ${trial} of 5`).waitFor()
    await page.keyboard.press('x')
    const side = await which(page)
    await page.getByRole('button', { name: side === 'a' ? 'X is A' : 'X is B' }).click()
  }
  await page.getByText('A difference was heard: 5 of 5 right, p = 0.031').waitFor()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save comments' }).click()
  const { entries } = readComments(await readFile(await (await coming).path(), 'utf8'))
  expect(entries).toMatchObject([
    {
      kind: 'blindTest',
      method: 'abx',
      trials: 5,
      successes: 5,
      author: 'Anna',
      a: { slot: `version:${versionId(1)}`, label: 'v1', stateSha256: '0'.repeat(64) },
      b: { slot: `version:${versionId(2)}`, label: 'v2 vocal up', stateSha256: '1'.repeat(64) },
    },
  ])
  await close()
}, 180_000)

/** Everything of the page that a reviewer can look at: its text, its attributes, its waveform. */
function shown(): string {
  const canvases = [...document.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL())
  return (
    document.querySelector('#tutti-root')?.innerHTML.replace(/[\d.]+%|\d+:\d\d\.\d|valuetext="[^"]*"/g, '') +
    canvases.join()
  )
}

/** Broken once by an attribute with the side. */
it('shows the same whatever X is', async () => {
  const { page, close } = await openReview(path)
  await start(page, /ABX/, 12)
  const seen = new Map<string, number>()
  for (let trial = 1; trial <= 12; trial++) {
    await page.getByText(`Trial ${trial} of 12`).waitFor()
    await hear(page, 'X')
    await page.mouse.move(0, 0)
    await page.waitForTimeout(100)
    const text = (await page.evaluate(shown)).replace(`Trial ${trial}`, 'Trial')
    seen.set(text, (seen.get(text) ?? 0) + 1)
    if (trial < 12) await page.getByRole('button', { name: 'X is A' }).click()
  }
  expect([...seen.values()]).toEqual([12])
  expect(await page.locator('.slot-choice').count()).toBe(0)
  expect(await page.getByText('LUFS').count()).toBe(0)
  await page.getByRole('button', { name: 'Leave the test' }).click()
  await page.getByText('You left the test: it is not counted.').waitFor()
  expect(await page.locator('.blind-results').count()).toBe(0)
  await close()
})

it('asks for a preference between two that have no names', async () => {
  const { page, close } = await openReview(path)
  await start(page, /Preference/, 2)
  await hear(page, '1')
  await page.keyboard.press('2')
  expect(await page.getByRole('button', { name: 'Hear 2' }).getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: 'Prefer 1' }).click()
  await page.getByText('Trial 2 of 2').waitFor()
  await page.getByRole('button', { name: 'Prefer 2' }).click()
  await page.getByText('Not enough trials').waitFor()
  await close()
})
