import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import type { SessionDoc } from '../../src/session/document'
import { switchEverythingOn } from './harness/busy-session'
import { chooseFormat, expectStrips, setSlider, strip } from './harness/controls'
import { addStems, browser, exportFiles, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 44_100
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const fileOf = (name: string) => `busy (${name.replace(/\.wav$/, '')}).wav`

/** Masters the session in `folder` to the first of `names`, by the command line; the hashes of all of them. */
async function mastered(folder: string, stems: readonly { name: string }[], names: string[], ...options: string[]) {
  await promisify(execFile)(process.execPath, [
    resolve(import.meta.dirname, '../../dist-cli/tutti.mjs'),
    ...['master', ...stems.map(({ name }) => join(folder, name))],
    ...['--session', join(folder, 'session.json'), '--out', join(folder, names[0] as string), ...options],
  ])
  return Promise.all(names.map(async (name) => sha256(await readFile(join(folder, name)))))
}

/**
 * Promise 2. What would break it: maths done by the JavaScript engine, another dither, another header, a clock.
 * Broken once by seeding the dither from the time.
 */
it('writes the same files as the command line does from the same session', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tutti-same-file-'))
  const stems = ['drums', 'bass', 'vocal', 'keys', 'fx'].map((name, index) => ({
    name: `${name}.wav`,
    // One stem at another rate: its conversion must be the same in both hosts too.
    rateHz: name === 'keys' ? 48_000 : RATE,
    buffer: wav24(noise(2 * RATE + 100 * index, index + 1, 0.5), name === 'keys' ? 48_000 : RATE),
  }))
  for (const { name, buffer } of stems) await writeFile(join(folder, name), buffer)

  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 5)
  await tab(page, 'Master')
  await setSlider(strip(page, 'vocal.wav'), 'Gain', 1.5)
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 4)
  await strip(page, 'fx.wav').getByRole('button', { name: 'Mute', exact: true }).click()
  await writeFile(join(folder, 'session.json'), (await saveSession(page)).text)

  for (const [format, label] of [
    ['wav24', '24-bit WAV'],
    ['wav16', '16-bit WAV'],
    ['wav32f', '32-bit float'],
  ] as const) {
    await chooseFormat(page, label)
    const fromPage = (await exportMaster(page)).bytes
    const [fromCommandLine] = await mastered(folder, stems, [`${format}.wav`], '--format', format)
    expect(sha256(fromPage), format).toBe(fromCommandLine)
  }

  // The whole path, and files beside the master.
  const session = JSON.parse((await saveSession(page)).text) as SessionDoc
  switchEverythingOn(session)
  session.alternates.sets = [{ name: 'Duo', groups: ['g2', 'g3'], targetLufs: -14 }]
  session.alternates.stems = true
  session.export.format = 'wav24'
  await writeFile(join(folder, 'session.json'), JSON.stringify(session))
  await page.getByLabel('Open session', { exact: true }).setInputFiles(join(folder, 'session.json'))
  await expect.poll(async () => (await saveSession(page)).text).toContain('"Duo"')
  const files = await exportFiles(page, 6)
  const written = ['busy.wav', ...['Duo', 'drums.wav', 'bass.wav', 'vocal.wav', 'keys.wav'].map(fileOf)]
  const fromCommandLine = await mastered(folder, stems, written)
  expect(new Set(fromCommandLine).size).toBe(6)
  expect(files.map(({ bytes }) => sha256(bytes)).sort()).toEqual(fromCommandLine.sort())
  await rm(folder, { recursive: true })
  await close()
})
