import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { chooseFormat, expectStrips, setSlider, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 44_100
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/**
 * Promise 2. What would break it: maths done by the JavaScript engine, another dither, another header, a clock.
 * Broken once by seeding the dither from the time.
 */
it('writes the same file as the command line does from the same session', async () => {
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
    ['wav24', '24-bit'],
    ['wav16', '16-bit'],
    ['wav32f', '32-bit float'],
  ] as const) {
    await chooseFormat(page, label)
    const fromPage = (await exportMaster(page)).bytes
    const out = join(folder, `${format}.wav`)
    await promisify(execFile)(process.execPath, [
      resolve(import.meta.dirname, '../../dist-cli/tutti.mjs'),
      ...['master', ...stems.map(({ name }) => join(folder, name))],
      ...['--session', join(folder, 'session.json'), '--format', format, '--out', out],
    ])
    const fromCommandLine = await readFile(out)
    expect(fromPage.length, format).toBe(fromCommandLine.length)
    expect(sha256(fromPage), format).toBe(sha256(fromCommandLine))
  }
  await rm(folder, { recursive: true })
  await close()
})
