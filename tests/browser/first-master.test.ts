import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { waveFile } from '../wave-file'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { drop } from './harness/drop'
import { focused, tabTo } from './harness/focus'
import { browser, openPage } from './harness/page'
import { noise, sine, wav24 } from './harness/signals'
import { dragByTouch } from './harness/touch'

/**
 * The walk of somebody who never saw it: from the empty page to a master on disk, with the mouse, with keys alone, with a
 * finger. They know nothing but what is on the page: everything that is pressed is seen, or was reached by Tab.
 */
afterAll(async () => (await browser()).close())

const RATE = 48_000
const SECONDS = 10
/** Of a person: reading and listening come on top of what the machine needs. */
const TWO_MINUTES_MS = 120_000

const STEMS = ['kick', 'snare', 'bass', 'guitar', 'keys', 'lead vox', 'backing vox', 'fx'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(SECONDS * RATE, index + 1, 0.05), RATE),
}))

interface Measured {
  integratedLufs: number
  truePeakDbtp: number
}

/** What the command line reads in a file. */
async function measured(bytes: Buffer): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'tutti-first-master-'))
  const path = join(folder, 'master.wav')
  await writeFile(path, bytes)
  const tutti = resolve(import.meta.dirname, '../../dist-cli/tutti.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [tutti, 'measure', path, '--json'])
  await rm(folder, { recursive: true })
  return JSON.parse(stdout)[0]
}

/** What a person wanted to end up with. */
async function expectMaster(bytes: Buffer, seconds: number): Promise<void> {
  const { kind, bits, channels, rateHz, data } = waveFile(bytes)
  expect({ kind, bits, channels, rateHz }).toEqual({ kind: 1, bits: 24, channels: 2, rateHz: RATE })
  expect(data.length / 6 / RATE).toBeGreaterThanOrEqual(seconds)
  const { integratedLufs, truePeakDbtp } = await measured(bytes)
  expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(0.1)
  expect(truePeakDbtp).toBeLessThanOrEqual(-1)
}

// The reader of the walks is held to a reference: EBU Tech 3341, case 1.
it('reads a sine of 1 kHz at -23 dBFS as -23 LUFS', async () => {
  const { integratedLufs, truePeakDbtp } = await measured(wav24(sine(RATE * 20, RATE, 1000, 10 ** (-23 / 20)), RATE))
  expect(Math.abs(integratedLufs + 23)).toBeLessThanOrEqual(0.1)
  expect(Math.abs(truePeakDbtp + 23)).toBeLessThanOrEqual(0.2)
})

/** The walk's clock and what was done: every action is one thing that a person did. */
function walk(page: Page) {
  const beganAt = performance.now()
  const actions: string[] = []
  return {
    actions,
    did: (what: string) => actions.push(what),
    took: () => performance.now() - beganAt,
    loudness: () => page.getByRole('region', { name: 'Whole song' }).locator('.figure-big').textContent(),
  }
}

const labelOf = async (target: Locator) => (await target.getAttribute('aria-label')) ?? (await target.textContent())

async function saved(page: Page, press: () => Promise<unknown>): Promise<Buffer> {
  const coming = page.waitForEvent('download', { timeout: 90_000 })
  await press()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/\.wav$/)
  return readFile(await download.path())
}

const step = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
const setLoudness = (page: Page) => page.getByRole('button', { name: 'Set loudness to −14.0 LUFS' })
const isSet = (page: Page) => page.getByText(/^−14\.0 LUFS with .* of drive/).waitFor({ timeout: 90_000 })

it('reaches a master with the mouse: eight stems dropped, a fader heard, loudness set, exported', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const { actions, did, took } = walk(page)
  const click = async (target: Locator) => {
    // Seen without looking for it.
    const box = await target.boundingBox()
    expect(box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1440 && box.y + box.height <= 900).toBe(
      true,
    )
    did(`click ${await labelOf(target)}`)
    await target.click()
  }
  await page.getByText(/^Drop stems/).waitFor()
  await drop(page, STEMS)
  did('drop')
  const faders = page.getByRole('slider', { name: 'Gain', exact: true })
  const play = page.getByRole('button', { name: 'Play', exact: true })
  await expect.poll(() => play.isEnabled(), { timeout: 30_000 }).toBe(true)
  await click(step(page, 'Master'))
  await expect.poll(() => faders.count()).toBe(8)
  await click(play)
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await startCapture(page, 'monitor')
  const powerDb = async () => {
    await page.waitForTimeout(250)
    await clearCapture(page)
    await page.waitForTimeout(500)
    const { left } = await readCapture(page)
    return 10 * Math.log10(left.reduce((sum, value) => sum + value * value, 0) / left.length)
  }
  const before = await powerDb()
  const box = await faders.first().boundingBox()
  if (!box) throw new Error('no fader')
  const x = box.x + box.width / 2
  await page.mouse.move(x, box.y + box.height * 0.3)
  await page.mouse.down()
  await page.mouse.move(x, box.y + 2, { steps: 5 })
  await page.mouse.up()
  did('drag Gain')
  expect(Number(await faders.first().inputValue())).toBeGreaterThan(6)
  expect((await powerDb()) - before).toBeGreaterThan(1)
  await click(step(page, 'Deliver'))
  await click(setLoudness(page))
  await isSet(page)
  const bytes = await saved(page, () => click(page.getByRole('button', { name: /^Export master/ })))
  expect(took()).toBeLessThan(TWO_MINUTES_MS)
  expect(actions).toHaveLength(7)
  await expectMaster(bytes, SECONDS)
  await context.close()
  expect(complaints).toEqual([])
})

it('reaches a master by keys alone: the demo song, a change, loudness set, exported; the keyboard is always seen', async () => {
  const { page, close } = await openPage()
  const { actions, did, took, loudness } = walk(page)
  let stops = 0
  const to = async (role: string, name: RegExp, options: Parameters<typeof tabTo>[2] = {}) => {
    const passed = await tabTo(page, (stop) => stop.role === role && name.test(stop.name), options)
    stops += passed.length
  }
  const press = async (key: string) => {
    await page.keyboard.press(key)
    did(key)
  }
  await page.getByRole('button', { name: 'Load demo song' }).waitFor()
  await to('button', /^Load demo song$/)
  await press('Enter')
  await expect
    .poll(() => page.getByRole('button', { name: 'Play', exact: true }).isEnabled(), { timeout: 90_000 })
    .toBe(true)
  await to('button', /^Play$/)
  await press('Enter')
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await to('tab', /^Stems/, { key: 'Shift+Tab' })
  await press('ArrowRight')
  await page.getByRole('tab', { name: /^Master/, selected: true }).waitFor()
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
  const before = await loudness()
  await to('slider', /^Gain$/, { most: 130 })
  for (let n = 0; n < 3; n++) await press('PageUp')
  await expect.poll(loudness, { timeout: 60_000 }).not.toBe(before)
  // What is far away is found by its name: the page shows the key for it.
  const find = async (words: string) => {
    await page
      .getByRole('button', { name: /^Commands/ })
      .getByText('K', { exact: true })
      .waitFor()
    await press('Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    expect((await focused(page))?.isSeen).toBe(true)
    await page.keyboard.type(words)
    await press('Enter')
  }
  await find('Deliver')
  await page.getByRole('tab', { name: /^Deliver/, selected: true }).waitFor()
  await to('button', /^Set loudness to −14\.0 LUFS$/)
  await press('Enter')
  await isSet(page)
  await find('Go to the export')
  await page
    .getByRole('button', { name: /^Export master/ })
    .and(page.locator(':focus'))
    .waitFor()
  expect((await focused(page))?.isSeen).toBe(true)
  const bytes = await saved(page, () => press('Enter'))
  expect(took()).toBeLessThan(TWO_MINUTES_MS)
  expect(actions.length, actions.join()).toBeLessThanOrEqual(13)
  // Most of them lie before the first fader: the time line and the equaliser that is open.
  expect(stops).toBeLessThan(180)
  await expectMaster(bytes, 48)
  await close()
})

async function touchContext(): Promise<BrowserContext> {
  return (await browser()).newContext({
    viewport: { width: 1180, height: 820 },
    hasTouch: true,
    acceptDownloads: true,
  })
}

it('reaches a master with a finger: the demo song, a fader, loudness set, exported', async () => {
  const context = await touchContext()
  const { page, close } = await openPage({ context })
  const { actions, did, took, loudness } = walk(page)
  const tap = async (target: Locator) => {
    did(`tap ${await labelOf(target)}`)
    await target.tap()
  }
  await tap(page.getByRole('button', { name: 'Load demo song' }))
  const play = page.getByRole('button', { name: 'Play', exact: true })
  await expect.poll(() => play.isEnabled(), { timeout: 90_000 }).toBe(true)
  await tap(play)
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await tap(step(page, 'Master'))
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
  const before = await loudness()
  const fader = page.getByRole('slider', { name: 'Gain', exact: true }).first()
  await dragByTouch(page, fader, { y: -40 })
  did('drag Gain')
  expect(Number(await fader.inputValue())).toBeGreaterThan(1)
  await expect.poll(loudness, { timeout: 60_000 }).not.toBe(before)
  await tap(step(page, 'Deliver'))
  await tap(setLoudness(page))
  await isSet(page)
  const bytes = await saved(page, () => tap(page.getByRole('button', { name: /^Export master/ })))
  expect(took()).toBeLessThan(TWO_MINUTES_MS)
  expect(actions).toHaveLength(7)
  await expectMaster(bytes, 48)
  await close()
  await context.close()
})
