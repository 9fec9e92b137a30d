import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { type Capture, captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPlay } from './harness/controls'
import { drop } from './harness/drop'
import { findIn, sameFrames } from './harness/find-in'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, readWav24, type Stereo, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const SONG = 20 * RATE
const REFERENCE = 12 * RATE
const COMPARED = 9_600

const stems = [noise(SONG, 1, 0.1), noise(SONG, 2, 0.1)]
const references = [11, 12, 13].map((seed) => noise(REFERENCE, seed, 0.2))
const sum = Float32Array.from({ length: SONG }, (_, n) =>
  stems.reduce((total, { left }) => total + (left[n] as number), 0),
)
const wav = (name: string, sound: Stereo) => ({ name, buffer: wav24(sound, RATE), mimeType: 'audio/wav' })

/** Takes the keyboard out of a field, so that keys are the page's again. */
const leaveField = (page: Page) => page.locator('body').click({ position: { x: 720, y: 890 } })

async function setField(page: Page, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name, exact: true })
  await field.fill(text)
  await field.press('Enter')
  await leaveField(page)
}

/** Plays from a second on: half a second of the second reference, then the plain sum, which says where the song is. */
async function listen(page: Page): Promise<{ capture: Capture; songAt(index: number): number }> {
  for (let listen = 1; ; listen += 1) {
    await page.keyboard.press('0')
    await page.keyboard.press('4')
    await expect.poll(() => page.getByRole('radio', { name: 'Reference 2' }).isChecked()).toBe(true)
    // What lies beside the song is changed within a third of a second.
    await page.waitForTimeout(2_400)
    await clearCapture(page)
    await page.waitForTimeout(900)
    await page.keyboard.press('2')
    await page.waitForTimeout(400)
    const capture = await readCapture(page)
    const late = capture.left.length - 64
    const song = late > 0 ? findIn(sum, capture.left, late) : -1
    if ((song >= 0 && capture.left.length > RATE) || listen === 3) {
      expect(song, 'the plain sum is not in the capture').toBeGreaterThanOrEqual(0)
      return { capture, songAt: (index) => song - late + index }
    }
  }
}

/** The second reference is heard, each sample as it is in its file, where the song says it has to be. */
async function expectHeard(page: Page, frameAt: (songFrame: number) => number | null): Promise<void> {
  const { left, right } = references[1] as Stereo
  const { capture, songAt } = await listen(page)
  let index = 0
  let frame = frameAt(songAt(index))
  while (frame === null && index < capture.left.length) {
    index += 480
    frame = frameAt(songAt(index))
  }
  expect(frame).not.toBeNull()
  const start = frame as number
  expect(findIn(left, capture.left, index)).toBe(start)
  expect(sameFrames(left, start, capture.left, index, COMPARED)).toBe(COMPARED)
  expect(sameFrames(right, start, capture.right, index, COMPARED)).toBe(COMPARED)
}

/** Of the samples: the file itself carries the session, and so the references' names. */
const sha256 = (file: Buffer) => createHash('sha256').update(readWav24(file).samples).digest('hex')

it('lays references beside the song, sample on sample: as they are, from another second on, a part over and over', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  await addStems(
    page,
    stems.map((stem, index) => wav(`stem ${index}.wav`, stem)),
  )
  await expectStrips(page, 2)
  const before = sha256((await exportMaster(page)).bytes)
  await tab(page, 'Compare')
  await page
    .getByLabel('Add reference', { exact: true })
    .setInputFiles(references.map((reference, index) => wav(`record ${index + 1}.wav`, reference)))
  const table = page.getByRole('table', { name: 'What can be heard' })
  await expect.poll(() => table.getByRole('button', { name: 'Hear it: Reference 3' }).count()).toBe(1)
  const match = page.getByRole('switch', { name: 'Match loudness' })
  await match.uncheck({ force: true })
  await leaveField(page)
  await startCapture(page, 'monitor')
  await pressPlay(page)
  await leaveField(page)

  await expectHeard(page, (songFrame) => songFrame)

  await page.getByRole('button', { name: 'Line up Reference 2' }).click()
  await setField(page, 'Offset of Reference 2', '-1.25')
  await expectHeard(page, (songFrame) => songFrame + 1.25 * RATE)
  await setField(page, 'Offset of Reference 2', '0:00.500')
  await expectHeard(page, (songFrame) => songFrame - 0.5 * RATE)

  await setField(page, 'Loop of Reference 2 to', '2.5')
  await setField(page, 'Loop of Reference 2 from', '1')
  await page.getByRole('switch', { name: 'Loop Reference 2', exact: true }).check({ force: true })
  await leaveField(page)
  const [from, length] = [1 * RATE, 1.5 * RATE]
  await expectHeard(page, (songFrame) => {
    const within = (((songFrame - 0.5 * RATE - from) % length) + length) % length
    // Clear of the cross-fade of each wrap.
    const isClear = within > 0.1 * RATE && within + COMPARED < length - 0.1 * RATE
    return isClear ? from + within : null
  })

  // The way back: the loop's switch and its two ends, then the offset, as one step each.
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z')
  expect(await page.getByRole('textbox', { name: 'Offset of Reference 2' }).inputValue()).toBe('−0:01.250')
  expect(await page.getByRole('switch', { name: 'Loop Reference 2', exact: true }).isChecked()).toBe(false)
  await expectHeard(page, (songFrame) => songFrame + 1.25 * RATE)

  expect(sha256((await exportMaster(page)).bytes)).toBe(before)
  await context.close()
  expect(complaints).toEqual([])
})

/** Broken once by a trim that was part of the match, and so matched away. */
it('turns a reference by its trim on top of the match, and refuses a ninth one in words', async () => {
  const { page, close } = await openPage()
  await addStems(
    page,
    stems.map((stem, index) => wav(`stem ${index}.wav`, stem)),
  )
  await expectStrips(page, 2)
  await tab(page, 'Compare')
  const add = page.getByLabel('Add reference', { exact: true })
  const short = (seed: number) => wav(`record ${seed}.wav`, noise(RATE, seed, 0.4))
  // Dropped where songs are compared, files are something to compare with.
  await drop(page, [1, 2, 3].map(short))
  const table = page.getByRole('table', { name: 'What can be heard' })
  const row = (name: string) => table.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) })
  const heardAt = () => row('Line up Reference').getByRole('cell').nth(4).textContent()
  await expect.poll(heardAt, { timeout: 20_000 }).toMatch(/ dB$/)
  const matched = Number((await heardAt())?.replace('−', '-').replace(' dB', ''))
  await page.getByRole('button', { name: 'Line up Reference', exact: true }).click()
  await page.getByRole('slider', { name: 'Trim of Reference', exact: true }).fill('-3')
  await expect
    .poll(async () => Number((await heardAt())?.replace('−', '-').replace(' dB', '')))
    .toBeCloseTo(matched - 3, 5)

  await page.getByRole('textbox', { name: 'Name of Reference 2' }).fill('The record')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Undo “Rename reference”' }).waitFor()

  await add.setInputFiles([4, 5, 6, 7, 8, 9].map(short))
  await page.getByText('Only 5 more can be added: there is room for 8 references. Remove one first.').waitFor()
  await page.getByText('8 of 8 references').waitFor()
  await add.setInputFiles([short(10)])
  await page.getByText('No more can be added: there is room for 8 references. Remove one first.').waitFor()
  await page.getByRole('button', { name: 'Remove Reference 2', exact: true }).click()
  await page.getByText('7 of 8 references').waitFor()
  await page.getByRole('button', { name: /^Undo “Remove reference/ }).click()
  expect(await page.getByRole('textbox', { name: 'Name of Reference 2' }).inputValue()).toBe('The record')
  await close()
})
