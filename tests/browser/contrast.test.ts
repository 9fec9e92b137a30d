import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips } from './harness/controls'
import { addEightStems, eachStep } from './harness/everything'
import { browser, openPage } from './harness/page'

afterAll(async () => (await browser()).close())

/** WCAG 1.4.6 (AAA) for what an engineer reads from a distance: figures, values, the time. Text has its 4.5 by axe. */
const FIGURES = '.figure-big, .figure-second, .tile dd, .song-time-now, .slider-value, .live-table td:nth-child(2)'

/** Every figure that stands on the page, with the contrast (WCAG 2.2) of its colour on what lies behind it. */
function contrasts(page: Page, selector: string): Promise<{ text: string; ratio: number }[]> {
  return page.evaluate((selector) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    if (!canvas) throw new Error('no canvas')
    /** Colours painted over each other, whatever notation they are in. */
    const painted = (colours: string[]) => {
      canvas.clearRect(0, 0, 1, 1)
      for (const colour of colours) {
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
      }
      return [...canvas.getImageData(0, 0, 1, 1).data.subarray(0, 3)]
    }
    const luminance = (colour: number[]) => {
      const [red = 0, green = 0, blue = 0] = colour.map((value) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    return [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((element) => element.checkVisibility() && /\d/.test(element.textContent ?? ''))
      .map((element) => {
        const behind: string[] = []
        for (let at: Element | null = element; at; at = at.parentElement) {
          behind.unshift(getComputedStyle(at).backgroundColor)
        }
        const ground = luminance(painted(behind))
        const ink = luminance(painted([...behind, getComputedStyle(element).color]))
        const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
        return { text: `${element.className} ${element.textContent}`, ratio }
      })
  }, selector)
}

it('shows its figures with a contrast of 7:1 at least, in both themes', async () => {
  const context = await (await browser()).newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  const { page, close } = await openPage({ context })
  await addEightStems(page)
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
  const faint: string[] = []
  let count = 0
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((theme) => {
      document.documentElement.dataset.theme = theme
    }, theme)
    await eachStep(page, async (where) => {
      for (const { text, ratio } of await contrasts(page, FIGURES)) {
        count += 1
        if (ratio < 7) faint.push(`${theme}, ${where}: ${text} has ${ratio.toFixed(2)}`)
      }
    })
  }
  expect(faint).toEqual([])
  // Time, two large figures, tiles: on each step in each theme.
  expect(count).toBeGreaterThan(8 * 8)
  await close()
  await context.close()
})

it('keeps still where somebody wants no motion', async () => {
  const context = await (await browser()).newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  const { page, close } = await openPage({ context })
  const moving = () =>
    page.evaluate(() => {
      const seconds = (text: string) => Math.max(...text.split(',').map((part) => Number.parseFloat(part)))
      return [...document.querySelectorAll('*')].flatMap((element) =>
        ['', '::before', '::after'].flatMap((pseudo) => {
          const style = getComputedStyle(element, pseudo || null)
          const animates = style.animationName !== 'none' && seconds(style.animationDuration) > 0.01
          return animates || seconds(style.transitionDuration) > 0.01 ? [`${element.className}${pseudo}`] : []
        }),
      )
    })
  expect(await moving()).toEqual([])
  await page.getByRole('button', { name: 'Load demo song' }).click()
  expect(await moving()).toEqual([])
  await expectStrips(page, 6)
  await eachStep(page, async (where) => expect(await moving(), where).toEqual([]))
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Commands' }).waitFor()
  expect(await moving()).toEqual([])
  await close()
  await context.close()
})
