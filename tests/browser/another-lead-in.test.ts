import { afterAll, expect, it } from 'vitest'
import { expectStrips } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, type Stereo, wav24 } from './harness/signals'
import { comparePage, keptProject, saveVersion } from './project-page'

afterAll(async () => (await browser()).close())

const RATE = 48_000
/** The new stems begin so much later: no round number. */
const LEAD_IN_FRAMES = 72_007

function later({ left, right }: Stereo): Stereo {
  const behind = (channel: Float32Array) => {
    const moved = new Float32Array(channel.length + LEAD_IN_FRAMES)
    moved.set(channel, LEAD_IN_FRAMES)
    return moved
  }
  return { left: behind(left), right: behind(right) }
}

const sounds = [1, 2, 3, 4].map((seed) => noise(12 * RATE, seed, 0.1))

/** Broken once by a version that did not look where its music lies. */
it('keeps a comment on its music when the next version comes on stems with another lead-in', async () => {
  const { page, close } = await openPage()
  const add = (name: string, of: (sound: Stereo) => Stereo) =>
    addStems(
      page,
      sounds.map((sound, n) => ({ name: `${name} ${n}.wav`, buffer: wav24(of(sound), RATE) })),
    )
  await add('first', (sound) => sound)
  await expectStrips(page, 4)
  await saveVersion(page, 'v1')
  await comparePage(page, 'Review')
  await page.keyboard.press('.')
  await page.getByText('0:05.000').first().waitFor()
  await page.getByRole('button', { name: 'Comment here' }).click()
  await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('Here it begins')
  await page.getByRole('button', { name: 'Add comment' }).click()
  const goTo = page.getByRole('button', { name: /^Go to 0:05\.000: comment 1$/ })
  await goTo.waitFor()

  await add('second', later)
  await expectStrips(page, 8)
  await tab(page, 'Stems')
  for (let n = 0; n < 4; n++) {
    await page.getByRole('button', { name: `More for first ${n}.wav` }).click()
    await page.getByRole('menuitem', { name: 'Remove stem' }).click()
  }
  await expectStrips(page, 4)
  await saveVersion(page, 'v2')
  const { versions } = await keptProject(page)
  expect(versions.map(({ musicOffsetSeconds }) => Math.round(musicOffsetSeconds * RATE))).toEqual([0, LEAD_IN_FRAMES])

  await comparePage(page, 'Review')
  await goTo.click()
  const seconds = 5 + LEAD_IN_FRAMES / RATE
  await expect.poll(() => page.getByText(`0:0${seconds.toFixed(3)}`).count()).toBeGreaterThan(0)
  await close()
})
