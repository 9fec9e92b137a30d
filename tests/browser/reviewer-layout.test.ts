import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withId } from '../../src/project/entry-id'
import { violations } from './harness/axe'
import { browser } from './harness/page'
import { noise } from './harness/signals'
import { RATE, reviewFile, versionId } from './reviewer-file'
import { openReview } from './reviewer-page'

const sound = noise(RATE * 24, 1, 0.2)
let path: string

const said = (text: string, startFrame: number, endFrame: number | null) =>
  withId({
    kind: 'comment',
    slot: `version:${versionId(1)}`,
    author: 'Ben',
    at: '2026-11-20T10:00:00.000Z',
    rateHz: RATE,
    startFrame,
    endFrame,
    text,
  })

beforeAll(async () => {
  const comment = said('The bass eats the chorus, from the second beat on.', 9 * RATE, 14 * RATE)
  path = await reviewFile({
    slots: [
      { label: 'v1 first master', note: 'as on Friday', sound },
      { label: `v2 ${'with a long name '.repeat(8)}`, sound },
      { label: 'Blue Train', slot: 'reference:r1', sound },
    ],
    sections: ['Intro', 'Verse', `Chorus ${'and more '.repeat(12)}`].map((name, n) => ({
      name,
      startFrame: n * 8 * RATE,
    })),
    entries: [
      comment,
      said('Too bright.', 2 * RATE, null),
      withId({ kind: 'resolve', to: comment.id, author: 'Mira', at: '2026-11-21T08:00:00.000Z', resolved: true }),
    ],
  })
})
afterAll(async () => (await browser()).close())

/** What a finger has to hit, and is lower or narrower than 40 px; and what sticks out of the page. */
function misfits(): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>(
    'button, select, textarea, .text-field, label.switch, label.slot-choice, label.file-button, label.blind-method',
  )) {
    const { width, height } = element.getBoundingClientRect()
    const isSection = element.classList.contains('section-mark')
    const isRange = element.classList.contains('range')
    if (height < 40 || (width < 40 && !isSection && !isRange))
      found.push(`${element.outerHTML.slice(0, 90)}: ${width} x ${height}`)
  }
  if (document.documentElement.scrollWidth > innerWidth)
    found.push(`the page is ${document.documentElement.scrollWidth} px wide`)
  return found
}

it.each([
  ['dark', { colorScheme: 'dark' }],
  ['light', { colorScheme: 'light' }],
  ['phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, served: true }],
] as const)('has nothing that axe complains of: %s', async (name, options) => {
  const { page, close } = await openReview(path, options)
  await page.locator('.thread').nth(1).waitFor()
  await page.waitForTimeout(700)
  expect(await violations(page, name)).toEqual([])
  await page.locator('.blind-card').getByLabel('Your name').fill('Anna')
  await page.locator('.blind-card').getByLabel('Your name').press('Enter')
  await page.getByRole('button', { name: 'Start the test' }).click()
  await page.getByText('Trial 1 of 10').waitFor()
  expect(await violations(page, name)).toEqual([])
  await close()
})

/** Broken once by buttons of 32 px. */
it('is made for a finger, one column wide', async () => {
  const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, served: true }
  const { page, close } = await openReview(path, options)
  expect(await page.evaluate(misfits)).toEqual([])
  await page
    .getByRole('radio', { name: /Blue Train/ })
    .locator('xpath=..')
    .tap()
  expect(await page.getByRole('radio', { name: /Blue Train/ }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Play', exact: true }).tap()
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await expect.poll(() => page.locator('.time-now').textContent()).not.toBe('0:00.0')
  await page.getByRole('textbox', { name: /^Comment/ }).tap()
  await page.getByRole('textbox', { name: /^Comment/ }).fill('Too quiet.')
  await page.locator('.comment-form').getByLabel('Your name').fill('Anna')
  await page.getByRole('button', { name: 'Add comment' }).tap()
  await page.locator('.said', { hasText: 'Too quiet.' }).waitFor()
  expect(await page.evaluate(misfits)).toEqual([])
  await close()
})

it('is played by keys', async () => {
  const { page, close } = await openReview(path)
  const heard = () => page.locator('.slot-choice.heard .slot-label').textContent()
  const position = () => page.getByRole('slider', { name: 'Song position' }).inputValue().then(Number)
  await page.keyboard.press('3')
  expect(await heard()).toBe('Blue Train')
  await page.keyboard.press('a')
  expect(await heard()).toBe('v1 first master')
  await page.keyboard.press('x')
  expect(await heard()).toBe('Blue Train')
  await page.keyboard.press('b')
  expect(await heard()).toBe('Blue Train')
  await page.keyboard.press('ArrowRight')
  await expect.poll(position).toBeCloseTo(5, 1)
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByText('0:05.0 to 0:06.0', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('0:05.0 to 0:06.0', { exact: true }).waitFor({ state: 'detached' })
  // Who clicked a button and presses Space means the song.
  await page.getByRole('switch', { name: 'Match loudness' }).click({ force: true })
  await page.keyboard.press(' ')
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  expect(await page.getByRole('switch', { name: 'Match loudness' }).isChecked()).toBe(false)
  await page.keyboard.press(' ')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  const slider = page.getByRole('slider', { name: 'Song position' })
  await slider.press('End')
  await expect.poll(position).toBeGreaterThan(23.9)
  await slider.press('Home')
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('0:00 of 0:24, Intro')
  await close()
})

it('marks a range by a drag, and loops a section', async () => {
  const { page, close } = await openReview(path)
  const wave = await page.locator('.song-wave').boundingBox()
  if (!wave) throw new Error('there is no waveform')
  await page.mouse.move(wave.x + wave.width / 4, wave.y + 50)
  await page.mouse.down()
  await page.mouse.move(wave.x + wave.width / 2, wave.y + 60, { steps: 5 })
  await page.mouse.up()
  await page.getByText('0:06.0 to 0:12.0', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Clear range' }).click()
  await page.getByRole('button', { name: 'Loop' }).click()
  await page.getByRole('button', { name: 'Verse', exact: true }).click()
  await page.getByText('0:08.0 to 0:16.0', { exact: true }).waitFor()
  await page.getByText('LUFS in the loop').first().waitFor()
  await close()
})

it('is one small script and one style that ask for nothing', () => {
  const script = readFileSync('build/reviewer.js')
  const style = readFileSync('build/reviewer.css')
  expect(gzipSync(script).length + gzipSync(style).length).toBeLessThan(200_000)
  expect(style.toString()).not.toMatch(/@import|url\((?!["']?data:)/)
  expect(script.toString()).not.toMatch(/\bimport\s*[("'{*]|\bfetch\(|XMLHttpRequest|new Worker|audioWorklet/)
})
