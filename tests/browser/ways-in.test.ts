import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips, strip } from './harness/controls'
import { drop } from './harness/drop'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const names = ['kick.wav', 'bass.wav', 'lead vox.wav', 'keys.wav']
const files = names.map((name, index) => ({ name, buffer: wav24(noise(RATE, index + 1, 0.2), RATE) }))

it('takes files that are dropped anywhere, like files that are chosen', async () => {
  const { page, close } = await openPage()
  await drop(page, files)
  await expectStrips(page, 4)
  for (const name of names) expect(await strip(page, name).count(), name).toBe(1)
  const dropped = (await exportMaster(page)).bytes
  await close()

  const other = await openPage()
  await addStems(other.page, files)
  await expectStrips(other.page, 4)
  expect((await exportMaster(other.page)).bytes.equals(dropped)).toBe(true)
  await other.close()
})

it('opens a session that is dropped, and leaves text that is dragged alone', async () => {
  const { page, close } = await openPage()
  await drop(page, files)
  await expectStrips(page, 4)
  const session = JSON.parse((await saveSession(page)).text) as { groups: { name: string }[] }
  const [first] = session.groups
  if (first) first.name = 'Boom'
  await drop(page, [{ name: 'song.json', buffer: Buffer.from(JSON.stringify(session)) }])
  await expectStrips(page, 4)
  expect(await strip(page, 'Boom').count()).toBe(1)

  const refused = await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'words')
    const over = new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true })
    document.body.dispatchEvent(over)
    return over.defaultPrevented
  })
  expect(refused).toBe(false)
  await close()
})

function titlesOn(page: Page): Promise<(string | null)[]> {
  const strips = page.getByRole('group').filter({ has: page.getByRole('slider', { name: 'Balance', exact: true }) })
  return strips.evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label')))
}

it('takes a folder: its sound files in the order of their names, also from folders in it, nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tutti-folder-'))
  await mkdir(join(folder, 'more'))
  for (const [index, { buffer }] of files.entries()) {
    await writeFile(join(folder, index === 3 ? 'more' : '', `${[10, 2, 1, 3][index]} part.wav`), buffer)
  }
  await writeFile(join(folder, 'notes.txt'), 'not a stem')
  await writeFile(join(folder, '.hidden.wav'), 'not a stem either')
  const { page, close } = await openPage()
  await page.getByLabel('Add folder', { exact: true }).setInputFiles(folder)
  await expectStrips(page, 4)
  const inOrder = ['1 part.wav', '2 part.wav', '3 part.wav', '10 part.wav']
  expect(await titlesOn(page)).toEqual(inOrder)
  await tab(page, 'Stems')
  expect(await page.getByText(/notes\.txt|hidden/).count()).toBe(0)
  await close()

  // The same folder dropped: the browser itself makes the drag here, so that the page gets a real directory entry.
  const other = await openPage()
  const driver = await other.context.newCDPSession(other.page)
  const drag = { x: 500, y: 500, data: { items: [], files: [folder], dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await driver.send('Input.dispatchDragEvent', { type, ...drag })
  }
  await expectStrips(other.page, 4)
  expect(await titlesOn(other.page)).toEqual(inOrder)
  await other.close()
  await rm(folder, { recursive: true })
})

/** Broken once by an import whose signal was not handed on to the library. */
it('cancels one file on its way in: no strip, no error, the others stay', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tutti-cancel-'))
  const long = join(folder, 'long song.wav')
  await writeFile(long, wav24(noise(RATE * 120, 7, 0.2), RATE))
  const { page, close } = await openPage()
  await addStems(page, files)
  await expectStrips(page, 4)
  const before = (await exportMaster(page)).bytes
  await addStems(page, [long])
  const bar = page.getByRole('progressbar', { name: 'Reading long song.wav', exact: true })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow')), { interval: 10 }).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Cancel long song.wav', exact: true }).click()
  await bar.waitFor({ state: 'detached' })
  // Nothing comes late either.
  await page.waitForTimeout(1_500)
  expect(await page.getByText('long song.wav').count()).toBe(0)
  expect(await page.getByRole('alert').count()).toBe(0)
  await expectStrips(page, 4)
  expect((await exportMaster(page)).bytes.equals(before)).toBe(true)
  await rm(folder, { recursive: true })
  await close()
})
