import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips, pressPlay } from './harness/controls'
import { mainThreadWork, percentile } from './harness/main-thread'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const SECONDS = 21
const stems = ['drums', 'bass', 'lead vox', 'bgv', 'guitar', 'keys', 'synth', 'fx'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(RATE * SECONDS, index + 1, 0.08), RATE),
}))

async function openBusyPage({ cores }: { cores?: number } = {}) {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
  // As many render workers as there are cores.
  if (cores) {
    await context.addInitScript((count) => {
      Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => count })
    }, cores)
  }
  const open = await openPage({ context })
  await addStems(open.page, stems)
  await expectStrips(open.page, 8)
  return open
}

/** Every strip's compressor at work, so that every meter of the page moves. */
async function switchCompressorsOn(page: Page): Promise<void> {
  for (const { name } of stems) {
    const strip = page.getByRole('group', { name, exact: true })
    await strip.getByRole('button', { name: /open the compressor/ }).click()
    await page.getByRole('region', { name: 'Strip processors' }).getByText('Compressor', { exact: true }).last().click()
  }
}

it('draws eight strips with all meters on in less than 8 ms of the main thread in most frames', async () => {
  const { page, context, close } = await openBusyPage()
  await switchCompressorsOn(page)
  await page.getByRole('radio', { name: 'Meter', exact: true }).check({ force: true })
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
  await pressPlay(page)
  await page.waitForTimeout(2000)
  for (const editor of ['Equaliser', 'Compressor']) {
    await page.getByRole('radio', { name: editor, exact: true }).check({ force: true })
    await page.waitForTimeout(500)
    const work = await mainThreadWork(page, () => page.waitForTimeout(5000))
    const [median, late] = [percentile(work.frameMs, 0.5), percentile(work.frameMs, 0.95)]
    console.info(`${editor}: ${work.frameMs.length} frames, median ${median.toFixed(2)} ms, 95 % ${late.toFixed(2)} ms`)
    expect(work.frameMs.length).toBeGreaterThan(60)
    expect(median).toBeLessThan(8)
    expect(late).toBeLessThan(16)
    expect(work.longestTaskCpuMs).toBeLessThan(100)
  }
  await close()
  await context.close()
})

it('has no long task during an export with one render worker', async () => {
  const { page, context, close } = await openBusyPage({ cores: 1 })
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
  await tab(page, 'Deliver')
  await page.waitForTimeout(500)
  const work = await mainThreadWork(page, async () => {
    const coming = page.waitForEvent('download', { timeout: 110_000 })
    await page.getByRole('button', { name: /^Export master/ }).click()
    await coming
  })
  console.info(
    `export: longest task ${work.longestTaskMs.toFixed(0)} ms, ${work.longestTaskCpuMs.toFixed(0)} ms of the processor`,
  )
  expect(work.longestTaskCpuMs).toBeLessThan(100)
  await close()
  await context.close()
})
