import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = ['drums', 'bass', 'lead vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(96_000, index + 1, 0.2), 48_000),
}))

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme)

async function choose(page: Page, name: 'Light' | 'Dark' | 'As the system'): Promise<void> {
  await page.getByRole('button', { name: /^Theme/ }).click()
  await page.getByRole('menuitemradio', { name, exact: true }).click()
}

/** Whether a canvas has pixels of a token's colour, and what the page and the browser's frame are painted with. */
function painted({ selector, token }: { selector: string; token: string }) {
  const style = getComputedStyle(document.documentElement)
  const hex = style.getPropertyValue(token).trim()
  const wanted = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  const canvas = document.querySelector<HTMLCanvasElement>(selector)
  const copy = document.createElement('canvas')
  if (canvas) Object.assign(copy, { width: canvas.width, height: canvas.height })
  const context = copy.getContext('2d', { willReadFrequently: true })
  if (canvas) context?.drawImage(canvas, 0, 0)
  const pixels = context?.getImageData(0, 0, copy.width, copy.height).data ?? []
  let found = 0
  for (let i = 0; i < pixels.length; i += 4) if (wanted.every((value, c) => pixels[i + c] === value)) found++
  return {
    hasHue: found > 50,
    isFramed:
      document.querySelector('meta[name="theme-color"]')?.getAttribute('content') ===
      style.getPropertyValue('--background').trim(),
    scheme: style.colorScheme,
    ground: getComputedStyle(document.body).backgroundColor,
  }
}

/** Broken once by setting the theme behind the first rendering: the page was drawn without one. */
it('is drawn in the theme of the machine from the first moment', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await (await browser()).newContext({ colorScheme, viewport: { width: 1440, height: 900 } })
    await context.addInitScript(() => {
      const seen: string[] = []
      Object.assign(window, { seenThemes: seen })
      const look = () => {
        const { theme } = document.documentElement.dataset
        if (document.getElementById('root')?.firstChild) seen.push(theme ?? 'none')
      }
      new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true })
    })
    const { page, close } = await openPage({ context })
    await page.getByRole('button', { name: 'Load demo song' }).waitFor()
    const seen = await page.evaluate(() => [...new Set((window as unknown as { seenThemes: string[] }).seenThemes)])
    expect(seen).toEqual([colorScheme])
    await close()
    await context.close()
  }
})

it('takes the theme that is chosen, keeps it, follows the machine where that is chosen, and draws all anew', async () => {
  const context = await (await browser()).newContext({ colorScheme: 'dark', viewport: { width: 1920, height: 1080 } })
  const { page, close } = await openPage({ context })
  await addStems(page, stems)
  await expectStrips(page, 4)
  const look = () => page.evaluate(painted, { selector: '.stem-lanes canvas', token: '--drums' })
  await expect.poll(async () => (await look()).hasHue).toBe(true)
  const dark = await look()
  await choose(page, 'Light')
  expect(await themeOf(page)).toBe('light')
  await expect.poll(async () => (await look()).hasHue).toBe(true)
  const light = await look()
  expect([dark.isFramed, light.isFramed, dark.scheme, light.scheme]).toEqual([true, true, 'dark', 'light'])
  expect(light.ground).not.toBe(dark.ground)
  await page.reload()
  await page.getByRole('button', { name: 'Load demo song' }).waitFor()
  expect(await themeOf(page)).toBe('light')
  await choose(page, 'As the system')
  expect(await themeOf(page)).toBe('dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(() => themeOf(page)).toBe('light')
  for (const name of ['Master', 'Compare', 'Deliver', 'Stems'] as const) await tab(page, name)
  await close()
  await context.close()
})
