import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPlay, setSlider } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 12 * RATE

// Broken once by a monitor that delayed the plain sum by one frame too few.
it('compares the master, the plain sum and the rough mix: aligned to the sample, at equal loudness, by key', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const stems = [1, 2, 3, 4].map((seed) => noise(FRAMES, seed, 0.1))
  const rough = Float32Array.from({ length: FRAMES }, (_, n) =>
    stems.reduce((sum, stem) => sum + (stem.left[n] as number), 0),
  )
  await addStems(
    page,
    stems.map((stem, index) => ({
      name: `stem ${index + 1}.wav`,
      buffer: wav24({ left: stem.left, right: stem.left }, RATE),
    })),
  )
  await expectStrips(page, 4)
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 6)
  await tab(page, 'Compare')
  await page
    .getByLabel('Add rough mix', { exact: true })
    .setInputFiles({ name: 'rough.wav', buffer: wav24({ left: rough, right: rough }, RATE), mimeType: 'audio/wav' })
  const listenTo = page.getByRole('radiogroup', { name: 'Listen to' }).first()
  await expect
    .poll(() => listenTo.getByRole('radio', { name: 'Rough mix' }).isEnabled(), { timeout: 15_000 })
    .toBe(true)
  await expect.poll(() => page.getByText(/matching/i).count(), { timeout: 20_000 }).toBe(0)

  await startCapture(page, 'monitor')
  await pressPlay(page)
  await page.waitForTimeout(600)
  const heard: Record<string, Float32Array> = {}
  for (const [key, name] of [
    ['1', 'Master'],
    ['2', 'Plain sum'],
    ['3', 'Rough mix'],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(() => listenTo.getByRole('radio', { name }).isChecked()).toBe(true)
    await page.waitForTimeout(200)
    await clearCapture(page)
    await page.waitForTimeout(700)
    heard[name] = (await readCapture(page)).left
  }
  const power = (samples: Float32Array) => samples.reduce((sum, value) => sum + value * value, 0) / samples.length
  const db = (a: string, b: string) =>
    10 * Math.log10(power(heard[a] as Float32Array) / power(heard[b] as Float32Array))
  // 6 dB of drive are matched away. (0.7 s of noise: its own level wanders by a few hundredths of a dB.)
  expect(Math.abs(db('Master', 'Plain sum'))).toBeLessThan(0.2)
  expect(Math.abs(db('Rough mix', 'Plain sum'))).toBeLessThan(0.2)

  // Alignment: the delay at which two slots agree best is none. Both are compared with the song by its position.
  for (const name of ['Master', 'Plain sum', 'Rough mix']) {
    const samples = heard[name] as Float32Array
    expect(
      samples.some((value) => value !== 0),
      name,
    ).toBe(true)
  }
  await page.keyboard.press('1')
  await page.waitForTimeout(300)
  await clearCapture(page)
  await page.waitForTimeout(300)
  await page.keyboard.press('2')
  await page.waitForTimeout(300)
  const across = (await readCapture(page)).left
  const position = (window: Float32Array) => {
    let best = 0
    let at = -1
    for (let start = 0; start + window.length < rough.length; start += 1) {
      let sum = 0
      for (let n = 0; n < 64; n += 1) sum += (window[n] as number) * (rough[start + n] as number)
      if (sum > best) {
        best = sum
        at = start
      }
    }
    return at
  }
  const early = position(across.subarray(0, 64))
  const late = position(across.subarray(across.length - 64))
  expect(late - early).toBe(across.length - 64)
  await context.close()
  expect(complaints).toEqual([])
})
