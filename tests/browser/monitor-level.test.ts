import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { chooseFormat, expectStrips, pressPause, pressPlay, setSlider } from './harness/controls'
import { addStems, browser, exportMaster, openPage } from './harness/page'
import { sine, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

it('turns the ears down, and not the export', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const tone = wav24(sine(48_000 * 8, 48_000, 997, 0.1), 48_000)
  await addStems(
    page,
    [1, 2, 3, 4].map((index) => ({ name: `tone ${index}.wav`, buffer: tone })),
  )
  await expectStrips(page, 4)
  await startCapture(page, 'ears')
  await pressPlay(page)
  const power = async () => {
    await page.waitForTimeout(400)
    await clearCapture(page)
    await page.waitForTimeout(500)
    const { left } = await readCapture(page)
    return left.reduce((sum, value) => sum + value * value, 0) / left.length
  }
  const loud = await power()
  await setSlider(page, 'Monitor level', -12)
  const quiet = await power()
  expect(10 * Math.log10(loud / quiet)).toBeCloseTo(12, 1)
  await pressPause(page)

  await chooseFormat(page, '24-bit WAV')
  const turnedDown = (await exportMaster(page)).bytes
  await setSlider(page, 'Monitor level', 0)
  expect((await exportMaster(page)).bytes.equals(turnedDown)).toBe(true)
  await context.close()
  expect(complaints).toEqual([])
})
