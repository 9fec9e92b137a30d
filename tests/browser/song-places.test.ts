import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips, setSlider } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { sine, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const SECONDS = 16
/** 1 kHz at -30 dBFS, and at -15 dBFS from second 6 to second 9. */
const LOUD = [6, 9] as const

function song() {
  const { left } = sine(RATE * SECONDS, RATE, 1000, 1)
  const shaped = left.map((value, n) => {
    const level = n >= LOUD[0] * RATE && n < LOUD[1] * RATE ? -15 : -30
    return Math.round(value * 10 ** (level / 20) * 2 ** 23) / 2 ** 23
  })
  return wav24({ left: shaped, right: shaped.slice() }, RATE)
}
const silence = wav24({ left: new Float32Array(RATE * SECONDS), right: new Float32Array(RATE * SECONDS) }, RATE)

async function openSong() {
  const opened = await openPage()
  const files = ['tone', 'b', 'c', 'd'].map((name) => ({
    name: `${name}.wav`,
    buffer: name === 'tone' ? song() : silence,
  }))
  await addStems(opened.page, files)
  await expectStrips(opened.page, 4)
  await opened.page.getByText('up to date').waitFor({ timeout: 20_000 })
  return opened
}

const position = async (page: Page) =>
  Number(await page.getByRole('slider', { name: 'Song position', exact: true }).inputValue())
const loudest = (page: Page) => page.getByRole('button', { name: /^Loudest 3 s/ })

/** Broken once by a curve that was drawn where its windows begin. */
it('marks the loudest 3 s on the time line, goes there, and loops them', async () => {
  const { page, close } = await openSong()
  expect(await loudest(page).getAttribute('aria-label')).toBe('Loudest 3 s −15.0 LUFS at 0:06.0')
  await loudest(page).click()
  await expect.poll(() => position(page)).toBeCloseTo(LOUD[0], 2)
  // The bracket stands under those seconds, the curve is highest where their window ends.
  const shares = await page.evaluate(() => {
    const line = document.querySelector('.time-line')?.getBoundingClientRect() as DOMRect
    const bracket = document.querySelector('.loudest-mark .bracket')?.getBoundingClientRect() as DOMRect
    const points =
      (document.querySelector('.loudness-curve path')?.getAttribute('d') ?? '').match(/[\d.]+ [\d.]+/g) ?? []
    const heights = points.map((point) => point.split(' ').map(Number) as [number, number])
    const top = heights.reduce((best, point) => (point[1] < best[1] ? point : best), [0, 1000])
    return [(bracket.left - line.left) / line.width, (bracket.right - line.left) / line.width, top[0] / 1000]
  })
  expect(shares[0]).toBeCloseTo(LOUD[0] / SECONDS, 2)
  expect(shares[1]).toBeCloseTo(LOUD[1] / SECONDS, 2)
  expect(shares[2]).toBeCloseTo(LOUD[1] / SECONDS, 2)
  await loudest(page).dblclick()
  expect(await page.getByRole('button', { name: /^Loop/, pressed: true }).count()).toBe(1)
  expect(await page.locator('.loop-range.on').evaluate((range: HTMLElement) => range.style.left)).toBe('37.5%')
  await close()
})

/** Broken once by a lead-in of 1.5 s. */
it('lists the true peaks by time and value, and leads to each by keyboard alone', async () => {
  const { page, close } = await openSong()
  const button = page.getByRole('button', { name: /^Peaks/ })
  await button.focus()
  await page.keyboard.press('Enter')
  const items = page.getByRole('menuitem')
  await items.first().waitFor()
  const texts = await items.allTextContents()
  expect(texts.slice(0, 2)).toEqual(['Go to 0:06.0', 'Loop 0:06.0 to 0:09.0'])
  expect(texts.length).toBeGreaterThan(6)
  for (const text of texts.slice(2)) expect(text).toMatch(/^0:0[6-8]\.\d−(14\.9|15\.0) dBTP$/)
  // The third line is the first peak: a lead-in of half a second is heard before it.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const seconds = Number(/0:0(\d\.\d)/.exec(texts[2] as string)?.[1])
  await expect.poll(() => position(page)).toBeCloseTo(seconds - 0.5, 1)
  await expect.poll(() => page.locator('.peak-mark').count()).toBe(texts.length - 2)
  await close()
})

/** Broken once by ghosts of figures that were the same. */
it('keeps every figure of before beside the new one until the next change', async () => {
  const { page, close } = await openSong()
  const figures = page.getByRole('region', { name: 'Whole song' })
  const before = (await figures.locator('.figure-big').textContent()) ?? ''
  expect(await figures.locator('.was').count()).toBe(0)
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 3)
  await expect.poll(() => figures.locator('.was').count(), { timeout: 20_000 }).toBeGreaterThan(0)
  const text = ((await figures.textContent()) ?? '').replace(/\s+/g, ' ')
  expect(text).toContain(`LUFS integrated was ${before}`)
  expect(text).toMatch(/Max short-term−12\.0 LUFSwas −15\.0/)
  expect(text).toMatch(/Max momentary−12\.0 LUFSwas −15\.0/)
  expect(text).toMatch(/was −15\.0 dBTP/)
  // What has not changed has no second figure.
  expect(text).toMatch(/Limiting0\.0 dBPLR/)
  await close()
})

it('shows all figures and the chain at 1440x900, and the meter in large at 1280x720, without scrolling', async () => {
  const { page, close } = await openSong()
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 16)
  await page.locator('.tile .was').first().waitFor({ timeout: 20_000 })
  const cut = () =>
    page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.figures, .lower > *, .tile, .song-figures > div, .live-table td')]
      return boxes
        .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
        .map((box) => `${box.className}: ${box.textContent?.slice(0, 30)}`)
    })
  const wraps = () =>
    page.locator('.song-figures .secondary').evaluateAll((lines) => lines.map((line) => line.clientHeight))
  expect(await cut()).toEqual([])
  for (const height of await wraps()) expect(height).toBeLessThan(20)
  await page.getByRole('radio', { name: 'Meter', exact: true }).check({ force: true })
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.waitForTimeout(200)
  expect(await cut()).toEqual([])
  // The words of the mark stay within the time line.
  const inside = await page.evaluate(() => {
    const line = document.querySelector('.time-line')?.getBoundingClientRect() as DOMRect
    const mark = document.querySelector('.loudest-mark')?.getBoundingClientRect() as DOMRect
    return mark.left >= line.left - 1 && mark.right <= line.right + 1
  })
  expect(inside).toBe(true)
  await close()
})
