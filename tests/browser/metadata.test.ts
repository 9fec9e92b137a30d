import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import type { SessionDoc } from '../../src/session/document'
import { chooseFormat, expectStrips } from './harness/controls'
import { addStems, browser, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 96_000
const stems = ['drums', 'bass', 'vocal', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(30_000, index + 1, 0.2), RATE),
}))

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function type(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text)
  await field(page, name).press('Enter')
}

async function saved(page: Page): Promise<SessionDoc> {
  return JSON.parse((await saveSession(page)).text)
}

async function problemOf(page: Page, name: string): Promise<string> {
  const ids = ((await field(page, name).getAttribute('aria-describedby')) ?? '').split(' ')
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()))
  return texts.join(' ')
}

it('keeps what is typed, each field as one step of undo, over a reload and in the saved session', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Deliver')
  await type(page, 'Title', 'First light')
  await type(page, 'Artist', 'Björk & Σία 🎺')
  await type(page, 'Track', ' 3/12 ')
  await type(page, 'Date', '2026-11')
  await type(page, 'ISRC', 'de xy1 26 00001')
  expect(await field(page, 'ISRC').inputValue()).toBe('DE-XY1-26-00001')
  // Leaving a field keeps it as well.
  await field(page, 'Comment').fill('As loud as it  needs to be')
  await field(page, 'Genre').focus()

  const { title, metadata } = await saved(page)
  expect(title).toBe('First light')
  expect(metadata).toEqual({
    artist: 'Björk & Σία 🎺',
    album: '',
    track: '3/12',
    date: '2026-11',
    genre: '',
    comment: 'As loud as it needs to be',
    isrc: 'DEXY12600001',
    copyright: '',
    engineer: '',
  })
  // The title is one and the same at the top and on the card.
  expect(await field(page, 'Session title').inputValue()).toBe('First light')

  for (const label of ['Comment', 'ISRC']) {
    await page.getByRole('button', { name: `Undo “${label}”` }).click()
  }
  expect(await field(page, 'Comment').inputValue()).toBe('')
  expect(await field(page, 'ISRC').inputValue()).toBe('')
  await page.getByRole('button', { name: 'Redo “ISRC”' }).click()
  expect(await field(page, 'ISRC').inputValue()).toBe('DE-XY1-26-00001')

  const before = await saved(page)
  await page.waitForTimeout(800)
  await page.reload()
  await page.getByRole('button', { name: /Restore last session/ }).click()
  await expectStrips(page, 4)
  expect(await saved(page)).toEqual(before)
  expect(await field(page, 'Artist').inputValue()).toBe('Björk & Σία 🎺')
  await close()
})

/** Broken once by a field that kept a text in spite of its problem. */
it('refuses what is not right where it is typed, leaves it to be mended, and takes it back on Escape', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Deliver')
  await type(page, 'ISRC', 'DEXY12600001')
  for (const [name, wrong, says] of [
    ['ISRC', 'DE-XY1-26-0001', 'An ISRC has 12 characters'],
    ['Date', '21.11.2026', 'such as 2026, 2026-11 or 2026-11-21'],
    ['Track', '13/12', 'such as 3 or 3/12'],
    ['Album', 'A'.repeat(201), 'At most 200 characters; these are 201'],
  ] as const) {
    await type(page, name, wrong)
    expect(await field(page, name).getAttribute('aria-invalid'), name).toBe('true')
    expect(await problemOf(page, name), name).toContain(says)
    expect(await page.getByText(says).last().isVisible(), name).toBe(true)
    expect(await field(page, name).inputValue(), name).toBe(wrong)
  }
  const { metadata } = await saved(page)
  expect([metadata.isrc, metadata.date, metadata.track, metadata.album]).toEqual(['DEXY12600001', '', '', ''])
  expect(await page.getByRole('button', { name: 'Undo “ISRC”' }).count()).toBe(1)

  await field(page, 'ISRC').press('Escape')
  expect(await field(page, 'ISRC').inputValue()).toBe('DE-XY1-26-00001')
  expect(await field(page, 'ISRC').getAttribute('aria-invalid')).toBeNull()
  await type(page, 'Date', '2026')
  expect(await field(page, 'Date').getAttribute('aria-invalid')).toBeNull()
  expect((await saved(page)).metadata.date).toBe('2026')
  await close()
})

it('says what a rate does to the file, and takes one along with a format that needs it', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Deliver')
  const exported = async () => (await saved(page)).export
  const rate = page.getByRole('button', { name: /Rate$/ })
  const chooseRate = async (name: string) => {
    await rate.click()
    await page.getByRole('option', { name, exact: true }).click()
  }
  expect(await rate.textContent()).toContain('Session’s rate (96 kHz)')
  await chooseRate('192 kHz')
  await expect.poll(() => page.getByText(/Up-sampled from the session’s 96 kHz: this adds nothing/).count()).toBe(1)
  await chooseRate('44.1 kHz')
  const limitedAgain = page.getByText(/Converted after the master and limited again at 44\.1 kHz/)
  await expect.poll(() => limitedAgain.count()).toBe(1)
  expect(await exported()).toEqual({ format: 'wav24', rateHz: 44_100, dither: 'tpdf' })
  await chooseRate('Session’s rate (96 kHz)')
  expect((await exported()).rateHz).toBeNull()

  await chooseFormat(page, 'MP3')
  expect(await exported()).toEqual({ format: 'mp3', rateHz: 48_000, dither: 'tpdf' })
  await rate.click()
  const offered = await page.getByRole('option').allTextContents()
  expect(offered.filter((text) => !text.startsWith('Session'))).toEqual(['44.1 kHz', '48 kHz'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo “Format of the file”' }).click()
  expect(await exported()).toEqual({ format: 'wav24', rateHz: null, dither: 'tpdf' })
  await close()
})

it('shapes the dither for 16 bits only, and shows what the file is called while the name is typed', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Deliver')
  const shaped = page.getByRole('radio', { name: 'Noise-shaped' })
  expect(await shaped.count()).toBe(0)
  await chooseFormat(page, '16-bit WAV')
  await shaped.check({ force: true })
  expect((await saved(page)).export.dither).toBe('shaped')
  await page.getByRole('switch', { name: 'Dither' }).uncheck({ force: true })
  expect((await saved(page)).export.dither).toBe('none')
  await page.getByRole('switch', { name: 'Session in the file' }).uncheck({ force: true })
  expect((await saved(page)).delivery.embedSession).toBe(false)

  await type(page, 'Title', 'Aria: "one"')
  await type(page, 'Artist', 'Sopran')
  await expect.poll(() => page.getByText('Sopran - Aria one [96-16].wav').count()).toBeGreaterThan(0)
  await field(page, 'File name').fill('{title} of {artist}')
  await expect.poll(() => page.getByText('Aria one of Sopran.wav').count()).toBe(1)
  await page.getByRole('button', { name: 'Add alternate' }).click()
  await expect.poll(() => page.getByText(/would be called the same: add \{alternate\}/).count()).toBe(1)
  expect((await saved(page)).delivery.fileName).toBe('{title} of {artist}')
  await page.getByRole('button', { name: 'Back to the default name' }).click()
  expect((await saved(page)).delivery.fileName).toBe('{artist} - {title} ({alternate}) [{rate}-{bits}]')
  await close()
})
