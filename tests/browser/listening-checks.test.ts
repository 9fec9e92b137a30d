import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { type Capture, captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPause, pressPlay, setSlider } from './harness/controls'
import { findIn } from './harness/find-in'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, type Stereo, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const COMPARED = 9_600
/** Of a float's last bits at this level: the monitor computes in 64 bits and rounds once. */
const ROUNDING = 2 ** -26

const wav = (name: string, sound: Stereo) => ({ name, buffer: wav24(sound, RATE), mimeType: 'audio/wav' })

async function openSong(page: Page, frames: number): Promise<Stereo> {
  const stems = [noise(frames, 1, 0.1), noise(frames, 2, 0.1)]
  await addStems(
    page,
    stems.map((stem, index) => wav(`stem ${index}.wav`, stem)),
  )
  await expectStrips(page, 2)
  const [a, b] = stems as [Stereo, Stereo]
  const add = (first: Float32Array, second: Float32Array) => first.map((value, n) => value + (second[n] as number))
  return { left: add(a.left, b.left), right: add(a.right, b.right) }
}

/** The most by which what is heard differs from what arithmetic says, over a fifth of a second of both sides. */
function largestError({ left, right }: Capture, expected: Stereo): number {
  const at = 1_000
  const start = findIn(expected.left, left, at, ROUNDING)
  expect(start, 'this is not what is heard').toBeGreaterThanOrEqual(0)
  let most = 0
  for (let n = 0; n < COMPARED; n += 1) {
    const errors = [
      (left[at + n] as number) - (expected.left[start + n] as number),
      (right[at + n] as number) - (expected.right[start + n] as number),
    ]
    most = Math.max(most, ...errors.map(Math.abs))
  }
  return most
}

/** Broken once by a side check that let the right side through as it is. */
it('hears mono, side, swapped and dim as arithmetic says, and all of it as it is when they are off', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const { left, right } = await openSong(page, 20 * RATE)
  await tab(page, 'Compare')
  await page.getByRole('switch', { name: 'Match loudness' }).uncheck({ force: true })
  await page.locator('body').click({ position: { x: 720, y: 890 } })
  await page.keyboard.press('2')
  await startCapture(page, 'ears')
  await pressPlay(page)
  await page.locator('body').click({ position: { x: 720, y: 890 } })
  const heard = async () => {
    await page.waitForTimeout(400)
    await clearCapture(page)
    await page.waitForTimeout(500)
    return readCapture(page)
  }
  const both = (sound: Float32Array): Stereo => ({ left: sound, right: sound })
  const of = (combine: (l: number, r: number) => number) => left.map((value, n) => combine(value, right[n] as number))
  const cases = [
    ['o', 'Mono', both(of((l, r) => (l + r) / 2))],
    ['i', 'Side only', both(of((l, r) => (l - r) / 2))],
    ['w', 'Swapped', { left: right, right: left }],
  ] as const
  for (const [key, name, expected] of cases) {
    await page.keyboard.press(key)
    await page.getByRole('button', { name: `${name}: listening checks` }).waitFor()
    expect(largestError(await heard(), expected), name).toBeLessThanOrEqual(ROUNDING)
  }
  await page.keyboard.press('d')
  const tenth = (sound: Float32Array) => sound.map((value) => value * 0.1)
  expect(
    largestError(await heard(), { left: tenth(right), right: tenth(left) }),
    'swapped and dim',
  ).toBeLessThanOrEqual(ROUNDING)
  await page.keyboard.press('d')
  await page.keyboard.press('w')
  await page.getByRole('button', { name: /^Checks/ }).waitFor()
  expect(largestError(await heard(), { left, right }), 'none').toBe(0)
  await context.close()
  expect(complaints).toEqual([])
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Broken once by an export of the session that is heard, without the processor that is bypassed. */
it('exports the same bytes with any check on, with a processor bypassed, and with its change alone', async () => {
  const { page, close } = await openPage()
  await openSong(page, 2 * RATE)
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 12)
  const exported = async () => sha256((await exportMaster(page)).bytes)
  const before = await exported()
  await pressPlay(page)
  await page.locator('body').click({ position: { x: 720, y: 890 } })
  for (const [keys, what] of [
    [['o'], 'mono'],
    [['i'], 'side'],
    [['w'], 'swapped'],
    [['f'], 'swapped, 300 Hz to 8 kHz'],
    [['f', 'f', 'd'], 'swapped, below 120 Hz, dim'],
  ] as const) {
    for (const key of keys) await page.keyboard.press(key)
    expect(await exported(), what).toBe(before)
    await page.locator('body').click({ position: { x: 720, y: 890 } })
  }
  await tab(page, 'Master')
  await page.getByRole('button', { name: /^True-peak limiter/ }).click()
  for (const name of ['Hear bypassed', 'Hear what it changes']) {
    await tab(page, 'Master')
    await page.getByRole('button', { name, exact: true }).click()
    await page.waitForTimeout(300)
    expect(await exported(), name).toBe(before)
  }
  if ((await page.getByRole('button', { name: 'Pause', exact: true }).count()) > 0) await pressPause(page)
  await close()
})
