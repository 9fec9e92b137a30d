import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { chooseFormat, expectStrips } from './harness/controls'
import { addStems, browser, exportFiles, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = ['drums', 'bass', 'lead vox', `${'a very long name '.repeat(10)}pad`].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(96_000, index + 1, 0.2), 48_000),
}))

/** What reaches out of its card, text that is cut, and cards that lie over each other. */
function misfits(): string[] {
  const found: string[] = []
  // Not what only assistive technology finds: hidden inputs and selects of a pixel.
  const shown = (element: Element) =>
    element.getBoundingClientRect().width > 1 && !element.closest('[aria-hidden=true]')
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(shown)
  const screen = document.querySelector<HTMLElement>('.deliver-screen')
  if (!screen) return ['there is no Deliver screen']
  if (screen.scrollWidth > screen.clientWidth) found.push(`the screen is too wide: ${screen.scrollWidth}`)
  if (document.documentElement.scrollHeight > innerHeight) found.push('the page scrolls')
  const cards = all('.deliver-screen .card')
  for (const card of cards) {
    const outer = card.getBoundingClientRect()
    for (const part of card.querySelectorAll('button, label, input, p, td, th, dd, .segments, .slider')) {
      if (!shown(part) || part.matches('.unseen, [type=range]')) continue
      const inner = part.getBoundingClientRect()
      if (inner.right > outer.right + 0.5 || inner.left < outer.left - 0.5) {
        found.push(`out of its card: ${part.textContent?.slice(0, 60)}`)
      }
    }
  }
  cards.forEach((card, index) => {
    const a = card.getBoundingClientRect()
    for (const other of cards.slice(index + 1)) {
      const b = other.getBoundingClientRect()
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
      const isExport = card.matches('.export-card') || other.matches('.export-card')
      if (!apart && !isExport)
        found.push(`${card.textContent?.slice(0, 20)} lies over ${other.textContent?.slice(0, 20)}`)
    }
  })
  for (const label of all('.deliver-screen .button, .deliver-screen .segment, .deliver-screen .format > span')) {
    if (label.clientWidth > 1 && label.scrollWidth > label.clientWidth) found.push(`is cut: ${label.textContent}`)
  }
  return found
}

async function isExportInView(page: Page): Promise<boolean> {
  return page.getByRole('button', { name: /^Export master/ }).evaluate((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect()
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return button.contains(hit)
  })
}

/** Broken once by an export that scrolled away, and by a menu wider than its card. */
it('cuts nothing at any size, and keeps the export in view however far it is scrolled', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Deliver')
  await chooseFormat(page, '16-bit WAV')
  await page.getByRole('textbox', { name: 'ISRC', exact: true }).fill('wrong')
  await page.getByRole('textbox', { name: 'Artist', exact: true }).fill('The Very Long Band Name '.repeat(5))
  await page.getByRole('textbox', { name: 'Album', exact: true }).fill('Unbroken'.repeat(20))
  for (const name of ['Add instrumental', 'Add a cappella']) await page.getByRole('button', { name }).click()
  await exportFiles(page, 3)
  const found: string[] = []
  for (const [width, height] of [
    [1280, 720],
    [1440, 900],
    [1920, 1080],
    [2560, 1440],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(100)
    const size = `${width}x${height}`
    found.push(...(await page.evaluate(misfits)).map((misfit) => `${size} ${misfit}`))
    for (const part of [0, 0.5, 1]) {
      await page.locator('.deliver-screen').evaluate((screen, to) => screen.scrollTo(0, to * screen.scrollHeight), part)
      if (!(await isExportInView(page))) found.push(`${size} the export is out of view at ${part}`)
    }
  }
  expect(found).toEqual([])
  await close()
})
