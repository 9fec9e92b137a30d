import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { clickDbfs } from './harness/click'
import { expectStrips, pressPlay, setSlider } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { sine, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const SECONDS = 60

/** 997 Hz at -6 dBFS, so many frames into its period. */
function tone(frames: number) {
  const { left } = sine(RATE * SECONDS + 96, RATE, 997, 0.5)
  return wav24({ left: left.slice(frames, frames + RATE * SECONDS), right: left.slice(0, RATE * SECONDS) }, RATE)
}

type Act = () => Promise<unknown>

/**
 * What comes to the ears around something that is done: the peak above 4 kHz, in dBFS. A busy browser skips quanta of the
 * capture: then everything is put back by `before` and done again.
 */
async function clickOf(page: Page, before: Act, act: Act): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    await before()
    await page.waitForTimeout(400)
    await clearCapture(page)
    await page.waitForTimeout(250)
    await act()
    await page.waitForTimeout(400)
    const { left, right } = await readCapture(page)
    // The longest stretch without a gap holds the deed where it is nearly all of it.
    if (left.length > 0.5 * RATE) return Math.max(clickDbfs(left, RATE), clickDbfs(right, RATE))
    if (attempt === 8) throw new Error(`only ${left.length} frames were captured without a gap`)
  }
}

/** DESIGN section 3 in a real AudioContext. */
it('switches slots, checks and what is heard of a processor without a click', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  await addStems(page, [{ name: 'tone.wav', buffer: tone(0) }])
  await expectStrips(page, 1)
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 8)
  await tab(page, 'Compare')
  const rough = { name: 'rough.wav', buffer: tone(31), mimeType: 'audio/wav' }
  await page.getByLabel('Add rough mix', { exact: true }).setInputFiles(rough)
  await expect
    .poll(() => page.getByRole('radio', { name: 'Rough mix', exact: true }).first().isEnabled(), { timeout: 30_000 })
    .toBe(true)
  await expect.poll(() => page.getByText(/matching/i).count(), { timeout: 60_000 }).toBe(0)
  await tab(page, 'Master')
  await startCapture(page, 'monitor')
  await pressPlay(page)
  await page.waitForTimeout(1500)
  await page.locator('body').click({ position: { x: 720, y: 890 } })

  const found: [string, number][] = []
  const key = (name: string) => () => page.keyboard.press(name)
  const measure = async (what: string, before: Act, act: Act) => found.push([what, await clickOf(page, before, act)])
  for (const from of ['1', '2', '3']) {
    for (const to of ['1', '2', '3']) if (from !== to) await measure(`${from} to ${to}`, key(from), key(to))
  }
  await page.keyboard.press('1')
  // Each of these keys turns something on or off, or on to the next band.
  for (const name of ['o', 'o', 'i', 'i', 'w', 'w', 'f', 'f', 'f', 'f', 'd', 'd']) {
    await measure(name, async () => undefined, key(name))
  }
  await page.getByRole('button', { name: /^True-peak limiter/ }).click()
  const delta = page.getByRole('button', { name: 'Hear what it changes', exact: true })
  const turn = (on: boolean) => async () => {
    if ((await delta.getAttribute('aria-pressed')) !== String(on)) await delta.click()
  }
  await measure('delta on', turn(false), turn(true))
  await measure('delta off', turn(true), turn(false))
  for (const [what, dbfs] of found) expect(dbfs, `dBFS above 4 kHz after ${what}`).toBeLessThan(-90)
  await context.close()
  expect(complaints).toEqual([])
})
