import { afterAll, expect, it } from 'vitest'
import { chooseFormat, expectStrips, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { floatNoise, readWavFloat, wavFloat } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000

/**
 * Promise 3. What would break it: a gain of 0.9999999, a sum in 32 bits, another order, a tail, a latency left in.
 * Broken once by summing in float32 (the stems are float: 24-bit stems would have hidden it).
 */
it('exports the plain sum of the stems while every control is at its default, and solo changes nothing', async () => {
  const lengths = [RATE, RATE + 1, RATE - 500, 2 * RATE - 7]
  const stems = lengths.map((frames, index) => floatNoise(frames, index + 11, 0.19))
  const { page, close } = await openPage()
  await addStems(
    page,
    stems.map((stem, index) => ({ name: `stem ${index + 1}.wav`, buffer: wavFloat(stem, RATE) })),
  )
  await expectStrips(page, 4)
  await chooseFormat(page, '32-bit float')
  const neutral = (await exportMaster(page)).bytes
  const { left, right } = readWavFloat(neutral)
  const length = Math.max(...lengths)
  expect(left).toHaveLength(length)
  for (const [side, samples] of [
    ['left', left],
    ['right', right],
  ] as const) {
    let different = 0
    for (let n = 0; n < length; n += 1) {
      let sum = 0
      for (const stem of stems) sum += stem[side][n] ?? 0
      if (samples[n] !== Math.fround(sum)) different += 1
    }
    expect(different, side).toBe(0)
  }

  await tab(page, 'Master')
  await strip(page, 'stem 2.wav').getByRole('button', { name: 'Solo', exact: true }).click()
  await expect.poll(() => page.getByText(/solo.*(listening|export)/i).count()).toBeGreaterThan(0)
  expect((await exportMaster(page)).bytes.equals(neutral)).toBe(true)

  await tab(page, 'Master')
  await strip(page, 'stem 4.wav').getByRole('button', { name: 'Mute', exact: true }).click()
  const muted = readWavFloat((await exportMaster(page)).bytes)
  expect(muted.left).toHaveLength(length)
  expect(muted.left[RATE + 1]).toBe(0)
  await close()
})
