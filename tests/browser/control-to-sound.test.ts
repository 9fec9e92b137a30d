import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { clickDbfs } from './harness/click'
import { expectStrips, pressPlay, strip } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { sine, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 20 * RATE

/** Latency of the true-peak limiter, which the bar leaves out: what the status line of the page says. */
async function masterLatencyFrames(page: import('playwright-core').Page): Promise<number> {
  const text = await page
    .getByText(/latency\s+[\d.]+\s*ms/i)
    .first()
    .textContent()
  const ms = Number(/([\d.]+)\s*ms/.exec(text ?? '')?.[1])
  expect(ms).toBeGreaterThan(0)
  return (ms / 1000) * RATE
}

it('moves the sound within 50 ms of the key press', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const level = Float32Array.from({ length: FRAMES }, () => 0.125)
  await addStems(
    page,
    [1, 2, 3, 4].map((index) => ({ name: `level ${index}.wav`, buffer: wav24({ left: level, right: level }, RATE) })),
  )
  await expectStrips(page, 4)
  const latency = await masterLatencyFrames(page)
  await startCapture(page, 'master')
  await page.evaluate(() => {
    addEventListener(
      'keydown',
      () => {
        const { context } = window.watchedNodes.at(-1)!.node
        Object.assign(window, { pressedAt: context.currentTime * context.sampleRate })
      },
      { capture: true },
    )
  })
  await pressPlay(page)
  const took: number[] = []
  // A busy browser may skip the capture node just then: that press is not counted, and another one is.
  for (let attempt = 0; attempt < 16 && took.length < 8; attempt += 1) {
    await page.waitForTimeout(600)
    await clearCapture(page)
    await strip(page, 'level 2.wav').getByRole('slider', { name: 'Gain', exact: true }).press('ArrowUp')
    await page.waitForTimeout(500)
    const pressedAt = await page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt)
    const { left, startFrame } = await readCapture(page)
    const changed = left.findIndex((value) => value !== left[0])
    if (changed > 0) took.push(((startFrame + changed - latency - pressedAt) / RATE) * 1000)
  }
  expect(took).toHaveLength(8)
  took.sort((a, b) => a - b)
  console.info(`key press to first changed sample: ${took.map((ms) => ms.toFixed(1)).join(', ')} ms`)
  expect(took.at(-1)).toBeLessThan(50)
  await context.close()
  expect(complaints).toEqual([])
})

it('changes without a click: fader, mute, slot, polarity', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const tone = wav24(sine(FRAMES, RATE, 997, 0.5), RATE)
  const quiet = wav24(sine(FRAMES, RATE, 997, 2 ** -20), RATE)
  await addStems(
    page,
    ['tone', 'b', 'c', 'd'].map((name) => ({ name: `${name}.wav`, buffer: name === 'tone' ? tone : quiet })),
  )
  await expectStrips(page, 4)
  await startCapture(page, 'monitor')
  await pressPlay(page)
  await page.waitForTimeout(400)
  const group = strip(page, 'tone.wav')
  const actions: [string, () => Promise<void>][] = [
    ['nothing', async () => {}],
    ['fader', () => group.getByRole('slider', { name: 'Gain', exact: true }).fill('-12')],
    ['fader back', () => group.getByRole('slider', { name: 'Gain', exact: true }).fill('0')],
    ['mute', () => group.getByRole('button', { name: 'Mute', exact: true }).click()],
    ['unmute', () => group.getByRole('button', { name: 'Mute', exact: true }).click()],
    ['solo', () => strip(page, 'b.wav').getByRole('button', { name: 'Solo', exact: true }).click()],
    ['solo off', () => strip(page, 'b.wav').getByRole('button', { name: 'Solo', exact: true }).click()],
    ['polarity', () => group.getByRole('button', { name: 'Invert polarity' }).click()],
    ['plain sum', () => page.getByRole('radio', { name: 'Plain sum' }).first().check({ force: true })],
    ['master', () => page.getByRole('radio', { name: 'Master' }).first().check({ force: true })],
  ]
  const clicks: Record<string, number> = {}
  for (const [name, act] of actions) {
    await clearCapture(page)
    await page.waitForTimeout(150)
    await act()
    await page.waitForTimeout(350)
    clicks[name] = clickDbfs((await readCapture(page)).left, RATE)
  }
  console.info(
    `above 4 kHz: ${Object.entries(clicks)
      .map(([name, db]) => `${name} ${db.toFixed(1)}`)
      .join(', ')} dBFS`,
  )
  for (const [name, db] of Object.entries(clicks)) expect(db, name).toBeLessThan(-80)
  await context.close()
  expect(complaints).toEqual([])
})
