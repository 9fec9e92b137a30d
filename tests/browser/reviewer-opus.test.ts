import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBuiltPage } from './harness/built-page'
import { clearCapture, readCapture, startCapture } from './harness/capture'
import { clickDbfs } from './harness/click'
import { browser } from './harness/page'
import { RATE, writeReview } from './reviewer-file'
import { openReview } from './reviewer-page'

let path: string

beforeAll(async () => {
  const built = await openBuiltPage('review-page')
  const player = {
    script: readFileSync('build/reviewer.js', 'utf8'),
    style: readFileSync('build/reviewer.css', 'utf8'),
  }
  const base64 = await built.page.evaluate((page) => {
    const request = {
      projectId: '1'.repeat(32),
      reviewId: '2'.repeat(32),
      title: 'Small',
      from: 'Mira',
      message: '',
      madeAt: '2026-11-21T09:30:00.000Z',
      rateHz: 48_000,
      codec: 'opus' as const,
      bitrate: 160_000,
      sections: [],
      entries: [],
      player: page,
    }
    return window.opusReview(request, 14, {
      tone: (at) => 0.5 * Math.sin(2 * Math.PI * 997 * at),
      // A short cosine burst under a bell, every half second.
      pulses: (at) => {
        const from = ((at + 0.25) % 0.5) - 0.25
        return 0.5 * Math.exp(-((from / 0.001) ** 2)) * Math.cos(2 * Math.PI * 900 * from)
      },
    })
  }, player)
  path = writeReview(Buffer.from(base64, 'base64'))
  await built.close()
})
afterAll(async () => (await browser()).close())

async function captured(page: Page, slot: string, from: number, ms: number): Promise<Float32Array> {
  await page.keyboard.press(slot)
  await page.getByRole('slider', { name: 'Song position' }).fill(String(from))
  await page.waitForTimeout(300)
  await clearCapture(page)
  await page.waitForTimeout(ms)
  return (await readCapture(page)).left
}

it('joins lossy pieces without a click or a shift', async () => {
  const { page, close } = await openReview(path, { capture: true })
  await page.getByRole('switch', { name: 'Match loudness' }).uncheck({ force: true })
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await startCapture(page, 'ears')
  const away = clickDbfs(await captured(page, '1', 3, 900), RATE)
  const border = clickDbfs(await captured(page, '1', 9.2, 1500), RATE)
  expect(away).toBeLessThan(-90)
  expect(border).toBeLessThan(-90)

  const pulses = await captured(page, '2', 9.1, 2200)
  const peaks: number[] = []
  for (let n = 1; n < pulses.length - 1; n++) {
    if (pulses[n]! > 0.3 && pulses[n]! >= pulses[n - 1]! && pulses[n]! > pulses[n + 1]!) peaks.push(n)
  }
  const gaps = peaks.slice(1).map((peak, n) => peak - peaks[n]!)
  expect(gaps.length).toBeGreaterThan(2)
  // Within a frame, over the border at 10 s as everywhere.
  for (const gap of gaps) expect(Math.abs(gap - RATE / 2)).toBeLessThanOrEqual(1)
  await close()
})

it('has no blind test, and says why', async () => {
  const { page, close } = await openReview(path)
  await page.getByText('There is none in a small file: its sound is lossy').waitFor()
  await page.getByText('small file: Opus, lossy').waitFor()
  expect(await page.getByRole('button', { name: 'Start the test' }).count()).toBe(0)
  await close()
})
