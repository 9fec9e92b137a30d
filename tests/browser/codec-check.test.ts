import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, setSlider } from './harness/controls'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 12 * RATE

/** Noise that the limiter holds hard at its ceiling, where a codec's filters swing beyond it; or noise with room. */
async function exported(page: Page, driveDb: number): Promise<void> {
  await addStems(
    page,
    [1, 2, 3, 4].map((seed) => ({ name: `stem ${seed}.wav`, buffer: wav24(noise(FRAMES, seed, 0.25), RATE) })),
  )
  await expectStrips(page, 4)
  const limiter = page.getByRole('group', { name: 'Limiter' })
  await setSlider(limiter, 'Drive', driveDb)
  await setSlider(limiter, 'Ceiling', driveDb > 0 ? -0.1 : -6)
  await exportMaster(page)
}

const card = (page: Page) => page.getByRole('region', { name: 'Codec check' })

it('lists the overs that coding makes, and plays what was coded, the original and what was lost', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  await tab(page, 'Deliver')
  await expect.poll(() => card(page).textContent()).toContain('Export the master first')
  await exported(page, 15)

  await card(page)
    .getByRole('button', { name: /^Check / })
    .click()
  const codecs = card(page).getByRole('radiogroup', { name: 'Codec', exact: true })
  await expect.poll(() => codecs.getByRole('radio', { name: /^MP3, 320/ }).isEnabled(), { timeout: 60_000 }).toBe(true)
  await expect.poll(() => card(page).getByRole('button', { name: 'Cancel check' }).count()).toBe(0)
  // AAC is the browser's: it is checked, or said to be missing.
  await expect
    .poll(() => codecs.textContent())
    .toMatch(/AAC, 256 kb\/s(This browser has no AAC encoder|\d+ over|no over)/)

  for (const name of ['Opus, 128 kb/s', 'MP3, 320 kb/s']) {
    const codec = codecs.getByRole('radio', { name })
    await codec.check({ force: true })
    const text = await codecs.locator('label', { hasText: name }).textContent()
    const [, count, worst] = /(\d+) overs?, \+([\d.]+) dBTP/.exec(text?.replace(/\u202f/g, '') ?? '') ?? []
    expect(Number(count), text ?? '').toBeGreaterThan(0)
    const rows = card(page)
      .getByRole('table', { name: `Overs of ${name}` })
      .getByRole('row')
    expect(await rows.count()).toBe(Math.min(100, Number(count)) + 1)
    const peaks = (await rows.locator('td:last-child').allTextContents()).map((cell) => Number(cell.replace('+', '')))
    expect(Math.max(...peaks)).toBe(Number(worst))
    expect(Math.min(...peaks)).toBeGreaterThanOrEqual(0)
    const times = await rows.locator('td:first-child').allTextContents()
    expect(times).toEqual([...times].sort())
    await expect.poll(() => card(page).textContent()).toMatch(/Lower the ceiling by about \d+\.\d dB/)
    await expect.poll(() => card(page).textContent()).toContain('decoded to the sample')
  }

  // What is heard: the capture stands where the card's player meets the ears.
  await codecs.getByRole('radio', { name: 'Opus, 128 kb/s' }).check({ force: true })
  await card(page).getByRole('button', { name: 'Listen', exact: true }).click()
  await expect.poll(() => card(page).getByRole('button', { name: 'Stop listening' }).count()).toBe(1)
  await startCapture(page, 'ears')
  const levels: Record<string, number> = {}
  const choices = card(page).getByRole('radiogroup', { name: 'Listen to the codec' })
  for (const name of ['Original', 'Coded', 'What was lost', 'Original again']) {
    await choices.getByRole('radio', { name: name.replace(' again', ''), exact: true }).check({ force: true })
    // From one place each time, long before the song's end.
    await card(page)
      .getByRole('button', { name: /^Play the over at/ })
      .first()
      .click()
    await page.waitForTimeout(300)
    await clearCapture(page)
    await page.waitForTimeout(900)
    const { left } = await readCapture(page)
    expect(left.length).toBeGreaterThan(20_000)
    levels[name] = 10 * Math.log10(left.reduce((sum, value) => sum + value * value, 0) / left.length)
  }
  const said = JSON.stringify(levels)
  expect(Math.abs(levels['Original again']! - levels.Original!), said).toBeLessThan(0.3)
  expect(Math.abs(levels.Coded! - levels.Original!), said).toBeLessThan(0.3)
  // Raised to 6 LU under the song, or as far as its own peaks let it.
  expect(levels['What was lost']!).toBeLessThan(levels.Original! - 3)
  expect(levels['What was lost']!).toBeGreaterThan(levels.Original! - 25)

  // The song's own transport takes over.
  await page.keyboard.press('Space')
  await expect.poll(() => card(page).getByRole('button', { name: 'Listen', exact: true }).count()).toBe(1)
  await context.close()
  expect(complaints).toEqual([])
})

it('finds nothing in a master with room, and lets go when it is cancelled', async () => {
  const opened = await openPage()
  const { page } = opened
  await exported(page, 0)
  const start = card(page).getByRole('button', { name: /^Check / })
  await start.click()
  await card(page).getByRole('button', { name: 'Cancel check' }).click()
  await expect.poll(() => start.count()).toBe(1)
  await start.click()
  const codecs = card(page).getByRole('radiogroup', { name: 'Codec', exact: true })
  await expect.poll(() => codecs.textContent(), { timeout: 60_000 }).toMatch(/MP3, 320 kb\/sno overs, −\d/)
  expect(await codecs.textContent()).toMatch(/Opus, 128 kb\/sno overs, −\d/)
  await expect.poll(() => card(page).textContent()).toContain('adds no overs')
  expect(await card(page).getByRole('table').count()).toBe(0)
  await opened.close()
})
