import { afterAll, expect, it } from 'vitest'
import { measureWhole } from '../spec/programme'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPlay, setSlider } from './harness/controls'
import { browser, openPage, tab } from './harness/page'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const LOOP_FRAMES = 5 * RATE

/** Broken once by matching over the whole song: the loop was then 1.27 LU off. */
it('hears the master and the plain sum of a song equally loud over the loop, within 0.05 LU', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  await page.getByRole('button', { name: 'Load demo song' }).click()
  await expectStrips(page, 6)
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 12)
  await tab(page, 'Compare')
  for (let n = 0; n < 6; n++) await page.keyboard.press('.')
  await page.getByRole('button', { name: 'Loop from here' }).click()
  await page.keyboard.press('.')
  await page.getByRole('button', { name: 'Loop to here' }).click()
  await page.keyboard.press(',')
  await expect.poll(() => page.getByText(/^matched/).count(), { timeout: 60_000 }).toBeGreaterThan(0)
  await startCapture(page, 'monitor')
  await pressPlay(page)
  const lufs: number[] = []
  for (const key of ['1', '2']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(500)
    await clearCapture(page)
    let sound = await readCapture(page)
    await expect
      .poll(
        async () => {
          sound = await readCapture(page)
          return sound.left.length
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(LOOP_FRAMES)
    lufs.push(overLoop(sound.left, sound.right))
  }
  const [master, sum] = lufs as [number, number]
  expect(Math.abs(master - sum)).toBeLessThan(0.05)
  expect(master).toBeGreaterThan(-40)
  await context.close()
  expect(complaints).toEqual([])
})

/** Integrated loudness of one round of the loop, wherever it began to be heard: three of them, as they would go on. */
function overLoop(left: Float32Array, right: Float32Array): number {
  const rounds = (channel: Float32Array) => {
    const round = channel.subarray(channel.length - LOOP_FRAMES)
    const joined = new Float32Array(3 * LOOP_FRAMES)
    for (let n = 0; n < 3; n++) joined.set(round, n * LOOP_FRAMES)
    return joined
  }
  return measureWhole(rounds(left), { right: rounds(right), rateHz: RATE }).integratedLufs
}
