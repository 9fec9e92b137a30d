import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { violations } from './harness/axe'
import { chooseFormat, expectStrips, setSlider, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const stems = ['drums', 'bass'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(RATE / 2, index + 1, 0.15), RATE),
}))

async function openSong() {
  const open = await openPage()
  await addStems(open.page, stems)
  await expectStrips(open.page, 2)
  await chooseFormat(open.page, '32-bit float')
  await tab(open.page, 'Master')
  return open
}

const editor = (page: Page) => page.getByRole('region', { name: 'Strip processors' })

async function openProcessor(page: Page, name: string, processor: string): Promise<void> {
  await tab(page, 'Master')
  await strip(page, `${name}.wav`).getByRole('button', { name: 'Open the equaliser' }).click()
  await editor(page).getByRole('radio', { name: processor, exact: true }).check({ force: true })
}

/** A few settings that are heard, on one strip. */
async function setUp(page: Page, name: string): Promise<void> {
  await openProcessor(page, name, 'Compressor')
  await editor(page).getByRole('switch', { name: 'Compressor', exact: true }).check({ force: true })
  await setSlider(editor(page), 'Threshold', -36)
  await setSlider(editor(page), 'Ratio', 4)
  await editor(page).getByRole('radio', { name: 'Saturator', exact: true }).check({ force: true })
  await editor(page).getByRole('switch', { name: 'Saturator', exact: true }).check({ force: true })
  await setSlider(strip(page, `${name}.wav`), 'Trim', 3)
}

interface Saved {
  groups: { strip: { output: { gainDb: number; mute: boolean }; compressor: { ratio: number } } }[]
  hand: { linked: string[] }
}

const saved = async (page: Page) => {
  const document = JSON.parse((await saveSession(page)).text) as Saved
  await tab(page, 'Master')
  return document
}

const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ })

it('copies a strip to another one by keyboard, to the same file as by hand; one step of undo', async () => {
  const byKeys = await openSong()
  const { page } = byKeys
  const plain = (await exportMaster(page)).bytes
  await setUp(page, 'drums')
  await strip(page, 'drums.wav').locator('.strip-title').focus()
  await page.keyboard.press('ControlOrMeta+c')
  await strip(page, 'bass.wav').locator('.strip-title').focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect.poll(() => undo(page).textContent()).toContain('Paste drums strip to bass')
  const pasted = (await exportMaster(page)).bytes
  await tab(page, 'Master')
  await undo(page).click()
  expect((await saved(page)).groups[1]?.strip.compressor.ratio).toBe(2)

  const byHand = await openSong()
  await setUp(byHand.page, 'drums')
  await setUp(byHand.page, 'bass')
  expect(Buffer.compare((await exportMaster(byHand.page)).bytes, pasted)).toBe(0)
  expect(Buffer.compare(plain, pasted)).not.toBe(0)
  await byKeys.close()
  await byHand.close()
})

it('pastes by the menu of a strip, and says why where nothing was copied', async () => {
  const { page, close } = await openSong()
  const choose = async (name: string, item: string) => {
    await strip(page, `${name}.wav`).locator('.strip-title').click({ button: 'right' })
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  await setUp(page, 'drums')
  await choose('drums', 'Copy settings')
  await choose('bass', 'Paste settings')
  expect((await saved(page)).groups[1]?.strip.compressor.ratio).toBe(4)
  await choose('bass', 'Reset strip')
  expect((await saved(page)).groups[1]?.strip.compressor.ratio).toBe(2)
  await choose('bass', 'Rename')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Strip name')
  await close()
})

it('keeps presets of one’s own over a reload, and applies, renames, deletes and puts back', async () => {
  const { page, close } = await openSong()
  await setUp(page, 'drums')
  await openProcessor(page, 'drums', 'Compressor')
  const panel = page.getByRole('dialog', { name: 'Presets' })
  const open = async () => {
    await page.getByRole('button', { name: 'Presets', exact: true }).click()
    await panel.getByLabel('Name of the new preset').waitFor()
  }
  await open()
  await panel.getByLabel('Name of the new preset').fill('My squeeze')
  await page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'My squeeze', exact: true }).waitFor()

  await page.reload()
  await addStems(page, stems)
  await expectStrips(page, 2)
  await openProcessor(page, 'bass', 'Compressor')
  await open()
  await panel.getByRole('button', { name: 'My squeeze', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect.poll(() => undo(page).textContent()).toContain('bass: My squeeze')
  expect((await saved(page)).groups.map((group) => group.strip.compressor.ratio)).toEqual([2, 4])
  await undo(page).click()
  expect((await saved(page)).groups[1]?.strip.compressor.ratio).toBe(2)

  await open()
  await panel.getByRole('button', { name: 'Rename My squeeze' }).click()
  await panel.getByLabel('New name of My squeeze').fill('Squeeze 2')
  await page.keyboard.press('Enter')
  const download = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Save Squeeze 2 as a file' }).click()
  const file = await (await download).path()
  expect((await download).suggestedFilename()).toBe('Squeeze 2.json')
  await panel.getByRole('button', { name: 'Delete Squeeze 2' }).click()
  await panel.getByRole('button', { name: 'Put back' }).click()
  await panel.getByLabel('Import presets').setInputFiles(file)
  await expect.poll(() => panel.getByRole('button', { name: 'Squeeze 2', exact: true }).count()).toBe(2)
  await panel
    .getByLabel('Import presets')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"tutti":1}') })
  await expect.poll(() => panel.getByRole('alert').textContent()).toMatch(/^“x\.json” was not taken: tutti must be/)
  await close()
})

it('changes over between two settings of a processor: what is chosen is in the file', async () => {
  const { page, close } = await openSong()
  await setUp(page, 'drums')
  await openProcessor(page, 'drums', 'Compressor')
  const side = (name: string) => editor(page).getByRole('button', { name: `Settings ${name}`, exact: true })
  const exported = async () => {
    const { bytes } = await exportMaster(page)
    await tab(page, 'Master')
    // The session in the file has both sides: it is the sound that is compared.
    return bytes.subarray(bytes.indexOf('data'), bytes.indexOf('data') + RATE * 4).toString('base64')
  }
  const a = await exported()
  await side('B').click()
  await setSlider(editor(page), 'Ratio', 20)
  const b = await exported()
  await side('A').click()
  expect([await side('A').getAttribute('aria-pressed'), await side('B').getAttribute('aria-pressed')]).toEqual([
    'true',
    'false',
  ])
  expect(await exported()).toBe(a)
  expect(b).not.toBe(a)
  await undo(page).click()
  expect(await side('B').getAttribute('aria-pressed')).toBe('true')
  expect(await editor(page).getByRole('slider', { name: 'Ratio', exact: true }).inputValue()).toBe('20')
  await editor(page).getByRole('button', { name: 'Copy B to A' }).click()
  await side('A').click()
  expect(await editor(page).getByRole('slider', { name: 'Ratio', exact: true }).inputValue()).toBe('20')
  await close()
})

it('moves linked faders together, in the file too, and one alone while Alt is held', async () => {
  const { page, close } = await openSong()
  const gain = (name: string) => strip(page, `${name}.wav`).getByRole('slider', { name: 'Gain', exact: true })
  const gains = () => Promise.all(['drums', 'bass'].map((name) => gain(name).inputValue()))
  await gain('bass').fill('-6')
  for (const name of ['drums', 'bass']) {
    await strip(page, `${name}.wav`).hover()
    await page.getByRole('button', { name: `Link ${name}`, exact: true }).click()
  }
  await gain('drums').focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('PageDown')
  expect(await gains()).toEqual(['-5', '-11'])
  const { groups, hand } = await saved(page)
  expect(groups.map((group) => group.strip.output.gainDb)).toEqual([-5, -11])
  expect(hand.linked).toEqual(['g1', 'g2'])

  const box = await gain('bass').boundingBox()
  if (!box) throw new Error('no fader')
  await page.keyboard.down('Alt')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 4, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Alt')
  const [drums, bass] = await gains()
  expect(drums).toBe('-5')
  expect(Number(bass)).toBeGreaterThan(-11)
  await undo(page).click()
  expect(await gains()).toEqual(['-5', '-11'])

  await strip(page, 'drums.wav').getByRole('button', { name: 'Mute', exact: true }).click()
  expect((await saved(page)).groups.map((group) => group.strip.output.mute)).toEqual([true, true])
  await close()
})

it('says all of it to assistive technology: presets, a strip’s menu, sides', async () => {
  const { page, close } = await openSong()
  const found: string[] = []
  await openProcessor(page, 'drums', 'Compressor')
  found.push(...(await violations(page, 'strip and editor')))
  await page.getByRole('button', { name: 'Presets', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Presets' })
  await panel.getByLabel('Name of the new preset').fill('Mine')
  await page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'Mine', exact: true }).waitFor()
  found.push(...(await violations(page, 'presets')))
  // By keyboard alone: arrow keys step through them, Enter applies, Escape goes back to where one came from.
  await panel.getByRole('button', { name: 'Mine', exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => undo(page).textContent()).toMatch(/drums: (?!Mine)/)
  await page.keyboard.press('Escape')
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  await expect.poll(focused).toMatch(/^Presets/)
  await strip(page, 'bass.wav').getByRole('button', { name: 'Options of bass' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Copy settings' }).waitFor()
  found.push(...(await violations(page, 'menu of a strip')))
  expect(found).toEqual([])
  await close()
})
