import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { chooseFormat, pressPause, pressPlay, strip } from './harness/controls'
import { addStems, browser, exportMaster, type OpenPage, openPage, tab } from './harness/page'
import { noise, readWavFloat, wav24 } from './harness/signals'

const RATE = 48_000
const SECONDS = 6
const stems = ['drums', 'bass', 'lead vox'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(RATE * SECONDS, index + 1, 0.1), RATE),
}))

let open: OpenPage
let page: Page
let editor: Locator

beforeEach(async () => {
  open = await openPage()
  page = open.page
  await addStems(page, stems)
  await openEqualiser()
})

afterEach(() => open.close())
afterAll(async () => (await browser()).close())

async function openEqualiser(name = 'drums.wav'): Promise<void> {
  await tab(page, 'Master')
  await strip(page, name).getByRole('button', { name: 'Open the equaliser' }).click()
  editor = page.getByRole('region', { name: 'Strip processors' })
  await editor.locator('.eq-curve').waitFor()
}

const node = (band: number) => editor.getByRole('slider', { name: `Band ${band} on the curve`, exact: true })
const value = async (name: string) => Number(await editor.getByRole('slider', { name, exact: true }).inputValue())
const item = (name: string) => page.getByRole('menuitem', { name, exact: true })
const choice = (name: string) => page.getByRole('menuitemradio', { name, exact: true })

/** A point of the curve, as shares of its width and height. */
async function pointOf(right: number, down: number): Promise<{ x: number; y: number }> {
  const box = await editor.locator('.eq-curve').boundingBox()
  if (!box) throw new Error('there is no curve')
  return { x: box.x + box.width * right, y: box.y + box.height * down }
}

async function centreOf(band: number): Promise<{ x: number; y: number }> {
  const box = await node(band).boundingBox()
  if (!box) throw new Error(`band ${band} has no node`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function drag(band: number, right: number, down: number): Promise<void> {
  const { x, y } = await centreOf(band)
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let n = 1; n <= 4; n++) await page.mouse.move(x + (right * n) / 4, y + (down * n) / 4)
  await page.mouse.up()
}

async function addBand(right = 0.6, down = 0.5): Promise<void> {
  const { x, y } = await pointOf(right, down)
  await page.mouse.dblclick(x, y)
  await node(1).waitFor()
}

it('adds a band by a double click, pulls it by its node as one step of undo, and turns it off by another', async () => {
  await addBand(0.5, 0.75)
  expect(await value('Band 1 frequency')).toBeCloseTo(632, -1.3)
  const gain = await value('Band 1 gain')
  expect(gain).toBeCloseTo(-6, 0)
  const before = await centreOf(1)
  await drag(1, 100, -20)
  const after = await centreOf(1)
  expect(after.x - before.x).toBeCloseTo(100, -0.5)
  expect(after.y - before.y).toBeCloseTo(-20, -0.5)
  expect(await value('Band 1 gain')).toBeGreaterThan(gain + 1)
  // A click alone moves nothing.
  const placed = await value('Band 1 frequency')
  await page.mouse.click(after.x + 3, after.y + 3)
  expect(await value('Band 1 frequency')).toBe(placed)
  await page.keyboard.press('Control+z')
  expect(await value('Band 1 gain')).toBe(gain)
  await page.keyboard.down('Shift')
  await drag(1, 100, 0)
  await page.keyboard.up('Shift')
  expect((await centreOf(1)).x - before.x).toBeCloseTo(10, -0.6)
  const { x, y } = await centreOf(1)
  await page.mouse.dblclick(x, y)
  expect(await node(1).count()).toBe(0)
})

it('turns Q by the wheel, and nothing scrolls', async () => {
  await addBand()
  await page.evaluate(() => {
    addEventListener('wheel', (event) =>
      document.documentElement.setAttribute('data-kept', String(event.defaultPrevented)),
    )
  })
  const { x, y } = await centreOf(1)
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, -200)
  await expect.poll(() => value('Band 1 Q')).toBeGreaterThan(1.1)
  expect(await page.evaluate(() => document.documentElement.dataset.kept)).toBe('true')
  await page.mouse.wheel(0, 100)
  await expect.poll(() => value('Band 1 Q')).toBeLessThan(1.12)
  await page.keyboard.press('Control+z')
  expect(await value('Band 1 Q')).toBe(1)
  // On the curve itself the wheel is the page's.
  const empty = await pointOf(0.2, 0.8)
  await page.mouse.move(empty.x, empty.y)
  await page.mouse.wheel(0, 100)
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.kept)).toBe('false')
})

it('moves a band by keys alone, says what it is, and gives back the focus', async () => {
  await editor.locator('.eq-curve').focus()
  await page.keyboard.press('Insert')
  await expect.poll(() => node(1).evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await node(1).getAttribute('aria-valuetext')).toBe('60 Hz, 0.0 dB, Q 1.00, bell')
  for (const key of ['ArrowRight', 'ArrowUp', 'PageDown', 'Shift+ArrowUp', 'Shift+PageUp'])
    await page.keyboard.press(key)
  expect(await value('Band 1 gain')).toBe(-0.9)
  expect(await value('Band 1 Q')).toBe(1.03)
  expect(await value('Band 1 frequency')).toBeGreaterThan(70)
  await page.keyboard.press('Home')
  expect(await value('Band 1 gain')).toBe(0)
  await page.keyboard.press('+')
  await expect.poll(() => node(2).evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Shift+F10')
  await choice('Notch').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => node(2).evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Delete')
  expect(await node(2).count()).toBe(0)
  expect(await node(1).evaluate((element) => element === document.activeElement)).toBe(true)
  // A held key is one step of undo.
  const hz = await value('Band 1 frequency')
  await page.keyboard.down('ArrowLeft')
  for (let n = 0; n < 5; n++) await page.keyboard.down('ArrowLeft')
  await page.keyboard.up('ArrowLeft')
  expect(await value('Band 1 frequency')).toBeLessThan(hz * 0.9)
  await page.keyboard.press('Control+z')
  expect(await value('Band 1 frequency')).toBe(hz)
})

it('does by the menus what the controls do, down to the exported file', async () => {
  await chooseFormat(page, '32-bit float')
  const plain = readWavFloat((await exportMaster(page)).bytes).left
  await openEqualiser()
  const place = await pointOf(0.7, 0.25)
  await page.mouse.click(place.x, place.y, { button: 'right' })
  await item('Add high shelf here').click()
  await node(1).waitFor()
  expect(await value('Band 1 gain')).toBeCloseTo(6, 0)
  await node(1).click({ button: 'right' })
  await choice('Bell').click()
  expect(await editor.getByRole('button', { name: /Type of band 1$/ }).textContent()).toContain('Bell')
  await node(1).press('Enter')
  await item('Invert gain').click()
  expect(await value('Band 1 gain')).toBeCloseTo(-6, 0)
  await node(1).press('Enter')
  await item('Copy band').click()
  await page.mouse.click((await pointOf(0.3, 0.8)).x, (await pointOf(0.3, 0.8)).y, { button: 'right' })
  await item('Paste band here').click()
  await node(2).waitFor()
  expect(await value('Band 2 gain')).toBe(await value('Band 1 gain'))
  await node(2).press('Enter')
  await item('Remove: off, as new').click()
  expect(await node(2).count()).toBe(0)
  expect(await value('Band 2 frequency')).toBe(120)
  const cut = readWavFloat((await exportMaster(page)).bytes).left
  const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length)
  expect(20 * Math.log10(rms(cut) / rms(plain))).toBeLessThan(-0.1)
  await openEqualiser()
  await node(1).press('Enter')
  await item('Reset gain').click()
  const flat = readWavFloat((await exportMaster(page)).bytes).left
  expect(flat.every((sample, n) => sample === plain[n])).toBe(true)
})

it('puts a high-pass where the curve was pressed', async () => {
  const { x, y } = await pointOf(1 / 3, 0.8)
  await page.mouse.click(x, y, { button: 'right' })
  await item('High-pass here').click()
  await editor.getByRole('radio', { name: 'Filters', exact: true }).check({ force: true })
  expect(await editor.getByRole('switch', { name: 'High-pass', exact: true }).isChecked()).toBe(true)
  expect(await value('High-pass frequency')).toBeCloseTo(200, -1)
})

it('opens the menu for a finger that rests, and pulls a node with one finger', async () => {
  await addBand()
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  const at = await centreOf(1)
  const gain = await value('Band 1 gain')
  await touch('touchStart', [at])
  await touch('touchMove', [{ x: at.x + 20, y: at.y - 30 }])
  await touch('touchMove', [{ x: at.x + 40, y: at.y - 30 }])
  await touch('touchEnd', [])
  await expect.poll(() => value('Band 1 gain')).toBeGreaterThan(gain + 1)
  expect(await page.getByRole('menu').count()).toBe(0)
  await touch('touchStart', [await centreOf(1)])
  await choice('Notch').waitFor()
  await touch('touchEnd', [])
  await page.keyboard.press('Escape')
  await touch('touchStart', [await pointOf(0.2, 0.85)])
  await item('Spectrum settings').waitFor()
  await touch('touchEnd', [])
})

it('lets a band be heard alone as long as it is held, and lets go of it with the window', async () => {
  await addBand()
  const heard = editor.locator('.eq-place.heard')
  await node(1).focus()
  await page.keyboard.down('h')
  expect(await heard.count()).toBe(1)
  await page.keyboard.up('h')
  expect(await heard.count()).toBe(0)
  await page.keyboard.down('h')
  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect.poll(() => heard.count()).toBe(0)
  await page.keyboard.up('h')
  const { x, y } = await centreOf(1)
  await page.mouse.move(x, y)
  const button = editor.getByRole('button', { name: 'Hear band 1 alone while held', exact: true })
  await button.hover()
  await page.mouse.down()
  expect(await heard.count()).toBe(1)
  await page.mouse.move(x + 300, y + 200)
  expect(await heard.count()).toBe(1)
  await page.mouse.up()
  expect(await heard.count()).toBe(0)
  await editor.getByRole('slider', { name: 'Band 1 gain', exact: true }).focus()
  await page.keyboard.down('h')
  expect(await heard.count()).toBe(1)
  // Another editor takes its place: nothing may stay alone.
  await editor.getByRole('radio', { name: 'Compressor', exact: true }).check({ force: true })
  await openEqualiser()
  expect(await heard.count()).toBe(0)
})

/** How many of the spectrum's pixels are drawn. */
const drawn = () =>
  editor.locator('.eq-curve canvas').evaluate((element) => {
    const canvas = element as HTMLCanvasElement
    if (canvas.width === 0 || canvas.height === 0) return 0
    // Read from a copy: a canvas that is read itself is drawn in another way from then on.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })
    if (!copy) throw new Error('no canvas')
    copy.drawImage(canvas, 0, 0)
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height)
    let count = 0
    for (let n = 3; n < data.length; n += 4) if ((data[n] ?? 0) > 0) count += 1
    return count
  })

it('draws the spectrum while the song plays, as it is asked to, and nothing at rest', async () => {
  // Long enough that a slow machine comes to the end of the test before that of the song.
  await addStems(page, [{ name: 'choir.wav', buffer: wav24(noise(RATE * 60, 9, 0.1), RATE) }])
  await openEqualiser('choir.wav')
  await page.waitForTimeout(300)
  expect(await drawn()).toBe(0)
  await pressPlay(page)
  await expect.poll(drawn, { timeout: 10_000 }).toBeGreaterThan(1000)
  const settings = () => editor.getByRole('button', { name: 'Spectrum', exact: true }).click()
  await settings()
  await page.getByRole('switch', { name: 'Other stems', exact: true }).check({ force: true })
  await page.keyboard.press('Escape')
  const other = editor.getByRole('button', { name: 'Spectrum of lead vox', exact: true })
  await other.waitFor()
  expect(await editor.getByRole('button', { name: 'Spectrum of bass', exact: true }).count()).toBe(1)
  expect(await editor.getByRole('button', { name: /^Spectrum of choir/ }).count()).toBe(0)
  await settings()
  await page.getByRole('radio', { name: 'Off', exact: true }).check({ force: true })
  await page.keyboard.press('Escape')
  await expect.poll(drawn, { timeout: 5000 }).toBe(0)
  await settings()
  await page.getByRole('radio', { name: 'After', exact: true }).check({ force: true })
  await page.keyboard.press('Escape')
  await expect.poll(drawn, { timeout: 5000 }).toBeGreaterThan(1000)
  await pressPause(page)
  await expect.poll(drawn, { timeout: 5000 }).toBe(0)
})
