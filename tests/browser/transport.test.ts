import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { clickDbfs } from './harness/click'
import { expectStrips, pressPause, pressPlay } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { sine, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 14 * RATE
/** What the left side rises by from frame to frame: its value says where the song is. */
const STEP = 2 ** -22
/** Frames of a fade: 10 ms. */
const FADE = 480

/** Left: the position of each frame, as its value. Right: the tone by which clicks are measured. */
const positions = wav24(
  {
    left: Float32Array.from({ length: FRAMES }, (_, n) => n * STEP),
    right: sine(FRAMES, RATE, 997, 0.5).right,
  },
  RATE,
)
const silence = wav24({ left: new Float32Array(FRAMES), right: new Float32Array(FRAMES) }, RATE)

async function openSong() {
  const context = await captureContext()
  const opened = await openPage({ context })
  const { page } = opened
  await addStems(
    page,
    ['song', 'b', 'c', 'd'].map((name) => ({ name: `${name}.wav`, buffer: name === 'song' ? positions : silence })),
  )
  await expectStrips(page, 4)
  return { ...opened, context }
}

const position = (page: Page) => page.getByRole('slider', { name: 'Song position', exact: true })

/** Broken once by a seek that landed 20 ms late. */
it('goes where the song position is set to, while it plays and while it does not', async () => {
  const { page, context, complaints } = await openSong()
  await startCapture(page, 'master')
  await position(page).fill('1.25')
  await pressPlay(page)
  await page.waitForTimeout(500)
  const from = steadyPositions((await readCapture(page)).left)
  expect(from[0]).toBeGreaterThanOrEqual(1.25 * RATE)
  expect(from[0]).toBeLessThan(1.25 * RATE + FADE + 64)

  for (const [seconds, act] of [
    [7.5, () => position(page).fill('7.5')],
    [2, () => position(page).fill('2')],
    [0, () => page.getByRole('button', { name: 'Back to start' }).click()],
  ] as const) {
    await clearCapture(page)
    await act()
    await page.waitForTimeout(500)
    const { left, right } = await readCapture(page)
    const heard = steadyPositions(left)
    // The song as it was, a leap, and the song from there on: to the frame, but for the fade that hides the leap.
    const leap = heard.findIndex((at, n) => n > 0 && at !== (heard[n - 1] as number) + 1)
    const landed = heard[leap] as number
    expect(landed, `${seconds} s`).toBeGreaterThanOrEqual(seconds * RATE)
    expect(landed, `${seconds} s`).toBeLessThan(seconds * RATE + FADE + 64)
    expect(heard.slice(leap + 1).every((at, n) => at === landed + n + 1)).toBe(true)
    // Back at the very start there is no fade: a song begins as it does, and this one with the tone's own beginning.
    if (seconds > 0) expect(clickDbfs(right, RATE), `${seconds} s`).toBeLessThan(-80)
  }
  await position(page).press('ArrowRight')
  await pressPause(page)
  // The last that is heard is the fade.
  await page.waitForTimeout(300)
  const now = Number(await position(page).inputValue())
  expect(now).toBeGreaterThan(1)
  expect(now).toBeLessThan(3)
  await page.waitForTimeout(300)
  expect(Number(await position(page).inputValue())).toBe(now)
  await context.close()
  expect(complaints).toEqual([])
})

/** Broken once by a cross-fade that led up to another frame than the loop's first. */
it('loops between two points, without a click where it wraps, and goes on when it is switched off', async () => {
  const { page, context, complaints } = await openSong()
  const loop = page.getByRole('button', { name: 'Loop', exact: true })
  // 2 s are 1994 periods of the tone: a loop that is right to the frame cannot be heard.
  await position(page).fill('2')
  await page.getByRole('button', { name: 'Loop from here' }).click()
  await position(page).fill('4')
  await page.getByRole('button', { name: 'Loop to here' }).click()
  expect(await loop.getAttribute('aria-pressed')).toBe('true')
  await position(page).fill('3.2')
  await startCapture(page, 'master')
  await pressPlay(page)
  await page.waitForTimeout(3_600)
  const { left, right } = await readCapture(page)
  const heard = steadyPositions(left)
  const wraps = heard.filter((at, n) => n > 0 && at < (heard[n - 1] as number))
  // (The frame before the loop's start is the cross-fade's last, so the one after it is the first that is steady.)
  expect(wraps).toEqual([2 * RATE + 1, 2 * RATE + 1])
  expect(heard.reduce((most, at) => Math.max(most, at))).toBeLessThan(4 * RATE)
  const playing = right.subarray(right.findIndex((value) => value !== 0) + FADE)
  expect(clickDbfs(playing, RATE)).toBeLessThan(-80)
  const shown = Number(await position(page).inputValue())
  expect(shown).toBeGreaterThanOrEqual(2)
  expect(shown).toBeLessThan(4)

  await loop.click()
  expect(await loop.getAttribute('aria-pressed')).toBe('false')
  await expect.poll(async () => Number(await position(page).inputValue()), { timeout: 5_000 }).toBeGreaterThan(4.2)
  await context.close()
  expect(complaints).toEqual([])
})

/** Song frames of samples that follow on the one before as they were recorded: where a fade is at work there is none. */
function steadyPositions(left: Float32Array): number[] {
  const found: number[] = []
  for (let n = 1; n < left.length; n += 1) {
    const here = left[n] as number
    if (here - (left[n - 1] as number) === STEP) found.push(Math.round(here / STEP))
  }
  return found
}
