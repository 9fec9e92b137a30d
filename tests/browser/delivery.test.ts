import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { waveFile } from '../wave-file'
import { chooseFormat, expectStrips, setSlider } from './harness/controls'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tutti-delivery-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await (await browser()).close()
})

const stems = ['drums', 'bass', 'vocal', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(48_000 * 8, index + 1, 0.2), 48_000),
}))

/** The command line's output, and how it ended. */
async function tutti(...args: string[]): Promise<{ code: number; stdout: string }> {
  const built = resolve(import.meta.dirname, '../../dist-cli/tutti.mjs')
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [built, ...args], { cwd: folder })
    return { code: 0, stdout }
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string }
    return { code, stdout }
  }
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name, exact: true })
  await field.fill(text)
  await field.press('Enter')
}

const isReady = (page: Page) =>
  page.getByRole('region', { name: 'Certificate' }).getByText('Ready', { exact: true }).waitFor()

/** A chunk of a WAV file as text. */
function chunkText(file: Buffer, id: string): string {
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.readUInt32LE(at + 4)
    if (file.toString('latin1', at, at + 4) === id) return file.toString('utf8', at + 8, at + 8 + size)
    at += 8 + size + (size % 2)
  }
  return ''
}

/**
 * From what is typed on Deliver to the file's bytes, and from the file back to the work: the master holds its session,
 * and gives the same bytes again, on the page and on the command line.
 */
it('writes what was typed into the file, and renders the same bytes from the file again', async () => {
  const { page, close } = await openPage()
  for (const { name, buffer } of stems) await writeFile(join(folder, name), buffer)
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Master')
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 6)
  await tab(page, 'Deliver')
  await fill(page, 'Title', 'Ölü dəniz 🎺')
  await fill(page, 'Artist', 'Σία')
  await fill(page, 'ISRC', 'DE-XY1-26-00001')
  await fill(page, 'Date', '2026-11-21')
  const master = await exportMaster(page)
  expect(master.name).toBe('Σία - Ölü dəniz 🎺 [48-24].wav')
  await isReady(page)

  const { chunks, rateHz, bits } = waveFile(master.bytes)
  expect([rateHz, bits]).toEqual([48_000, 24])
  expect(chunks.slice(0, 3)).toEqual(['bext', 'fmt ', 'data'])
  expect(chunkText(master.bytes, 'LIST')).toContain('Ölü dəniz 🎺')
  expect(chunkText(master.bytes, 'bext').slice(320, 330)).toBe('2026-11-21')
  expect(chunkText(master.bytes, 'id3 ')).toContain('DEXY12600001')
  expect(JSON.parse(chunkText(master.bytes, 'tutt'))).toMatchObject({ program: expect.stringMatching(/^Tutti \d/) })

  await writeFile(join(folder, 'master.wav'), master.bytes)
  const names = stems.map(({ name }) => name)
  expect(await tutti('master', ...names, '--session', 'master.wav', '--out', 'again.wav')).toMatchObject({ code: 0 })
  const { stdout } = await tutti('verify', 'again.wav', '--no-certificate')
  expect(stdout).toContain('lines passed')
  const again = await promisify(execFile)('cmp', [join(folder, 'master.wav'), join(folder, 'again.wav')])
  expect(again.stdout).toBe('')

  // Another session in between; then the work is taken from the file.
  await tab(page, 'Master')
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 0)
  await tab(page, 'Deliver')
  await page
    .getByLabel('Open session', { exact: true })
    .setInputFiles({ name: 'master.wav', mimeType: 'audio/wav', buffer: master.bytes })
  await expect.poll(() => page.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe('Ölü dəniz 🎺')
  const reopened = await exportMaster(page)
  expect(reopened.bytes.equals(master.bytes)).toBe(true)
  await close()
})

/** Predicted is exported: what the page said of the song is what anybody measures of the file. */
it('says before the export what the file will measure, for the format that is chosen', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Master')
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 4)
  for (const [label, file] of [
    ['24-bit WAV', 'a.wav'],
    ['16-bit FLAC', 'b.flac'],
  ] as const) {
    await chooseFormat(page, label)
    await page.getByText('up to date').waitFor()
    const { bytes } = await exportMaster(page)
    // The certificate holds the file against the page's figures, within 0.01 LU and 0.01 dB.
    await isReady(page)
    await writeFile(join(folder, file), bytes)
    const [measured] = JSON.parse((await tutti('measure', file, '--json')).stdout)
    const shown = await page.getByRole('region', { name: 'Whole song' }).innerText()
    expect(shown.replace('−', '-')).toContain(measured.integratedLufs.toFixed(1))
    expect(shown).toContain('up to date')
  }
  await close()
})

it('leaves the session out where it is not to travel', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Deliver')
  await page.getByRole('switch', { name: 'Session in the file' }).click({ force: true })
  const { bytes } = await exportMaster(page)
  await isReady(page)
  expect(waveFile(bytes).chunks).toEqual(['bext', 'fmt ', 'data'])
  expect(bytes.includes('drums.wav')).toBe(false)

  // A float file that says nothing beside its sound is the plain bounce.
  await chooseFormat(page, '32-bit float')
  const bounce = (await exportMaster(page)).bytes
  await isReady(page)
  expect(waveFile(bounce).chunks).toEqual(['fmt ', 'data'])
  expect(bounce.length).toBe(44 + 8 * 48_000 * 8)
  await close()
})

it('delivers at another rate as another file, and certifies it there', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await tab(page, 'Master')
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 9)
  await tab(page, 'Deliver')
  await page.getByRole('button', { name: /Rate$/ }).click()
  await page.getByRole('option', { name: /44\.1 kHz/ }).click()
  const { name, bytes } = await exportMaster(page)
  expect(name).toContain('44.1')
  await isReady(page)
  const { rateHz, data } = waveFile(bytes)
  expect([rateHz, data.length / 6]).toEqual([44_100, 8 * 44_100])
  await close()
})
