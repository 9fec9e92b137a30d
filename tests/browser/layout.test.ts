import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips, pressPlay } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { sine, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const tone = wav24(sine(RATE * 20, RATE, 440, 0.4), RATE)
const stems = ['kick', 'bass', 'vox', 'bgv', 'guitar', 'keys', `${'a very long name '.repeat(17)}pad`, 'fx'].map(
  (name) => ({ name: `${name}.wav`, buffer: tone }),
)

/** What does not fit: text that is cut or touches its box's edge, parts of the editor that lie over each other. */
function misfits(): string[] {
  const found: string[] = []
  const shown = (element: Element) => element.getClientRects().length > 0
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(shown)
  for (const box of all(
    '.strip-mini.comp, .band-reduction, .tile, .strip-values, .strip-toggles, .top-bar, .listen-to',
  )) {
    if (box.scrollWidth > box.clientWidth) found.push(`${box.className} is cut: ${box.textContent}`)
  }
  for (const states of all('.strip-states')) {
    if (states.scrollHeight > states.clientHeight) found.push(`states are cut: ${states.textContent}`)
  }
  for (const strip of all('.strip')) {
    if (strip.scrollHeight > strip.clientHeight) found.push(`a strip is cut: ${strip.textContent?.slice(0, 20)}`)
  }
  for (const toggles of all('.strip-toggles')) {
    const strips = toggles.closest('.strips')?.getBoundingClientRect()
    if (strips && toggles.getBoundingClientRect().bottom > strips.bottom) found.push('the buttons of a strip are cut')
  }
  const editor = all('.editor')[0]
  if (editor && editor.scrollHeight > editor.clientHeight) found.push(`the editor is cut: ${editor.scrollHeight}`)
  if (editor && editor.scrollWidth > editor.clientWidth) found.push('the editor is too wide')
  for (const label of all('.editor .slider-name, .editor .segment, .editor-head, .chain-open, .strip-states li')) {
    if (label.scrollWidth > label.clientWidth) found.push(`${label.className} is cut: ${label.textContent}`)
  }
  const parts = all(
    '.transfer, .picture, .gain-reduction-history, .param-grid, .eq-curve, .bands, .filters, .multiband-curve, .multiband-bands, .repairs, .plain-head, .characters, .rides-picture, .editor-head',
  )
  parts.forEach((part, index) => {
    const a = part.getBoundingClientRect()
    for (const other of parts.slice(index + 1)) {
      const b = other.getBoundingClientRect()
      if (part.contains(other)) continue
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1
      if (!apart) found.push(`${part.getAttribute('class')} lies over ${other.getAttribute('class')}`)
    }
  })
  if (document.documentElement.scrollHeight > innerHeight) found.push('the page scrolls')
  return found
}

async function misfitsOfEditors(page: Page, region: string, processors: string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of processors) {
    await page.getByRole('region', { name: region }).getByRole('radio', { name, exact: true }).check({ force: true })
    // The curve is drawn to its box after the box is known, the gain reduction on the next frames.
    await page.waitForTimeout(80)
    found.push(...(await page.evaluate(misfits)).map((misfit) => `${name}: ${misfit}`))
  }
  return found
}

const STRIP = [
  'Equaliser',
  'Repair',
  'Filters',
  'Compressor',
  'Transient shaper',
  'Saturator',
  'Width',
  'Section rides',
  'Reverb send',
]
const MASTER = [
  'Equaliser',
  'Reverb',
  'Multiband compressor',
  'Glue compressor',
  'Saturator',
  'Width',
  'Fades',
  'True-peak limiter',
]
const SIZES = [
  [1440, 900],
  [1280, 720],
  [1440, 900],
  [1280, 900],
  [2560, 1440],
  [1280, 720],
] as const

/** Broken once by a transfer curve that stayed as wide as it was, once by strips as high as their meters had been. */
it('fits every editor and strip into 1280x720, after it was larger and after it was smaller', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 8)
  await page
    .locator('.strip')
    .nth(2)
    .getByRole('button', { name: /open the compressor/ })
    .click()
  await page
    .getByRole('region', { name: 'Strip processors' })
    .getByRole('switch', { name: 'Compressor' })
    .check({ force: true })
  await page.getByRole('slider', { name: 'Threshold', exact: true }).fill('-40')
  for (const seconds of [0, 4, 8, 12, 16, 18]) {
    await page.getByRole('slider', { name: 'Song position' }).fill(String(seconds))
    await page.keyboard.press('n')
  }
  // As much as a strip can have to say, and the sentence that a solo brings.
  for (const name of ['Transient shaper', 'Saturator', 'Width', 'Reverb send']) {
    await page.getByRole('radio', { name, exact: true }).check({ force: true })
    await page.getByRole('switch', { name, exact: true }).check({ force: true })
  }
  await page.locator('.strip').nth(2).getByRole('button', { name: 'Solo', exact: true }).click()
  await page.getByRole('slider', { name: 'Drive', exact: true }).first().fill('12')
  await expect.poll(() => page.getByText('up to date').count(), { timeout: 15_000 }).toBe(1)
  await pressPlay(page)
  const found: string[] = []
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(100)
    const size = `${width}x${height}`
    const strip = await misfitsOfEditors(page, 'Strip processors', STRIP)
    found.push(...strip.map((misfit) => `${size} ${misfit}`))
    await page.getByRole('radio', { name: 'Equaliser', exact: true }).check({ force: true })
    for (const pageName of ['Dynamics', 'Tone']) {
      await page.getByRole('radio', { name: pageName, exact: true }).check({ force: true })
      found.push(...(await page.evaluate(misfits)).map((misfit) => `${size} ${pageName}: ${misfit}`))
    }
  }
  await page
    .getByRole('button', { name: /^Equaliser/ })
    .first()
    .click()
  await page.getByRole('radio', { name: 'Multiband compressor', exact: true }).check({ force: true })
  await page.getByRole('radio', { name: '4 bands', exact: true }).check({ force: true })
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(100)
    const master = await misfitsOfEditors(page, 'Master processors', MASTER)
    found.push(...master.map((misfit) => `${width}x${height} ${misfit}`))
  }
  expect(found).toEqual([])
  await close()
})
