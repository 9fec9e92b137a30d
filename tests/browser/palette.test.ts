import { afterAll, beforeAll, expect, it } from 'vitest'
import { violations } from './harness/axe'
import { strip } from './harness/controls'
import { addStems, browser, type OpenPage, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

const NAMES = ['Drums', 'Bass', 'Lead vocal', 'Keys']

let open: OpenPage
beforeAll(async () => {
  open = await openPage()
  const buffer = (index: number) => wav24(noise(96_000, index + 1, 0.2), 48_000)
  await addStems(
    open.page,
    NAMES.map((name, index) => ({ name: `${name}.wav`, buffer: buffer(index) })),
  )
  await tab(open.page, 'Master')
  await strip(open.page, 'Keys.wav').waitFor({ timeout: 30_000 })
})
afterAll(async () => {
  await open.close()
  await (await browser()).close()
})

const palette = () => open.page.getByRole('dialog', { name: 'Commands' })
const focused = () => open.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

it('opens by keys, finds by words in any order, runs by Enter, and gives the focus back', async () => {
  const { page } = open
  const fader = strip(page, 'Bass.wav').getByRole('slider', { name: 'Gain', exact: true })
  await fader.focus()
  await page.keyboard.press('ControlOrMeta+k')
  await palette().waitFor()
  await page.keyboard.type('comp voc')
  await expect.poll(() => palette().getByRole('menuitem').first().textContent()).toContain('Lead vocal: Compressor')
  await page.keyboard.press('Enter')
  await palette().waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Strip processors' }).getByText('Lead vocal').first().waitFor()
  await page.getByRole('slider', { name: 'Threshold', exact: true }).waitFor()
  await expect.poll(focused).toBe('Gain')
  expect(await fader.evaluate((element) => element === document.activeElement)).toBe(true)
})

it('is left by Escape, and by its own keys, with nothing changed', async () => {
  const { page } = open
  const play = page.getByRole('button', { name: 'Play', exact: true })
  await play.focus()
  for (const leave of ['Escape', 'ControlOrMeta+k']) {
    await page.keyboard.press('ControlOrMeta+k')
    await palette().waitFor()
    // Letters are typed here, and mean nothing to the page: L would loop, Space would play.
    await page.keyboard.type('l m')
    await page.keyboard.press(leave)
    await palette().waitFor({ state: 'detached' })
    await expect.poll(() => play.evaluate((element) => element === document.activeElement)).toBe(true)
  }
  expect(await page.getByRole('button', { name: 'Loop', exact: true }).getAttribute('aria-pressed')).toBe('false')
})

it('goes where something is, and puts the focus there', async () => {
  const { page } = open
  await page.keyboard.press('ControlOrMeta+k')
  await palette().waitFor()
  await page.keyboard.type('go export')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: /^Deliver/, selected: true }).waitFor()
  const button = page.getByRole('button', { name: /^Export master/ })
  await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true)
})

it('shows what was used last first, keys beside names, and why something cannot be done', async () => {
  const { page } = open
  await tab(page, 'Master')
  await page.getByRole('button', { name: 'Commands' }).click()
  await palette().waitFor()
  const first = palette().getByRole('group').first()
  await first.getByText('Used last').waitFor()
  expect(await first.getByRole('menuitem').allTextContents()).toHaveLength(2)
  const redo = palette().getByRole('menuitem', { name: /^Redo/ })
  expect(await redo.getAttribute('aria-disabled')).toBe('true')
  expect(await redo.textContent()).toContain('Nothing was undone')
  expect(await palette().getByRole('menuitem', { name: /^Play/ }).first().textContent()).toContain('Space')
  expect(await violations(page, 'palette')).toEqual([])
  await page.keyboard.type('xyzzy')
  await palette().getByText('Nothing is called that').waitFor()
  expect(await violations(page, 'palette with nothing')).toEqual([])
  await page.keyboard.press('Escape')
})

it('opens a file dialog', async () => {
  const { page } = open
  await page.keyboard.press('ControlOrMeta+k')
  await palette().waitFor()
  await page.keyboard.type('add stems')
  const coming = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  expect((await coming).isMultiple()).toBe(true)
})
