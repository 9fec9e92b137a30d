import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPause, pressPlay } from './harness/controls'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const SECONDS = 10
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** What the command line reads in a file. */
async function measured(bytes: Buffer): Promise<{ integratedLufs: number; truePeakDbtp: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'tutti-targets-'))
  const path = join(folder, 'master.wav')
  await writeFile(path, bytes)
  const tutti = resolve(import.meta.dirname, '../../dist-cli/tutti.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [tutti, 'measure', path, '--json'])
  await rm(folder, { recursive: true })
  return JSON.parse(stdout)[0]
}

async function addNoise(page: Page, peak: number): Promise<void> {
  await addStems(
    page,
    [1, 2, 3, 4].map((seed) => ({
      name: `stem ${seed}.wav`,
      buffer: wav24(noise(SECONDS * RATE, seed, peak), RATE),
    })),
  )
  await expectStrips(page, 4)
  await tab(page, 'Deliver')
}

const setLoudness = (page: Page) => page.getByRole('button', { name: /^Set loudness to/ })
const effectOf = (page: Page, name: string) =>
  page.getByRole('listitem', { name, exact: true }).locator('.service-effect').textContent()

/** Asks for a loudness, and waits until the search has ended. */
async function askFor(page: Page, lufs: number): Promise<void> {
  await page.getByRole('slider', { name: 'Loudness target', exact: true }).fill(String(lufs))
  await setLoudness(page).click()
  await expect.poll(() => setLoudness(page).count(), { timeout: 60_000 }).toBe(1)
}

/** Broken once by a search that measured the session's own drive for every drive that it tried. */
it('brings the exported file to the loudness that is asked for, and says what services will do to it', async () => {
  const { page, close } = await openPage()
  await addNoise(page, 0.08)
  await askFor(page, -14)
  await page.getByText(/^−14\.0 LUFS with .* dB of drive\.$/).waitFor()
  expect(await page.getByRole('button', { name: /^Undo/ }).textContent()).toContain('Set loudness to −14.0 LUFS')
  const file = await measured((await exportMaster(page)).bytes)
  expect(Math.abs(file.integratedLufs + 14)).toBeLessThanOrEqual(0.1)
  expect(file.truePeakDbtp).toBeLessThanOrEqual(-1)

  await expect
    .poll(() => effectOf(page, 'Spotify, Normal'), { timeout: 30_000 })
    .toBe('Left as it is: it has the level')
  expect(await effectOf(page, 'Spotify, Quiet')).toBe('Turned down 5.0 dB')
  expect(await effectOf(page, 'Spotify, Loud')).toMatch(/^Turned up 3\.0 dB/)
  expect(await effectOf(page, 'YouTube Music')).toBe('Left as it is: it acts only above −7 LUFS')
  await page.getByRole('button', { name: 'YouTube Music', exact: true }).click()
  await page.getByText(/Production Advice, YouTube Music, read 2026-\d\d-\d\d/).waitFor()

  // A service's level; its ceiling only when it is asked for.
  await page.getByRole('button', { name: /Target of$/ }).click()
  await page.getByRole('option', { name: /^Spotify, Loud/ }).click()
  await expect.poll(() => setLoudness(page).textContent()).toBe('Set loudness to −11.0 LUFS')
  const card = page.getByRole('region', { name: 'Loudness target' })
  const ceiling = card.getByRole('slider', { name: 'Ceiling', exact: true })
  expect(await ceiling.inputValue()).toBe('-1')
  await page.getByRole('button', { name: 'Use its ceiling' }).click()
  expect(await ceiling.inputValue()).toBe('-2')
  await close()
})

it('says why a loudness cannot be had and where, and takes the nearest', async () => {
  const { page, close } = await openPage()
  await addNoise(page, 0.08)
  await page.getByRole('slider', { name: 'Most limiting', exact: true }).fill('3')
  await askFor(page, -5)
  const card = page.getByRole('region', { name: 'Loudness target' })
  expect(await card.getByRole('alert').textContent()).toMatch(/−5 LUFS .* At most 3 dB is allowed\.$/)
  expect(await page.getByRole('button', { name: /^Undo/ }).textContent()).not.toContain('Set loudness')
  const place = card.getByRole('button', { name: /^Go to 0:\d\d\.\d, \d+\.\d dB$/ }).first()
  const seconds = Number((await place.getAttribute('aria-label'))?.slice(8, 12))
  const position = page.getByRole('slider', { name: 'Song position' })
  await position.fill(seconds > 5 ? '1' : '9')
  await place.click()
  await expect.poll(async () => Math.abs(Number(await position.inputValue()) - seconds)).toBeLessThan(0.3)
  const take = card.getByRole('button', { name: /^Take −\d+\.\d LUFS$/ })
  const offered = Number((await take.textContent())?.replace(/[^\d.]/g, ''))
  await take.click()
  const file = await measured((await exportMaster(page)).bytes)
  expect(Math.abs(file.integratedLufs + offered)).toBeLessThanOrEqual(0.1)

  // Cancelled, nothing is changed.
  await page.getByRole('slider', { name: 'Loudness target', exact: true }).fill('-20')
  await setLoudness(page).click()
  await card.getByRole('button', { name: 'Cancel', exact: true }).click()
  await card.getByText('Cancelled. The drive is as it was.').waitFor()
  await close()
})

/** Broken once by leaving the loudness match on under the audition. */
it('plays everything at the level of a service, says so, and leaves the file as it is', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  await addNoise(page, 0.08)
  await askFor(page, -14)
  await expect.poll(() => effectOf(page, 'Spotify, Quiet'), { timeout: 30_000 }).toBe('Turned down 5.0 dB')
  const before = sha256((await exportMaster(page)).bytes)
  await startCapture(page, 'monitor')
  await pressPlay(page)
  const levelDb = async () => {
    await page.waitForTimeout(200)
    await clearCapture(page)
    await page.waitForTimeout(700)
    const { left } = await readCapture(page)
    return 10 * Math.log10(left.reduce((sum, value) => sum + value * value, 0) / left.length)
  }
  const hear = (name: string) => page.getByRole('button', { name: `Hear as on ${name}`, exact: true })
  await hear('Spotify, web player').click()
  const own = await levelDb()
  await hear('Spotify, Quiet').click()
  const shown = page.getByRole('button', { name: 'Stop hearing as on Spotify, Quiet' })
  expect(await shown.textContent()).toMatch(/^as on Spotify, Quiet−5\.0 dB/)
  const quiet = await levelDb()
  expect(Math.abs(own - quiet - 5)).toBeLessThan(0.2)
  // The plain sum by its own figures.
  await page.keyboard.press('2')
  await expect.poll(() => shown.textContent()).toMatch(/^as on Spotify, Quiet[−\d.]+ dB/)
  const sum = await levelDb()
  expect(Math.abs(sum - quiet)).toBeLessThan(0.4)
  await page.keyboard.press('1')
  await pressPause(page)
  expect(sha256((await exportMaster(page)).bytes)).toBe(before)
  await shown.click()
  await page
    .getByText(/^matched .* dB$/)
    .first()
    .waitFor()
  await context.close()
  expect(complaints).toEqual([])
})

it('takes a targets file of your own, keeps it, saves it, and goes back', async () => {
  const { page, context, close } = await openPage()
  await addNoise(page, 0.08)
  const own = JSON.parse(await readFile(resolve(import.meta.dirname, '../../public/delivery-targets.json'), 'utf8'))
  own.targets = [{ ...own.targets[0], id: 'house', name: 'House rule', levelLufs: -20 }]
  const load = (text: string) =>
    page
      .getByLabel('Load targets file', { exact: true })
      .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  own.targets[0].levelLufs = 5
  await load(JSON.stringify(own))
  await page.getByText(/“mine\.json” was not loaded: targets\[0\]\.levelLufs must be a number/).waitFor()
  expect(await page.getByRole('listitem', { name: 'Deezer' }).count()).toBe(1)
  own.targets[0].levelLufs = -20
  const text = JSON.stringify(own)
  await load(text)
  await page.getByRole('listitem', { name: 'House rule', exact: true }).waitFor()
  expect(await page.getByRole('listitem', { name: 'Deezer' }).count()).toBe(0)

  const again = await openPage({ context })
  await addNoise(again.page, 0.08)
  await again.page.getByRole('listitem', { name: 'House rule', exact: true }).waitFor()
  const coming = again.page.waitForEvent('download')
  await again.page.getByRole('button', { name: 'Save targets file' }).click()
  const saved = await coming
  expect(saved.suggestedFilename()).toBe('delivery-targets.json')
  expect(await readFile(await saved.path(), 'utf8')).toBe(text)
  await again.page.getByRole('button', { name: 'Use the file that came with Tutti' }).click()
  const deezer = again.page.getByRole('listitem', { name: 'Deezer', exact: true })
  await deezer.waitFor()

  // The file that came with the page is there without a network too.
  await again.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await again.page.reload()
  await context.setOffline(true)
  await again.page.reload()
  await tab(again.page, 'Deliver')
  await deezer.waitFor()
  await context.setOffline(false)
  await again.close()
  await close()
})
