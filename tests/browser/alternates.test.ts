import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { chooseFormat, expectStrips, setSlider, strip } from './harness/controls'
import { addStems, browser, exportFiles, openPage, saveSession, tab } from './harness/page'
import { noise, readWavFloat, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const stems = ['drums', 'bass', 'lead vox', 'bgv', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(4 * RATE, index + 1, 0.3), RATE),
}))

async function openSong() {
  const opened = await openPage()
  await addStems(opened.page, stems)
  await expectStrips(opened.page, 5)
  return opened
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const list = (page: Page) => page.getByRole('list', { name: 'Alternates' }).getByRole('listitem')
const results = (page: Page) => page.getByRole('table', { name: / files in / }).getByRole('row')

/** RMS over both channels of the sum of the parts minus the whole, in dBFS. */
function residualDbfs(whole: Buffer, parts: readonly Buffer[]): number {
  const master = readWavFloat(whole)
  const files = parts.map(readWavFloat)
  let power = 0
  for (const side of ['left', 'right'] as const) {
    for (let n = 0; n < master[side].length; n += 1) {
      const sum = files.reduce((total, file) => total + (file[side][n] as number), 0)
      power += (sum - (master[side][n] as number)) ** 2
    }
  }
  return 10 * Math.log10(power / (2 * master.left.length))
}

/** Broken once by rendering each file with gains of its own. */
it('writes an instrumental and an a cappella that sum to the master, with every dynamics processor at work', async () => {
  const { page, close } = await openSong()
  await tab(page, 'Master')
  await page.getByRole('slider', { name: 'Drive', exact: true }).first().fill('12')
  const chain = page.getByRole('region', { name: 'Master chain' })
  for (const name of ['Glue compressor', 'Multiband compressor']) {
    await chain.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await page.getByRole('switch', { name, exact: true }).check({ force: true })
  }
  await chooseFormat(page, '32-bit float')
  await press(page, 'Add instrumental')
  await press(page, 'Add a cappella')
  const [master, instrumental, vocals, ...more] = await exportFiles(page, 3)
  expect(more).toEqual([])
  expect([master?.name, instrumental?.name, vocals?.name]).toEqual([
    'Untitled [48-32f].wav',
    'Untitled (Instrumental) [48-32f].wav',
    'Untitled (A cappella) [48-32f].wav',
  ])
  if (!master || !instrumental || !vocals) throw new Error('not every file came')
  expect(residualDbfs(master.bytes, [instrumental.bytes, vocals.bytes])).toBeLessThan(-130)
  // Each is something else than the other, and not silence.
  expect(residualDbfs(master.bytes, [instrumental.bytes])).toBeGreaterThan(-30)
  expect(residualDbfs(master.bytes, [vocals.bytes])).toBeGreaterThan(-30)

  await expect.poll(() => results(page).count()).toBe(4)
  const rows = await results(page).allTextContents()
  expect(rows[2]).toMatch(/Untitled \(Instrumental\) \[48-32f\]\.wav−\d+\.\d[−\d.]+[0-9a-f]{8}$/)
  const remarks = await page.getByRole('list', { name: 'Remarks' }).getByRole('listitem').allTextContents()
  expect(remarks[0]).toMatch(/"Instrumental", "A cappella" sum to the master: the residual is −1[3-9]\d\.\d dBFS RMS\./)
  await close()
})

it('keeps what is chosen in the session, each change in one step of undo', async () => {
  const { page, close } = await openSong()
  await tab(page, 'Deliver')
  for (const name of ['Add instrumental', 'Add TV mix', 'Add alternate']) await press(page, name)
  await list(page).nth(2).getByRole('button', { name: 'bass.wav', exact: true }).click()
  await list(page).nth(2).getByRole('textbox').fill('No bass')
  await list(page).nth(2).getByRole('textbox').press('Enter')
  await page.getByRole('switch', { name: 'Mastered stems' }).check({ force: true })
  await page.getByRole('button', { name: /Over full scale/ }).click()
  await page.getByRole('option', { name: 'Lower all' }).click()
  const saved = await saveSession(page)
  const { alternates } = JSON.parse(saved.text) as { alternates: object }
  expect(alternates).toEqual({
    mode: 'linked',
    stems: true,
    overs: 'lower',
    sets: [
      { name: 'Instrumental', groups: ['g1', 'g2', 'g5'], targetLufs: -14 },
      { name: 'TV mix', groups: ['g1', 'g2', 'g4', 'g5'], targetLufs: -14 },
      { name: 'No bass', groups: ['g1', 'g3', 'g4', 'g5'], targetLufs: -14 },
    ],
  })
  expect(await page.getByRole('button', { name: /^Export master/ }).textContent()).toBe(
    'Export master and 8 files beside it',
  )
  await press(page, 'Remove Instrumental')
  await page.getByRole('button', { name: 'Undo “Remove Instrumental”' }).click()
  await page
    .getByLabel('Open session', { exact: true })
    .setInputFiles({ name: 'again.json', mimeType: 'application/json', buffer: Buffer.from(saved.text) })
  await page.getByRole('button', { name: 'Undo “Open session”' }).waitFor()
  expect((await saveSession(page)).text).toBe(saved.text)

  await page.getByRole('radio', { name: 'Free', exact: true }).check({ force: true })
  expect(await page.getByRole('switch', { name: 'Mastered stems' }).isDisabled()).toBe(true)
  await page.getByRole('slider', { name: 'Target of TV mix' }).fill('-16')
  const free = JSON.parse((await saveSession(page)).text) as { alternates: { sets: { targetLufs: number }[] } }
  expect(free.alternates.sets.map(({ targetLufs }) => targetLufs)).toEqual([-14, -16, -14])
  await close()
})

/** Two stems that cancel each other: the master is quiet, and one without the other is far over full scale. */
it('says what it does with a file that only others keep under full scale: 32-bit float, or all of them lowered', async () => {
  const { page, close } = await openPage()
  const loud = noise(2 * RATE, 1, 0.9)
  const inverted = { left: loud.left.map((value) => -value), right: loud.right.map((value) => -value) }
  const quiet = noise(2 * RATE, 2, 0.1)
  await addStems(page, [
    { name: 'drums.wav', buffer: wav24(loud, RATE) },
    { name: 'lead vox.wav', buffer: wav24(inverted, RATE) },
    { name: 'bass.wav', buffer: wav24(quiet, RATE) },
    { name: 'keys.wav', buffer: wav24(quiet, RATE) },
  ])
  await expectStrips(page, 4)
  for (const name of ['drums.wav', 'lead vox.wav']) await setSlider(strip(page, name), 'Gain', 6)
  await tab(page, 'Deliver')
  await press(page, 'Add instrumental')
  await press(page, 'Add a cappella')
  const names = (files: { name: string }[]) => files.map(({ name }) => name)
  const remark = page.getByRole('list', { name: 'Remarks' }).getByRole('listitem').first()

  expect(names(await exportFiles(page, 3))).toEqual([
    'Untitled [48-24].wav',
    'Untitled (Instrumental) [48-32f].wav',
    'Untitled (A cappella) [48-32f].wav',
  ])
  expect(await remark.textContent()).toMatch(/would exceed full scale \(\+6\.\d dBFS\).*written as 32-bit float/)

  await page.getByRole('button', { name: /Over full scale/ }).click()
  await page.getByRole('option', { name: 'Lower all' }).click()
  expect(names(await exportFiles(page, 3))).toEqual([
    'Untitled [48-24].wav',
    'Untitled (Instrumental) [48-24].wav',
    'Untitled (A cappella) [48-24].wav',
  ])
  await expect.poll(() => remark.textContent()).toMatch(/are lowered by 6\.\d dB/)
  await close()
})

it('masters a free alternate to its own loudness', async () => {
  const { page, close } = await openSong()
  await tab(page, 'Deliver')
  await press(page, 'Add a cappella')
  await page.getByRole('radio', { name: 'Free', exact: true }).check({ force: true })
  await page.getByRole('slider', { name: 'Target of A cappella' }).fill('-12.5')
  const files = await exportFiles(page, 2)
  expect(files[1]?.name).toBe('Untitled (A cappella) [48-24].wav')
  const lufs = await results(page).nth(2).getByRole('cell').first().textContent()
  expect(Math.abs(Number(lufs?.replace('−', '-')) + 12.5)).toBeLessThanOrEqual(0.1)
  await close()
})

declare global {
  interface Window {
    folder: Record<string, { state: 'open' | 'closed' | 'aborted'; bytes: number }>
    foldersAsked: number
    slowDisk: boolean
  }
}

/** The browser's dialog needs a person: this stands in for one, and for a folder that holds a file already. */
function standIn() {
  window.folder = { 'Untitled (Instrumental) [48-24].wav': { state: 'closed', bytes: 7 } }
  window.foldersAsked = 0
  window.slowDisk = false
  const handleOf = (name: string, content: number[] = []) => ({
    getFile: async () => new Blob([Uint8Array.from(content)]),
    async createWritable() {
      const file = window.folder[name]
      if (!file) throw new Error(`${name} is gone`)
      content.length = 0
      return {
        async write(piece: Uint8Array | { position: number; data: Uint8Array }) {
          if (window.slowDisk) await new Promise((done) => setTimeout(done, 300))
          const { position, data } = piece instanceof Uint8Array ? { position: content.length, data: piece } : piece
          data.forEach((byte, n) => {
            content[position + n] = byte
          })
          file.bytes = content.length
        },
        async close() {
          file.state = 'closed'
        },
        async abort() {
          file.state = 'aborted'
        },
      }
    },
  })
  Object.assign(window, {
    async showDirectoryPicker() {
      if (!navigator.userActivation.isActive) throw new DOMException('needs a gesture', 'SecurityError')
      window.foldersAsked += 1
      return {
        async getFileHandle(name: string, options?: { create?: boolean }) {
          if (!window.folder[name] && !options?.create) throw new DOMException('not there', 'NotFoundError')
          window.folder[name] ??= { state: 'open', bytes: 0 }
          return handleOf(name)
        },
        async removeEntry(name: string) {
          delete window.folder[name]
        },
      }
    },
  })
}

/** Broken once by beginning a discarded file anew instead of taking it out of the folder: it stayed there, empty. */
it('leaves nothing of a first pass in the folder, where a file is too loud for its format', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
  await context.addInitScript(standIn)
  const { page, complaints } = await openPage({ context, path: '' })
  const loud = noise(RATE, 1, 0.9)
  const inverted = { left: loud.left.map((value) => -value), right: loud.right.map((value) => -value) }
  await addStems(page, [
    { name: 'drums.wav', buffer: wav24(loud, RATE) },
    { name: 'lead vox.wav', buffer: wav24(inverted, RATE) },
    { name: 'bass.wav', buffer: wav24(noise(RATE, 2, 0.1), RATE) },
  ])
  await expectStrips(page, 3)
  for (const name of ['drums.wav', 'lead vox.wav']) await setSlider(strip(page, name), 'Gain', 6)
  await tab(page, 'Deliver')
  await press(page, 'Add a cappella')
  await page.getByRole('button', { name: /^Export master/ }).click()
  await results(page).nth(2).waitFor({ timeout: 60_000 })
  const whole = { state: 'closed', bytes: expect.any(Number) }
  expect(await page.evaluate(() => window.folder)).toEqual({
    'Untitled (Instrumental) [48-24].wav': { state: 'closed', bytes: 7 },
    'Untitled [48-24].wav': whole,
    'Untitled (A cappella) [48-32f].wav': whole,
  })
  await context.close()
  expect(complaints).toEqual([])
})

it('asks for one folder, writes over nothing that is in it, and leaves nothing there when it is cancelled', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
  await context.addInitScript(standIn)
  const { page, complaints } = await openPage({ context, path: '' })
  await addStems(page, stems)
  await expectStrips(page, 5)
  await tab(page, 'Deliver')
  await press(page, 'Add instrumental')
  await press(page, 'Add a cappella')
  await page.evaluate(() => {
    window.slowDisk = true
  })
  const button = page.getByRole('button', { name: /^Export master/ })
  await button.click()
  await page.getByRole('button', { name: 'Cancel export' }).click()
  await expect
    .poll(() => page.evaluate(() => window.folder))
    .toEqual({ 'Untitled (Instrumental) [48-24].wav': { state: 'closed', bytes: 7 } })

  await page.evaluate(() => {
    window.slowDisk = false
  })
  await button.click()
  await results(page).nth(3).waitFor({ timeout: 60_000 })
  const folder = await page.evaluate(() => window.folder)
  const whole = { state: 'closed', bytes: expect.any(Number) }
  expect(folder).toEqual({
    'Untitled (Instrumental) [48-24].wav': { state: 'closed', bytes: 7 },
    'Untitled [48-24].wav': whole,
    'Untitled (Instrumental) [48-24] 2.wav': whole,
    'Untitled (A cappella) [48-24].wav': whole,
  })
  const lengths = Object.values(folder).map(({ bytes }) => bytes)
  expect(lengths.filter((bytes) => bytes > 4 * RATE * 6)).toHaveLength(3)
  expect(await page.evaluate(() => window.foldersAsked)).toBe(2)
  expect(await results(page).nth(2).textContent()).toContain('Untitled (Instrumental) [48-24] 2.wav')
  await context.close()
  expect(complaints).toEqual([])
})
