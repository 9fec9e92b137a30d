import { afterAll, expect, it } from 'vitest'
import { expectStrips, pressPause, pressPlay } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000

/** The choice makes the master later, so the live graph is built anew. Broken once by a graph that did not play on. */
it('says the latency of a linear phase, and plays on from the same place when it is chosen', async () => {
  const { page, close } = await openPage()
  const stems = ['drums', 'bass'].map((name, index) => ({
    name: `${name}.wav`,
    buffer: wav24(noise(20 * RATE, index + 1, 0.2), RATE),
  }))
  await addStems(page, stems)
  await page.getByRole('tab', { name: /^Master/ }).click()
  await expectStrips(page, 2)
  const chain = page.getByRole('region', { name: 'Master chain' })
  const latencyMs = async () => Number(/latency ([\d.]+) ms/.exec((await chain.textContent()) ?? '')?.[1])
  const position = page.getByRole('slider', { name: 'Song position' })
  const seconds = async () => Number(await position.inputValue())
  await position.fill('8')
  await pressPlay(page)
  await expect.poll(latencyMs).toBeLessThan(15)
  await chain.getByRole('button', { name: /^Equaliser/ }).click()
  const phase = page.getByRole('radiogroup', { name: 'Phase' })

  await phase.getByRole('radio', { name: 'Linear' }).check({ force: true })
  await expect.poll(latencyMs, { timeout: 10_000 }).toBeGreaterThan(300)
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await page.waitForTimeout(1500)
  // Neither from the start, nor standing still.
  const later = await seconds()
  expect(later).toBeGreaterThan(8.5)
  expect(later).toBeLessThan(18)
  await expect.poll(seconds, { timeout: 5_000 }).toBeGreaterThan(later)

  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(latencyMs, { timeout: 10_000 }).toBeLessThan(15)
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await pressPause(page)
  await close()
})
