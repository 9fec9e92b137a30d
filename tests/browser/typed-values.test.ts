import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { violations } from './harness/axe'
import { chooseFormat, expectStrips, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, readWavFloat, sine, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = RATE / 2
const SIGNALS = { drums: noise(FRAMES, 1, 0.15), vox: sine(FRAMES, RATE, 2_000, 0.1) }
const stems = [
  { name: 'drums.wav', buffer: wav24(SIGNALS.drums, RATE) },
  { name: 'lead vox.wav', buffer: wav24(SIGNALS.vox, RATE) },
]

const fader = (page: Page, name: string) => strip(page, name).getByRole('slider', { name: 'Gain', exact: true })
const field = (scope: Page | Locator, name: string) =>
  scope.getByRole('textbox', { name: `${name}, typed`, exact: true })
const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ })
const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length)

async function openSong() {
  const open = await openPage()
  await addStems(open.page, stems)
  await expectStrips(open.page, 2)
  return open
}

describe('a value that is typed', () => {
  it('on a fader lowers its stem in the file by exactly that', async () => {
    const { page, close } = await openSong()
    await fader(page, 'drums.wav').focus()
    await page.keyboard.type('-6')
    expect(await field(page, 'Gain').inputValue()).toBe('-6')
    await page.keyboard.press('Enter')
    expect(await fader(page, 'drums.wav').getAttribute('aria-valuetext')).toBe('-6.0 dB')
    await chooseFormat(page, '32-bit float')
    const { left } = readWavFloat((await exportMaster(page)).bytes)
    const gain = 10 ** (-6 / 20)
    let worst = 0
    for (let n = 0; n < FRAMES; n++) {
      const expected = (SIGNALS.drums.left[n] as number) * gain + (SIGNALS.vox.left[n] as number)
      worst = Math.max(worst, Math.abs((left[n] as number) - expected))
    }
    expect(worst).toBeLessThan(1e-7)
    // The file is longer than nothing, and not the plain sum.
    expect(left.length).toBe(FRAMES)
    await close()
  })

  it('on a band puts it there: 2k is two kilohertz, +6 is six decibels there', async () => {
    const { page, close } = await openSong()
    await strip(page, 'drums.wav').getByRole('button', { name: 'Mute', exact: true }).click()
    await strip(page, 'lead vox.wav').getByRole('button', { name: 'Open the equaliser' }).click()
    const editor = page.getByRole('region', { name: 'Strip processors' })
    await editor.getByRole('button', { name: 'Band 3', exact: true }).click()
    for (const [name, text] of [
      ['Band 3 frequency', '2k'],
      ['Band 3 gain', '+6 dB'],
    ] as const) {
      await editor.getByRole('slider', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await chooseFormat(page, '32-bit float')
    const { left } = readWavFloat((await exportMaster(page)).bytes)
    const half = [left.subarray(FRAMES / 2), SIGNALS.vox.left.subarray(FRAMES / 2)] as const
    expect(20 * Math.log10(rms(half[0]) / rms(half[1]))).toBeCloseTo(6, 2)
    const { groups } = JSON.parse((await saveSession(page)).text)
    expect(groups[1].strip.eq.bands[2]).toMatchObject({ hz: 2000, gainDb: 6 })
    await close()
  })

  it('is one step of undo, and none where nothing changed', async () => {
    const { page, close } = await openSong()
    const gain = fader(page, 'drums.wav')
    const before = await undo(page).textContent()
    await gain.focus()
    await page.keyboard.press('Enter')
    // As it stands, with its unit, all of it chosen: typing over it replaces it.
    expect(await field(page, 'Gain').inputValue()).toBe('0.0 dB')
    await page.keyboard.press('Enter')
    expect(await undo(page).textContent()).toBe(before)
    // The keyboard is on the slider again.
    await page.keyboard.type('-12,5')
    await page.keyboard.press('Enter')
    expect(await gain.inputValue()).toBe('-12.5')
    await undo(page).click()
    expect(await gain.inputValue()).toBe('0')
    expect(await undo(page).textContent()).toBe(before)
    await close()
  })

  it('is taken back by Escape, kept by leaving the field, and cut to fit with a word about it', async () => {
    const { page, close } = await openSong()
    const gain = fader(page, 'drums.wav')
    await gain.focus()
    await page.keyboard.type('-9')
    await page.keyboard.press('Escape')
    expect([await gain.inputValue(), await field(page, 'Gain').count()]).toEqual(['0', 0])
    await page.keyboard.type('-9')
    await page.keyboard.press('Tab')
    expect([await gain.inputValue(), await field(page, 'Gain').count()]).toEqual(['-9', 0])
    await gain.focus()
    await page.keyboard.type('40')
    await page.keyboard.press('Enter')
    expect(await gain.inputValue()).toBe('12')
    expect(await page.getByText('+12.0 dB is the most.').getAttribute('role')).toBe('status')
    await close()
  })

  it('that cannot be read is said in words at the field, and nothing is set', async () => {
    const { page, close } = await openSong()
    const gain = fader(page, 'drums.wav')
    const before = await undo(page).textContent()
    await gain.focus()
    await page.keyboard.type('-3 kHz')
    await page.keyboard.press('Enter')
    const typed = field(page, 'Gain')
    expect(await typed.getAttribute('aria-invalid')).toBe('true')
    const describedBy = await typed.getAttribute('aria-describedby')
    expect(await page.locator(`[id="${describedBy}"]`).textContent()).toBe(
      'This takes a level in dB, such as −3 or +1.5 dB.',
    )
    expect(await page.getByRole('alert').count()).toBe(1)
    expect(await violations(page, 'a field with an error')).toEqual([])
    expect([await gain.inputValue(), await undo(page).textContent()]).toEqual(['0', before])
    // Mended, it is kept.
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('-3 dB')
    expect([await typed.getAttribute('aria-invalid'), await page.getByRole('alert').count()]).toEqual(['false', 0])
    await page.keyboard.press('Enter')
    expect(await gain.inputValue()).toBe('-3')
    await close()
  })

  it('can be begun with a click on the figure, and nothing moves for it', async () => {
    const { page, close } = await openSong()
    await strip(page, 'drums.wav').getByRole('button', { name: 'Open the equaliser' }).click()
    const editor = page.getByRole('region', { name: 'Strip processors' })
    const slider = editor.getByRole('slider', { name: 'Band 4 frequency', exact: true })
    const before = await slider.boundingBox()
    await editor
      .locator('.slider-value')
      .filter({ hasText: /^500 Hz$/ })
      .click()
    expect(await slider.boundingBox()).toEqual(before)
    expect(await violations(page, 'an open field')).toEqual([])
    await page.keyboard.type('A4')
    await page.keyboard.press('Enter')
    expect(await slider.inputValue()).toBe('440')
    await close()
  })

  it('is no business of the digits that choose what is heard, after a drag by mouse', async () => {
    const { page, close } = await openSong()
    const gain = fader(page, 'drums.wav')
    const heard = () => page.getByRole('radio', { name: 'Plain sum', exact: true }).isChecked()
    await gain.click()
    await page.keyboard.press('2')
    await expect.poll(heard).toBe(true)
    expect(await field(page, 'Gain').count()).toBe(0)
    await page.keyboard.press('1')
    await expect.poll(heard).toBe(false)
    // Walked to by keyboard, the digit is the slider's, and what is heard stays.
    await tab(page, 'Master')
    await gain.focus()
    await page.keyboard.press('2')
    expect(await field(page, 'Gain').inputValue()).toBe('2')
    expect(await heard()).toBe(false)
    await close()
  })
})
