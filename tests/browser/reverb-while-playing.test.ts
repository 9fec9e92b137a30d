import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPlay, strip } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000

/** Frames of the longest silence in some samples. */
function longestSilence(samples: Float32Array): number {
  let longest = 0
  let run = 0
  for (const sample of samples) {
    run = Math.abs(sample) < 1e-5 ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

/** The tail is a part of the song's length: another one once stopped and restarted what was playing. */
it('plays on while the reverb is switched on and its decay is turned', async () => {
  const context = await captureContext()
  const { page, close } = await openPage({ context })
  await addStems(
    page,
    ['drums', 'keys'].map((name, index) => ({
      name: `${name}.wav`,
      buffer: wav24(noise(30 * RATE, index + 1, 0.2), RATE),
    })),
  )
  await expectStrips(page, 2)
  await tab(page, 'Master')
  await strip(page, 'keys.wav').getByRole('button', { name: 'Open the equaliser' }).click()
  await page.getByRole('radio', { name: 'Reverb send' }).check({ force: true })
  await page.getByRole('switch', { name: 'Reverb send' }).check({ force: true })
  await page
    .getByRole('region', { name: 'Master chain' })
    .getByRole('button', { name: /^Reverb/ })
    .click()
  await pressPlay(page)
  await startCapture(page, 'master')
  await page.waitForTimeout(1000)
  await clearCapture(page)
  await page.getByRole('switch', { name: 'Reverb', exact: true }).check({ force: true })
  for (const decay of [0.5, 1, 2, 3, 4, 2]) {
    await page.getByRole('slider', { name: 'Decay', exact: true }).fill(String(decay))
    await page.waitForTimeout(60)
  }
  await page.waitForTimeout(1000)
  const { left } = await readCapture(page)
  expect(left.length).toBeGreaterThan(RATE)
  expect(longestSilence(left)).toBeLessThan(20)
  await close()
  await context.close()
})
