import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips, pressPlay } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const NAMES = ['kick', 'bass', 'vox', 'bgv', 'guitar', 'keys', `${'a very long name '.repeat(9)}pad`, 'fx']
const stems = NAMES.map((name, index) => ({ name: `${name}.wav`, buffer: wav24(noise(RATE * 8, index, 0.05), RATE) }))
const STEPS = ['Stems', 'Master', 'Compare', 'Deliver'] as const

/** What reaches out of the window sideways, and is not inside something that scrolls by itself. */
function tooWide(): string[] {
  const width = document.documentElement.clientWidth
  const found: string[] = []
  if (document.documentElement.scrollWidth > width) found.push(`the page: ${document.documentElement.scrollWidth}`)
  for (const element of document.querySelectorAll('#root *')) {
    const { right, width: own } = element.getBoundingClientRect()
    if (own === 0 || right <= width + 0.5) continue
    let around = element.parentElement
    while (around && getComputedStyle(around).overflowX === 'visible') around = around.parentElement
    if (!around) found.push(`${element.getAttribute('class')}: ${Math.round(right)}`)
  }
  return found
}

async function widths(page: Page, sizes: readonly (readonly [number, number])[]): Promise<string[]> {
  const found: string[] = []
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    for (const step of STEPS) {
      await tab(page, step)
      await page.waitForTimeout(60)
      found.push(...(await page.evaluate(tooWide)).map((what) => `${width}x${height} ${step}: ${what}`))
    }
  }
  return found
}

/** Left, top, width and height of everything that shows a figure or is pressed, as it stands now. */
function boxes(): string[] {
  const shown =
    '.step, .transport button, .listen-to, .figure-big, .figure-second, .tile, .tile dd, .strip-values, .strip-toggles, .lower'
  return [...document.querySelectorAll(shown)].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const isText = element.matches('.figure-big, .figure-second, .tile dd')
    return `${element.getAttribute('class')} ${[left, top, isText ? 0 : width, height].map((value) => Math.round(value)).join(' ')}`
  })
}

it('is never wider than its window, from a tablet held upright to a large screen', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 8)
  const sizes = [
    [1440, 900],
    [1280, 720],
    [1920, 1080],
    [2560, 1440],
    [1024, 768],
    [820, 1180],
    [720, 450],
  ] as const
  expect(await widths(page, sizes)).toEqual([])
  await close()
})

it('scrolls where it is magnified to 200 %, and hides nothing', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 8)
  // 1440x900 at 200 %.
  await page.setViewportSize({ width: 720, height: 450 })
  expect(await page.evaluate(() => document.documentElement.scrollHeight > innerHeight)).toBe(true)
  for (const name of ['Solo', 'Mute']) {
    const button = page.getByRole('button', { name, exact: true }).first()
    await button.scrollIntoViewIfNeeded()
    await button.click({ trial: true })
  }
  await tab(page, 'Deliver')
  await page.getByRole('button', { name: /^Export master/ }).click({ trial: true })
  await page.getByRole('button', { name: /^Theme/ }).click({ trial: true })
  await close()
})

it('shows eight strips whole at 1440, and moves nothing while it plays', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 8)
  const cut = await page.evaluate(() => {
    const room = document.querySelector('.strips')?.getBoundingClientRect()
    return [...document.querySelectorAll('.strip')].filter((strip) => {
      const { left, right, bottom } = strip.getBoundingClientRect()
      return !room || left < room.left - 0.5 || right > room.right + 0.5 || bottom > room.bottom + 0.5
    }).length
  })
  expect(cut).toBe(0)
  await page.locator('.strip-title').first().click()
  await expect.poll(() => page.getByText('up to date').count(), { timeout: 30_000 }).toBe(1)
  await pressPlay(page)
  await page.waitForTimeout(500)
  const before = await page.evaluate(boxes)
  for (let look = 0; look < 6; look++) {
    await page.waitForTimeout(400)
    expect(await page.evaluate(boxes)).toEqual(before)
  }
  // Nor when the first things come into a strip's path: their words have room.
  const faders = () =>
    page.locator('.slider.upright').evaluateAll((all) => all.map((fader) => fader.getBoundingClientRect().height))
  const high = await faders()
  for (const name of ['Saturator', 'Width']) {
    await page.getByRole('radio', { name, exact: true }).check({ force: true })
    await page.getByRole('switch', { name, exact: true }).check({ force: true })
  }
  await page.getByRole('listitem').filter({ hasText: 'Sat' }).first().waitFor()
  expect(await faders()).toEqual(high)
  expect(Math.min(...high)).toBeGreaterThan(100)
  // One line for all that shows the song, moved without laying anything out.
  expect(await page.locator('.song-cursor').count()).toBe(1)
  expect(await page.locator('.song-cursor').getAttribute('style')).toMatch(/^transform: translateX\([\d.]+%\);$/)
  await close()
})

it('says at each step what it measured, and how it stands in words', async () => {
  const { page, close } = await openPage()
  const step = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
  const says = async (name: string) => {
    const id = await step(name).getAttribute('aria-describedby')
    return page.locator(`#${id}`).textContent()
  }
  expect(await Promise.all(STEPS.map(says))).toEqual(['not begun', 'not begun', 'not begun', 'not begun'])
  await addStems(page, stems)
  await expectStrips(page, 8)
  // The name is the step's alone.
  for (const name of STEPS) expect(await page.getByRole('tab', { name, exact: true }).count()).toBe(1)
  expect(await says('Stems')).toBe('done, 8 stems, 48 kHz')
  await expect.poll(() => says('Master'), { timeout: 30_000 }).toMatch(/, −\d+\.\d LUFS$/)
  // By arrow keys, as tabs are.
  await step('Master').focus()
  await page.keyboard.press('End')
  await page.getByRole('tabpanel', { name: 'Deliver' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('tabpanel', { name: 'Stems' }).waitFor()
  expect(await page.getByRole('tab', { selected: true }).first().textContent()).toMatch(/^Stems/)
  await close()
})

it('finds a screen where it was left', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 8)
  await tab(page, 'Deliver')
  const screen = page.locator('.deliver-screen')
  await screen.evaluate((element) => element.scrollTo(0, 150))
  await page.waitForTimeout(100)
  await tab(page, 'Stems')
  await tab(page, 'Deliver')
  expect(await screen.evaluate((element) => element.scrollTop)).toBe(150)
  await close()
})
