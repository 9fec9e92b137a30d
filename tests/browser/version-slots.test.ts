import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPlay, setSlider, strip } from './harness/controls'
import { findIn } from './harness/find-in'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'
import { saveVersion } from './project-page'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 12 * RATE
/** A version is heard as its file would be: on the 24-bit grid, with dither of one step either way. */
const DITHER = 2 / 2 ** 23

/** Broken once by a menu that showed the versions that are ready alone. */
it('puts a saved version on the transport by the menu, and hears it on its samples beside what the song is now', async () => {
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
  await saveVersion(page, 'v1 as it came')
  await tab(page, 'Master')
  await setSlider(strip(page, 'stem 0.wav'), 'Gain', -9)
  await tab(page, 'Compare')
  await page.getByRole('switch', { name: 'Match loudness' }).uncheck({ force: true })

  const group = page.getByRole('radiogroup', { name: 'Listen to' })
  const version = group.getByRole('radio', { name: 'Version v1 as it came' })
  expect(await version.count()).toBe(0)
  await page.getByRole('button', { name: /^All sounds/ }).click()
  const menu = page.getByRole('dialog', { name: 'All sounds' })
  await menu.getByRole('button', { name: 'Put v1 as it came on the transport' }).click()
  const hear = menu.getByRole('button', { name: 'Hear v1 as it came', exact: true })
  await hear.waitFor({ timeout: 30_000 })
  await menu.getByRole('button', { name: 'Hear v1 as it came with A' }).click()
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  expect(await version.count()).toBe(1)
  expect(await group.getByRole('radio').count()).toBeLessThanOrEqual(5)

  await startCapture(page, 'monitor')
  await pressPlay(page)
  await page.locator('body').click({ position: { x: 720, y: 890 } })
  await page.keyboard.press('a')
  await expect.poll(() => version.isChecked()).toBe(true)
  await page.waitForTimeout(1_000)
  await clearCapture(page)
  await page.waitForTimeout(700)
  await page.keyboard.press('2')
  await page.waitForTimeout(500)
  const { left } = await readCapture(page)
  const late = left.length - 64
  expect(late).toBeGreaterThan(RATE)
  const song = findIn(sum, left, late) - late
  expect(song, 'the plain sum is not in the capture').toBeGreaterThan(0)
  expect(findIn(sum, left, 2_000, DITHER)).toBe(song + 2_000)
  await context.close()
  expect(complaints).toEqual([])
})
