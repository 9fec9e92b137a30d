import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPlay, strip } from './harness/controls'
import { findIn } from './harness/find-in'
import { addStems, browser, openPage } from './harness/page'
import { noise, type Stereo, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const COMPARED = 9_600
/** Of a 32-bit float at this level, where the strips hand over to the master. */
const ROUNDING = 2 ** -24

/** What a width of nothing takes away: the side, upside down on the left. */
function lostSide({ left, right }: Stereo): Stereo {
  const half = left.map((value, n) => (value - (right[n] as number)) / 2)
  return { left: half.map((value) => -value), right: half }
}

// Broken once by a graph that was not told of it.
it('hears only what a processor changes, of the master and of a strip, in place of the song', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const stems = [noise(20 * RATE, 1, 0.1), noise(20 * RATE, 2, 0.1)] as const
  const add = (a: Float32Array, b: Float32Array) => a.map((value, n) => value + (b[n] as number))
  const sum = { left: add(stems[0].left, stems[1].left), right: add(stems[0].right, stems[1].right) }
  await addStems(
    page,
    stems.map((stem, index) => ({ name: `stem ${index}.wav`, buffer: wav24(stem, RATE) })),
  )
  await expectStrips(page, 2)
  const transport = page.getByRole('region', { name: 'Transport' })
  await page.getByRole('tab', { name: /^Compare/ }).click()
  await page.getByRole('switch', { name: 'Match loudness' }).uncheck({ force: true })
  await page.getByRole('tab', { name: /^Master/ }).click()
  await startCapture(page, 'monitor')
  await pressPlay(page)

  const expectHeard = async (expected: Stereo, what: string) => {
    await page.waitForTimeout(600)
    await clearCapture(page)
    await page.waitForTimeout(500)
    const { left, right } = await readCapture(page)
    const at = 1_000
    const start = findIn(expected.left, left, at, ROUNDING)
    expect(start, `${what} is not what is heard`).toBeGreaterThanOrEqual(0)
    let most = 0
    for (let n = 0; n < COMPARED; n += 1) {
      most = Math.max(most, Math.abs((left[at + n] as number) - (expected.left[start + n] as number)))
      most = Math.max(most, Math.abs((right[at + n] as number) - (expected.right[start + n] as number)))
    }
    expect(most, what).toBeLessThanOrEqual(ROUNDING)
  }
  const narrow = async (region: string) => {
    const editor = page.getByRole('region', { name: region })
    await editor.getByRole('radio', { name: 'Width', exact: true }).check({ force: true })
    await editor.getByRole('switch', { name: 'Width', exact: true }).check({ force: true })
    await editor.getByRole('slider', { name: 'Stereo width', exact: true }).fill('0')
    await editor.getByRole('button', { name: 'Hear what it changes', exact: true }).click()
    await transport.getByText('Only what Width changes').waitFor()
  }

  await strip(page, 'stem 0.wav').getByRole('button', { name: 'Open the equaliser' }).click()
  await narrow('Strip processors')
  await expectHeard(lostSide(stems[0]), 'the change of a strip')
  await page.getByRole('switch', { name: 'Width', exact: true }).uncheck({ force: true })

  await page
    .getByRole('region', { name: 'Master chain' })
    .getByRole('button', { name: /^Width/ })
    .click()
  await narrow('Master processors')
  await expectHeard(lostSide(sum), 'the change of the master')

  // Ended, the song is heard as it is: its middle, on both sides.
  await transport.getByRole('button', { name: 'Stop hearing the change alone' }).click()
  const middle = sum.left.map((value, n) => (value + (sum.right[n] as number)) / 2)
  await expectHeard({ left: middle, right: middle }, 'the song')
  await context.close()
  expect(complaints).toEqual([])
})
