import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { COMPRESSOR, EQ_BAND, OUTPUT } from '../../src/params'
import { violations } from './harness/axe'
import { expectStrips, setSlider, strip } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = ['drums', 'bass', 'lead vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(4_800, index + 1, 0.2), 48_000),
}))

async function openSong() {
  const open = await openPage()
  await addStems(open.page, stems)
  await expectStrips(open.page, 4)
  return open
}

const items = (page: Page) => page.getByRole('menuitem')
const item = (page: Page, name: RegExp) => page.getByRole('menuitem', { name })
const gain = (page: Page, name: string) => strip(page, name).getByRole('slider', { name: 'Gain', exact: true })
const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

describe('the menu of a control', () => {
  it('by mouse: says what it is, types, resets, copies and pastes, each one step of undo', async () => {
    const { page, close } = await openSong()
    const drums = gain(page, 'drums.wav')
    const undo = page.getByRole('button', { name: /^Undo/ })
    const before = await undo.textContent()
    await drums.click({ button: 'right' })
    const menu = page.getByRole('dialog', { name: 'Menu of Gain' })
    expect(await menu.textContent()).toContain(OUTPUT.gainDb.help)
    expect(await menu.textContent()).toContain('−60.0 dB to +12.0 dB')
    expect(await items(page).allTextContents()).toEqual([
      'Type a value',
      'Reset to default (0.0 dB)',
      'Copy value',
      'Paste value',
    ])
    // A right click turns nothing, and what can do nothing says so.
    expect(await drums.inputValue()).toBe('0')
    for (const name of [/^Reset/, /^Paste/]) expect(await item(page, name).getAttribute('aria-disabled')).toBe('true')
    expect(await violations(page, 'menu of a slider')).toEqual([])

    await item(page, /^Type/).click()
    await page.getByRole('textbox', { name: 'Gain, typed' }).waitFor()
    await page.keyboard.type('-4.5')
    await page.keyboard.press('Enter')
    await drums.click({ button: 'right' })
    await item(page, /^Copy/).click()
    await gain(page, 'bass.wav').click({ button: 'right' })
    await item(page, /^Paste value \(−4\.5 dB\)/).click()
    expect(await gain(page, 'bass.wav').inputValue()).toBe('-4.5')
    await drums.click({ button: 'right' })
    await item(page, /^Reset/).click()
    expect([await drums.inputValue(), await gain(page, 'bass.wav').inputValue()]).toEqual(['0', '-4.5'])
    // Three things were done: three steps back.
    for (let step = 0; step < 3; step++) await undo.click()
    expect([await undo.textContent(), await gain(page, 'bass.wav').inputValue()]).toEqual([before, '0'])
    await close()
  })

  it('pastes only what fits', async () => {
    const { page, close } = await openSong()
    const drums = gain(page, 'drums.wav')
    await setSlider(strip(page, 'drums.wav'), 'Gain', -50)
    await drums.click({ button: 'right' })
    await item(page, /^Copy/).click()
    // Trim goes down to -24 dB only, balance is another unit.
    for (const name of ['Trim', 'Balance']) {
      const other = strip(page, 'bass.wav').getByRole('slider', { name, exact: true })
      await other.click({ button: 'right' })
      expect(await item(page, /^Paste value$/).getAttribute('aria-disabled'), name).toBe('true')
      await page.keyboard.press('Escape')
    }
    await gain(page, 'keys.wav').click({ button: 'right' })
    expect(await item(page, /^Paste value \(−50\.0 dB\)/).getAttribute('aria-disabled')).toBeNull()
    await page.keyboard.press('Escape')
    await close()
  })

  it('by keyboard: Shift and F10, or its key; Escape goes back to the control', async () => {
    const { page, close } = await openSong()
    await gain(page, 'drums.wav').focus()
    await page.keyboard.press('ArrowDown')
    for (const key of ['Shift+F10', 'ContextMenu']) {
      await page.keyboard.press(key)
      await items(page).first().waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => items(page).count(), { message: key }).toBe(0)
      await expect.poll(() => focusedName(page), { message: key }).toBe('Gain')
    }
    await page.keyboard.press('Shift+F10')
    await items(page).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => gain(page, 'drums.wav').inputValue()).toBe('0')
    await expect.poll(() => focusedName(page)).toBe('Gain')
    await page.keyboard.press('Shift+F10')
    await items(page).first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('-2')
    await page.keyboard.press('Enter')
    expect(await gain(page, 'drums.wav').inputValue()).toBe('-2')
    await close()
  })

  it('belongs to toggles, switches, choices and segments too', async () => {
    const { page, close } = await openSong()
    await strip(page, 'drums.wav').getByRole('button', { name: 'Mute', exact: true }).click({ button: 'right' })
    expect(await page.getByRole('dialog', { name: 'Menu of Mute' }).textContent()).toContain(OUTPUT.mute.help)
    expect(await items(page).allTextContents()).toEqual(['Reset to default (Off)', 'Copy value', 'Paste value'])
    await page.keyboard.press('Escape')
    await strip(page, 'drums.wav').getByRole('button', { name: 'Open the equaliser' }).click()
    const editor = page.getByRole('region', { name: 'Strip processors' })
    await editor.getByRole('button', { name: /Type of band 1$/ }).click({ button: 'right' })
    expect(await page.getByRole('dialog', { name: 'Menu of Type of band 1' }).textContent()).toContain(
      EQ_BAND.type.help,
    )
    expect(await items(page).first().textContent()).toBe('Reset to default (Bell)')
    await page.keyboard.press('Escape')
    await editor.getByRole('radio', { name: 'Compressor', exact: true }).check({ force: true })
    const detector = editor.getByRole('radiogroup', { name: 'Detector' })
    await detector.getByRole('radio', { name: 'Peak' }).check({ force: true })
    await detector.getByText('Peak').click({ button: 'right' })
    await item(page, /^Reset to default \(RMS\)/).click()
    expect(await detector.getByRole('radio', { name: 'RMS' }).isChecked()).toBe(true)
    await editor.getByText('Auto make-up', { exact: true }).click({ button: 'right' })
    await page.getByRole('dialog', { name: 'Menu of Auto make-up' }).waitFor()
    expect(await violations(page, 'menu of a switch')).toEqual([])
    await page.keyboard.press('Escape')
    await close()
  })
})

describe('the help of a control', () => {
  it('is its description for assistive technology, for every kind', async () => {
    const { page, context, close } = await openSong()
    await strip(page, 'drums.wav').getByRole('button', { name: 'Open the equaliser' }).click()
    const editor = page.getByRole('region', { name: 'Strip processors' })
    await editor.getByRole('radio', { name: 'Compressor', exact: true }).check({ force: true })
    const driver = await context.newCDPSession(page)
    const { nodes } = await driver.send('Accessibility.getFullAXTree')
    const said = (role: string, name: string) =>
      nodes.find((node) => node.role?.value === role && node.name?.value === name)?.description?.value
    expect(said('slider', 'Ratio')).toBe(COMPRESSOR.ratio.help)
    expect(said('switch', 'Auto make-up')).toBe(COMPRESSOR.autoMakeup.help)
    expect(said('radiogroup', 'Detector')).toBe(COMPRESSOR.detector.help)
    expect(said('button', 'Mute')).toBe(OUTPUT.mute.help)
    await close()
  })

  it('stands in the status bar while the pointer or the keyboard is on it, and moves nothing', async () => {
    const { page, close } = await openSong()
    const line = page.getByRole('contentinfo')
    const height = async () => (await line.boundingBox())?.height
    const before = await height()
    await gain(page, 'drums.wav').hover()
    await expect.poll(() => line.textContent()).toContain(OUTPUT.gainDb.help)
    expect(await line.textContent()).toContain('−60.0 dB to +12.0 dB · default 0.0 dB')
    expect(await height()).toBe(before)
    await page.mouse.move(700, 20)
    await expect.poll(() => line.textContent()).not.toContain(OUTPUT.gainDb.help)
    await gain(page, 'drums.wav').focus()
    await page.keyboard.press('Tab')
    await expect.poll(() => line.textContent()).toContain(OUTPUT.balance.help)
    await close()
  })
})
