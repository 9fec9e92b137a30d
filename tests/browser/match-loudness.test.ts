import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPlay, setSlider } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 15 * RATE

/** Broken once by a match that was always on. */
it('hears each slot at its own level with "Match loudness" off, and says "matching" until a new figure is there', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const stems = [1, 2, 3, 4].map((seed) => noise(FRAMES, seed, 0.08))
  // The rough mix is 6 dB below the sum; on the 24-bit grid, like everything here.
  const rough = Float32Array.from({ length: FRAMES }, (_, n) => {
    const sum = stems.reduce((total, stem) => total + (stem.left[n] as number), 0)
    return Math.round(sum * 0.5 * 2 ** 23) / 2 ** 23
  })
  await addStems(
    page,
    stems.map(({ left }, index) => ({ name: `stem ${index}.wav`, buffer: wav24({ left, right: left }, RATE) })),
  )
  await expectStrips(page, 4)
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 6)
  await tab(page, 'Compare')
  await page
    .getByLabel('Add rough mix', { exact: true })
    .setInputFiles({ name: 'rough.wav', buffer: wav24({ left: rough, right: rough }, RATE), mimeType: 'audio/wav' })
  const listenTo = page.getByRole('radiogroup', { name: 'Listen to' }).first()
  const state = page.getByText(/^(matching|matched .* dB|not matched)$/).first()
  await expect.poll(() => listenTo.getByRole('radio', { name: 'Rough mix' }).isEnabled()).toBe(true)
  await expect.poll(() => state.textContent(), { timeout: 15_000 }).toMatch(/^matched −12/)

  await startCapture(page, 'monitor')
  await pressPlay(page)
  const levelsDb = async () => {
    const levels: Record<string, number> = {}
    for (const [key, name] of [
      ['1', 'Master'],
      ['2', 'Plain sum'],
      ['3', 'Rough mix'],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(() => listenTo.getByRole('radio', { name }).isChecked()).toBe(true)
      await page.waitForTimeout(200)
      await clearCapture(page)
      await page.waitForTimeout(600)
      const { left } = await readCapture(page)
      levels[name] = 10 * Math.log10(left.reduce((sum, value) => sum + value * value, 0) / left.length)
    }
    return levels as Record<'Master' | 'Plain sum' | 'Rough mix', number>
  }

  const toggle = page.getByRole('switch', { name: 'Match loudness' })
  await toggle.uncheck({ force: true })
  await expect.poll(() => state.textContent()).toBe('not matched')
  const own = await levelsDb()
  expect(own.Master - own['Plain sum']).toBeCloseTo(6, 0)
  expect(own['Rough mix'] - own['Plain sum']).toBeCloseTo(-6, 0)
  // Uniform noise of four stems has this power: nothing else is in the way.
  expect(own['Plain sum']).toBeCloseTo(10 * Math.log10((4 * 0.08 ** 2) / 3), 0)

  await toggle.check({ force: true })
  await expect.poll(() => state.textContent()).toMatch(/^matched/)
  const matched = await levelsDb()
  expect(Math.abs(matched.Master - matched['Plain sum'])).toBeLessThan(0.3)
  expect(Math.abs(matched['Rough mix'] - matched['Plain sum'])).toBeLessThan(0.3)
  // Turned down to the quietest, nothing is turned up.
  expect(matched['Rough mix']).toBeCloseTo(own['Rough mix'], 0)

  await page.keyboard.press('1')
  const drive = page.getByRole('group', { name: 'Limiter' }).getByRole('slider', { name: 'Drive', exact: true })
  await drive.fill('3')
  expect(await state.textContent()).toBe('matching')
  await expect.poll(() => state.textContent(), { timeout: 15_000 }).toMatch(/^matched −9/)
  await context.close()
  expect(complaints).toEqual([])
})
