import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips, pressPlay, setSlider, strip } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { sine, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const SECONDS = 20
const tone = (dbfs: number) => wav24(sine(RATE * SECONDS, RATE, 997, 10 ** (dbfs / 20)), RATE)
const PATIENCE = { timeout: 20_000 }

async function openTone(dbfs: number) {
  const opened = await openPage()
  const files = ['tone', 'b', 'c', 'd'].map((name) => ({
    name: `${name}.wav`,
    buffer: tone(name === 'tone' ? dbfs : -140),
  }))
  await addStems(opened.page, files)
  await expectStrips(opened.page, 4)
  return opened
}

/** The live dot's middle, in dB in and dB out, from the pixels that it covers wholly. */
function dot(page: Page): Promise<{ inDb: number; outDb: number } | null> {
  return page.locator('.transfer-live').evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext('2d') as CanvasRenderingContext2D
    const { width, height } = canvas
    const { data } = context.getImageData(0, 0, width, height)
    let count = 0
    let x = 0
    let y = 0
    for (let n = 0; n < width * height; n += 1) {
      if ((data[4 * n + 3] ?? 0) < 250) continue
      count += 1
      x += n % width
      y += Math.floor(n / width)
    }
    if (count === 0) return null
    return { inDb: (x / count + 0.5) * (60 / width) - 60, outDb: -((y / count + 0.5) / height) * 60 }
  })
}

/** Broken once by a dot that stood at the peak, not at what the detector hears. */
it('puts the live dot where the formula has it, and drags threshold and ratio on the curve', async () => {
  const { page, close } = await openTone(-9)
  const editor = page.getByRole('region', { name: 'Strip processors' })
  await strip(page, 'tone.wav').locator('.strip-title').click()
  await editor.getByRole('radio', { name: 'Compressor', exact: true }).check({ force: true })
  await editor.getByRole('switch', { name: 'Compressor' }).check({ force: true })
  await setSlider(editor, 'Threshold', -30)
  await setSlider(editor, 'Ratio', 4)
  await setSlider(editor, 'Knee', 0)
  await pressPlay(page)
  // A sine at -9 dBFS has its mean power at -12.01 dB: 18 over the threshold become 4.5.
  await expect
    .poll(async () => {
      const at = await dot(page)
      return at ? Math.max(Math.abs(at.inDb + 12.01), Math.abs(at.outDb + 25.5)) : 99
    }, PATIENCE)
    .toBeLessThan(0.5)
  await expect.poll(() => editor.locator('.reduction-figure').textContent(), PATIENCE).toMatch(/^−13\.[45] dB$/)

  const box = await editor.locator('.transfer').boundingBox()
  const handle = await editor.locator('.transfer-handle.thresholdDb').boundingBox()
  if (!box || !handle) throw new Error('the curve is not there')
  const middle = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.75, middle.y, { steps: 4 })
  await page.mouse.up()
  const value = (name: string) => editor.getByRole('slider', { name, exact: true }).inputValue()
  expect(Math.abs(Number(await value('Threshold')) + 15)).toBeLessThanOrEqual(0.3)
  const ratio = await editor.locator('.transfer-handle.ratio').boundingBox()
  if (!ratio) throw new Error('the ratio has no handle')
  await page.mouse.move(ratio.x + ratio.width / 2, ratio.y + ratio.height / 2)
  await page.mouse.down()
  await page.mouse.move(ratio.x + ratio.width / 2, box.y + box.height * 0.25, { steps: 4 })
  await page.mouse.up()
  // At the threshold's own height nothing comes out more: the ratio is at its end.
  expect(Number(await value('Ratio'))).toBe(20)
  await close()
})

/** Broken once by a line that was measured from the window's top. */
it('drags the ceiling, counts what is held, and shows what is taken', async () => {
  const { page, close } = await openTone(-6)
  const editor = page.getByRole('region', { name: 'Master processors' })
  await page.getByRole('button', { name: /^True-peak limiter/ }).click()
  await page.getByRole('slider', { name: 'Drive', exact: true }).first().fill('8')
  const scope = await editor.locator('.limiter-scope').boundingBox()
  const line = await editor.locator('.ceiling-line').boundingBox()
  if (!scope || !line) throw new Error('the picture is not there')
  const x = scope.x + scope.width / 2
  await page.mouse.move(x, line.y)
  await page.mouse.down()
  // The picture goes from +6 dB at its top to -30 at its foot.
  await page.mouse.move(x, scope.y + (scope.height * 12) / 36, { steps: 4 })
  await page.mouse.up()
  const ceiling = Number(await page.getByRole('slider', { name: 'Ceiling', exact: true }).first().inputValue())
  expect(Math.abs(ceiling + 6)).toBeLessThanOrEqual(0.3)
  await pressPlay(page)
  const events = async () => (await editor.locator('.limiter-events').textContent())?.replace(/\s+/g, ' ') ?? ''
  await expect.poll(events, PATIENCE).toMatch(/held in the last 8 s: [1-9]/)
  expect(await events()).toMatch(/over the ceiling: 0/)
  // 2 dBFS come in, the ceiling is what goes out.
  const taken = async () => Number((await events()).match(/most taken: −([\d.]+) dB/)?.[1] ?? 0)
  await expect.poll(async () => Math.abs((await taken()) - (2 - ceiling)), PATIENCE).toBeLessThan(0.3)
  await close()
})

it('shows each band’s level, and moves a crossover by its line', async () => {
  const { page, close } = await openTone(-12)
  const editor = page.getByRole('region', { name: 'Master processors' })
  await page.getByRole('button', { name: /^Multiband compressor/ }).click()
  await editor.getByRole('switch', { name: 'Multiband compressor', exact: true }).check({ force: true })
  await pressPlay(page)
  // 997 Hz lies in the second of three bands.
  const level = editor.locator('.band-level').nth(1)
  await expect.poll(() => level.textContent(), PATIENCE).toMatch(/^−1[12]\.\d dBFS/)
  const line = await editor.locator('.crossover').first().boundingBox()
  if (!line) throw new Error('there is no crossover')
  const before = Number(await editor.getByRole('slider', { name: 'Crossover 1', exact: true }).inputValue())
  await page.mouse.move(line.x + line.width / 2, line.y + line.height / 2)
  await page.mouse.down()
  await page.mouse.move(line.x + line.width / 2 + 60, line.y + line.height / 2, { steps: 3 })
  await page.mouse.up()
  const after = Number(await editor.getByRole('slider', { name: 'Crossover 1', exact: true }).inputValue())
  expect(after).toBeGreaterThan(before * 1.2)
  await close()
})
