import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips, pressPause, pressPlay, strip } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { type Stereo, sine, wav24, wavFloat } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const SECONDS = 20
const dbfs = (level: number) => 10 ** (level / 20)
const tone = (level: number) => sine(RATE * SECONDS, RATE, 997, dbfs(level))
const silence = wav24(sine(RATE * SECONDS, RATE, 997, 0), RATE)

/** A song of one stem that sounds and three that do not, opened on Master. */
async function openWith(name: string, sound: Buffer) {
  const opened = await openPage()
  const files = [name, 'b', 'c', 'd'].map((stem) => ({
    name: `${stem}.wav`,
    buffer: stem === name ? sound : silence,
  }))
  await addStems(opened.page, files)
  await expectStrips(opened.page, 4)
  return opened
}

/** Level of the left bar of a strip's meter, in dBFS, read from its pixels: the scale is the one of level-scale.ts. */
async function barDb(page: Page, name: string): Promise<number> {
  const share = await strip(page, name)
    .locator('.peak-meter canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d') as CanvasRenderingContext2D
      const column = context.getImageData(2, 0, 1, canvas.height).data
      const at = (y: number) => column.slice(4 * y, 4 * y + 3).join()
      // From the foot upwards as far as the bar's colour reaches.
      const foot = at(canvas.height - 1)
      let top = canvas.height - 1
      while (top > 0 && at(top - 1) === foot) top -= 1
      return (canvas.height - top) / (canvas.height - 11)
    })
  const points = [
    [0, -60],
    [0.14, -40],
    [0.44, -20],
    [0.9, 0],
    [1, 6],
  ] as const
  const above = points.findIndex(([place]) => place >= share)
  const [lowPlace, low] = points[Math.max(0, above - 1)] ?? points[0]
  const [highPlace, high] = points[Math.max(1, above)] ?? points[4]
  return low + ((share - lowPlace) / (highPlace - lowPlace)) * (high - low)
}

async function openMeter(page: Page, scale?: RegExp): Promise<void> {
  await page.getByRole('radio', { name: 'Meter', exact: true }).check({ force: true })
  if (!scale) return
  await page.getByRole('button', { name: /^Scale of the meter/ }).click()
  await page.getByRole('radio', { name: scale }).check({ force: true })
  await page.keyboard.press('Escape')
}

/** Broken once by an integrator without its 3.01 dB. */
it('reads a tone of -14 dBFS as -14 dBFS on the peak meter, and as 0.0 dB on K-14', async () => {
  const { page, close } = await openWith('tone', wav24(tone(-14), RATE))
  await openMeter(page, /^K-14/)
  const meter = page.getByRole('region', { name: 'Meter', exact: true })
  await page.getByRole('button', { name: 'Scale of the meter: K-14, dB' }).waitFor()
  await pressPlay(page)
  await expect.poll(() => meter.locator('.k-figures').textContent(), { timeout: 20_000 }).toMatch(/L 0\.0 R 0\.0 dB/)
  expect(await meter.locator('.k-figures').textContent()).toContain('0 is −14 dBFS')
  // A pixel of the meter is about half a decibel.
  await expect.poll(async () => Math.abs((await barDb(page, 'tone.wav')) + 14), { timeout: 20_000 }).toBeLessThan(1)
  await openMeter(page, /^K-20/)
  await expect
    .poll(() => meter.locator('.k-figures').textContent(), { timeout: 20_000 })
    .toMatch(/L \+6\.0 R \+6\.0 dB/)
  await close()
})

/** Broken once by a figure that took the magnitude. */
it('reads the correlation of mono and of a channel turned over, and keeps the lowest', async () => {
  const sound = tone(-12)
  // Mono for six seconds, then the right side turned over.
  const turned: Stereo = { left: sound.left, right: sound.right.map((value, n) => (n < 6 * RATE ? value : -value)) }
  const { page, close } = await openWith('tone', wav24(turned, RATE))
  await openMeter(page)
  const tile = page.locator('.tile.correlation')
  const text = async () => (await tile.textContent())?.replace(/\s+/g, ' ')
  await pressPlay(page)
  await expect.poll(text, { timeout: 20_000 }).toMatch(/Correlation\+1\.00 lowest \+1\.00/)
  expect(await page.getByRole('img', { name: /^Goniometer/ }).count()).toBe(1)
  await page.getByRole('slider', { name: 'Song position', exact: true }).fill('8')
  await expect.poll(text, { timeout: 20_000 }).toMatch(/Correlation−1\.00 lowest −1\.00/)
  await page.getByRole('slider', { name: 'Song position', exact: true }).fill('1')
  await expect.poll(text, { timeout: 20_000 }).toMatch(/Correlation\+1\.00 lowest −1\.00/)
  await page.getByRole('button', { name: 'Reset loudness' }).click()
  await expect.poll(text, { timeout: 20_000 }).toMatch(/Correlation\+1\.00 lowest \+/)
  await close()
})

/** Broken once by a latch that went out when the song was paused. */
it('keeps an over lit until it is cleared, by the mouse, by the keyboard, and all at once', async () => {
  const sound = tone(3)
  const left: Stereo = { left: sound.left, right: sound.right.map((value) => value / 2) }
  const { page, close } = await openWith('tone', wavFloat(left, RATE))
  const latch = (name: string) => page.getByRole('button', { name: `Clear over of ${name}`, exact: true })
  expect(await page.getByRole('button', { name: /^Clear over/ }).count()).toBe(0)
  await pressPlay(page)
  await latch('tone.wav').waitFor({ timeout: 20_000 })
  await pressPause(page)
  await page.waitForTimeout(300)
  // Left alone was over; it is said in words, and a sign stands in the square.
  expect(await latch('tone.wav').getAttribute('title')).toMatch(/^Over full scale on left, highest \+3\.[0-2] dBFS/)
  expect(await latch('tone.wav').locator('.clip-square').allTextContents()).toEqual(['!', ''])
  // The limiter keeps the master under full scale.
  expect(await latch('the master').count()).toBe(0)
  await latch('tone.wav').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => latch('tone.wav').count()).toBe(0)

  // Without the limiter the master is over too; Alt and a click clear both.
  await page.getByRole('button', { name: /^True-peak limiter/ }).click()
  await page.getByRole('switch', { name: 'True-peak limiter', exact: true }).uncheck({ force: true })
  await pressPlay(page)
  await latch('tone.wav').waitFor({ timeout: 20_000 })
  await latch('the master').waitFor({ timeout: 20_000 })
  await pressPause(page)
  await latch('the master').click({ modifiers: ['Alt'] })
  await expect.poll(() => page.getByRole('button', { name: /^Clear over/ }).count()).toBe(0)
  await close()
})
