import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { chooseFormat, expectStrips, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, readWavFloat, type Stereo, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 8 * RATE
const sounds = ['drums', 'bass', 'lead vox', 'keys'].map((_, index) => noise(FRAMES, index + 1, 0.05))
const stems = ['drums', 'bass', 'lead vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(sounds[index] as Stereo, RATE),
}))

interface Session {
  sections: { id: string; name: string; startSeconds: number }[]
  loop: { on: boolean; startSeconds: number; endSeconds: number }
  groups: { strip: { rides: { rampMs: number; gainsDb: Record<string, number> } } }[]
}

async function openSong() {
  const opened = await openPage()
  await addStems(opened.page, stems)
  await expectStrips(opened.page, 4)
  return opened
}

const row = (page: Page) => page.getByRole('region', { name: 'Sections' })
const block = (page: Page, name: string) => row(page).getByRole('button', { name, exact: true })
const start = (page: Page, name: string) => row(page).getByRole('slider', { name: `Start of ${name}`, exact: true })
const position = (page: Page) => page.getByRole('slider', { name: 'Song position', exact: true })
const undo = (page: Page, label: string) => page.getByRole('button', { name: `Undo “${label}”` }).click()
const secondsOf = async (slider: Locator) => Number(await slider.inputValue())

async function session(page: Page): Promise<Session> {
  return JSON.parse((await saveSession(page)).text) as Session
}

/** Adds a section where the song is put, by one of the names that are offered. */
async function addSection(page: Page, seconds: number, name: string): Promise<void> {
  await position(page).fill(String(seconds))
  await page.getByRole('button', { name: 'Add section here' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  await block(page, name).waitFor()
}

it('adds, names, moves and removes sections on the time line, by keyboard and by pointer', async () => {
  const { page, close } = await openSong()
  await addSection(page, 0, 'Intro')
  await position(page).fill('2')
  await page.keyboard.press('n')
  await block(page, 'Verse').waitFor()
  expect(await row(page).getByRole('status').textContent()).toBe('Verse added at 0:02.0')
  await addSection(page, 5, 'Chorus')
  await position(page).fill('7')
  await page.getByRole('button', { name: 'Add section here' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Verse 2', exact: true }).waitFor()
  await page.keyboard.press('Escape')

  // By keyboard: a tenth of a second, with Shift a whole one, no farther than the next section leaves room.
  await start(page, 'Chorus').press('ArrowRight')
  expect(await secondsOf(start(page, 'Chorus'))).toBe(5.1)
  await start(page, 'Chorus').press('Shift+ArrowLeft')
  expect(await secondsOf(start(page, 'Chorus'))).toBe(4.1)
  await start(page, 'Verse').press('End')
  expect(await secondsOf(start(page, 'Verse'))).toBe(4)
  await undo(page, 'Start of Verse')
  expect(await secondsOf(start(page, 'Verse'))).toBe(2)
  expect(await start(page, 'Chorus').getAttribute('aria-valuetext')).toBe('0:04.1')

  // By pointer: one drag is one step of undo, and leaves the song where it is.
  const at = await position(page).inputValue()
  const box = await start(page, 'Chorus').boundingBox()
  const line = await row(page).boundingBox()
  if (!box || !line) throw new Error('no line to drag')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + line.width / 8, y, { steps: 5 })
  await page.mouse.up()
  expect(await secondsOf(start(page, 'Chorus'))).toBeCloseTo(5.1, 1)
  expect(await position(page).inputValue()).toBe(at)
  await undo(page, 'Start of Chorus')
  expect(await secondsOf(start(page, 'Chorus'))).toBe(4.1)

  // Another name: by F2, by the menu, and not by Escape.
  await block(page, 'Chorus').press('F2')
  const field = page.getByRole('textbox', { name: 'Section name' })
  await field.fill('Hook')
  await field.press('Enter')
  await expect.poll(() => block(page, 'Hook').evaluate((element) => element === document.activeElement)).toBe(true)
  await block(page, 'Hook').press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter')
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  await field.fill('Nothing')
  await field.press('Escape')
  await block(page, 'Hook').waitFor()
  await undo(page, 'Rename Chorus')
  await block(page, 'Chorus').waitFor()

  // A click goes there, a double click loops.
  await block(page, 'Verse').click()
  expect(await secondsOf(position(page))).toBe(2)
  await block(page, 'Chorus').dblclick()
  expect((await session(page)).loop).toEqual({ on: true, startSeconds: 4.1, endSeconds: 8 })

  await block(page, 'Intro').press('Delete')
  await expect.poll(() => block(page, 'Verse').evaluate((element) => element === document.activeElement)).toBe(true)
  expect((await session(page)).sections.map(({ name }) => name)).toEqual(['Verse', 'Chorus'])
  await undo(page, 'Remove Intro')
  expect((await session(page)).sections).toEqual([
    { id: 's1', name: 'Intro', startSeconds: 0 },
    { id: 's2', name: 'Verse', startSeconds: 2 },
    { id: 's3', name: 'Chorus', startSeconds: 4.1 },
  ])
  await close()
})

/** From the visible control to the exported bytes. Broken once by a ride that was bound to the strip's first section. */
it('lifts the chorus of one stem, and not a sample outside of it', async () => {
  const { page, close } = await openSong()
  await strip(page, 'lead vox.wav').getByRole('button', { name: 'Open the equaliser' }).click()
  const editor = page.getByRole('region', { name: 'Strip processors' })
  await editor.getByRole('radio', { name: 'Section rides', exact: true }).check({ force: true })
  await editor.getByText('Mark sections on the time line first').waitFor()
  await addSection(page, 0, 'Verse')
  await addSection(page, 3, 'Chorus')
  await addSection(page, 6, 'Outro')
  await chooseFormat(page, '32-bit float')
  const flat = readWavFloat((await exportMaster(page)).bytes)

  await tab(page, 'Master')
  await editor.getByRole('slider', { name: 'Ride in Chorus', exact: true }).fill('0.8')
  await editor.getByRole('slider', { name: 'Ride ramp', exact: true }).fill('100')
  const { groups } = await session(page)
  expect(groups.map((group) => group.strip.rides.gainsDb)).toEqual([{}, {}, { s2: 0.8 }, {}])
  const ridden = readWavFloat((await exportMaster(page)).bytes)

  const changed = (from: number, to: number) => {
    let frames = 0
    for (let n = from * RATE; n < to * RATE; n += 1) if (flat.left[n] !== ridden.left[n]) frames += 1
    return frames
  }
  expect([changed(0, 3), changed(6, 8)]).toEqual([0, 0])
  expect(changed(3, 6)).toBeGreaterThan(2.9 * RATE)
  // Between its ramps the stem is louder by just that, and by nothing else.
  const lift = 10 ** (0.8 / 20) - 1
  let worst = 0
  for (let n = 3.1 * RATE; n < 5.9 * RATE; n += 1) {
    const wanted = (flat.left[n] as number) + lift * ((sounds[2] as Stereo).left[n] as number)
    worst = Math.max(worst, Math.abs((ridden.left[n] as number) - wanted))
  }
  expect(20 * Math.log10(worst)).toBeLessThan(-140)

  // The section takes its ride along, and undo brings back both.
  await block(page, 'Chorus').press('Delete')
  expect((await session(page)).groups[2]?.strip.rides.gainsDb).toEqual({})
  await undo(page, 'Remove Chorus')
  expect((await session(page)).groups[2]?.strip.rides.gainsDb).toEqual({ s2: 0.8 })
  await close()
})
