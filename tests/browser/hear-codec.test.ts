import { afterAll, expect, it } from 'vitest'
import { FADES } from '../../src/params'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPlay } from './harness/controls'
import { findIn } from './harness/find-in'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 12 * RATE
/** More than this many frames beside the master would be heard as a comb. */
const FARTHEST = 24

/** Broken once by a coded file that was laid at the song's first frame, where the master begins a second later. */
it('puts what a codec made of the master beside it on the transport, aligned to the sample', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const stems = [noise(FRAMES, 1, 0.1), noise(FRAMES, 2, 0.1)]
  const sum = Float32Array.from({ length: FRAMES }, (_, n) =>
    stems.reduce((total, { left }) => total + (left[n] as number), 0),
  )
  await addStems(
    page,
    stems.map((stem, index) => ({ name: `stem ${index}.wav`, buffer: wav24(stem, RATE) })),
  )
  await expectStrips(page, 2)
  await page
    .getByRole('region', { name: 'Master chain' })
    .getByRole('button', { name: /^Fades/ })
    .click()
  await page.getByRole('slider', { name: FADES.startSeconds.label, exact: true }).fill('1')
  await exportMaster(page)
  const card = page.getByRole('region', { name: 'Codec check' })
  await card.getByRole('button', { name: /^Check / }).click()
  await expect.poll(() => card.getByRole('button', { name: 'Cancel check' }).count(), { timeout: 60_000 }).toBe(0)
  await card.getByRole('radio', { name: /^MP3, 320/ }).check({ force: true })
  await card.getByRole('button', { name: 'Hear it beside the master' }).click()
  const coded = page.getByRole('radio', { name: 'Coded file', exact: true })
  await expect.poll(() => coded.count(), { timeout: 20_000 }).toBe(1)
  expect(await coded.isChecked()).toBe(true)

  await tab(page, 'Compare')
  await page.getByRole('switch', { name: 'Match loudness' }).uncheck({ force: true })
  await startCapture(page, 'monitor')
  await pressPlay(page)
  await page.locator('body').click({ position: { x: 720, y: 890 } })
  await page.waitForTimeout(2_500)
  await clearCapture(page)
  await page.waitForTimeout(700)
  await page.keyboard.press('2')
  await page.waitForTimeout(500)
  const { left } = await readCapture(page)
  const late = left.length - 64
  expect(late).toBeGreaterThan(RATE)
  const song = findIn(sum, left, late) - late
  expect(song, 'the plain sum is not in the capture').toBeGreaterThan(0)

  const at = 2_000
  const likeness = (lag: number) => {
    let product = 0
    for (let n = at; n < at + 9_600; n += 1) product += (left[n] as number) * (sum[song + n + lag] as number)
    return product
  }
  const lags = Array.from({ length: 2 * FARTHEST + 1 }, (_, n) => n - FARTHEST)
  expect(lags.reduce((best, lag) => (likeness(lag) > likeness(best) ? lag : best))).toBe(0)
  // It is the codec's sound, and not the master's.
  expect(findIn(sum, left, at)).toBe(-1)

  await page.getByRole('button', { name: /^Remove MP3, 320/ }).click()
  await expect.poll(() => coded.count()).toBe(0)
  await context.close()
  expect(complaints).toEqual([])
})
