import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import type { SessionDoc } from '../../src/session/document'
import { songFrames } from '../../src/session/song-length'
import { switchEverythingOn } from './harness/busy-session'
import { type Capture, captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { chooseFormat, expectStrips, pressPause, pressPlay, setSlider, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, readWavFloat, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 3 * RATE

async function backToStart(page: Page): Promise<void> {
  // The song may have come to its end by itself.
  if ((await page.getByRole('button', { name: 'Pause', exact: true }).count()) > 0) await pressPause(page)
  await page.getByRole('button', { name: 'Back to start' }).click()
  await page.waitForTimeout(300)
}

/** Plays from the start until one listen was captured whole: a busy browser may have skipped the capture node once. */
async function wholeListen(page: Page): Promise<Capture> {
  for (let listen = 1; ; listen += 1) {
    await clearCapture(page)
    await pressPlay(page)
    await page.waitForTimeout(5_500)
    const live = await readCapture(page)
    if (live.left.length > 5 * RATE || listen === 3) return live
    await backToStart(page)
  }
}

/**
 * Promise 1. What would break it: another order of the sum, a parameter smoothed from another start, a coefficient
 * computed outside the binary, a block size that matters. Broken once by a master that was told the song one frame
 * late, and by a strip that was not reset.
 */
it.each(['minimum', 'linear'] as const)('plays the very samples that it exports, %s phase', async (phase) => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const stems = ['drums', 'bass', 'lead vox', 'synth pad'].map((name, index) => ({
    name: `${name}.wav`,
    buffer: wav24(noise(FRAMES, index + 1, 0.4), RATE),
  }))
  await addStems(page, stems)
  await expectStrips(page, 4)
  const session = JSON.parse((await saveSession(page)).text) as SessionDoc
  switchEverythingOn(session)
  session.master.eq.phase = phase
  const file = { name: 'busy.json', buffer: Buffer.from(JSON.stringify(session)), mimeType: 'application/json' }
  await page.getByLabel('Open session', { exact: true }).setInputFiles(file)
  await expect.poll(async () => (await saveSession(page)).text).toContain('"driveDb": 6')
  await tab(page, 'Master')
  await setSlider(strip(page, 'drums.wav'), 'Gain', 2.5)

  // A first listen leaves its traces in every filter and envelope: none of them may be heard again.
  await pressPlay(page)
  await page.waitForTimeout(700)
  await backToStart(page)

  await startCapture(page, 'master')
  const live = await wholeListen(page)

  await chooseFormat(page, '32-bit float')
  const exported = readWavFloat((await exportMaster(page)).bytes)
  const frames = songFrames(session)
  expect(frames).toBeGreaterThan(FRAMES)
  expect(exported.left).toHaveLength(frames)

  // Where the song begins in the capture: a stretch of the export is looked for, bit for bit.
  const probe = 20_000
  const from =
    live.left.findIndex((_, n) => exported.left.subarray(probe, probe + 16).every((v, k) => v === live.left[n + k])) -
    probe
  expect(from, 'the song is not in the capture').toBeGreaterThanOrEqual(0)
  const compared = Math.min(frames, live.left.length - from)
  expect(compared).toBeGreaterThan(frames - 0.1 * RATE)
  let different = 0
  for (let n = 0; n < compared; n += 1) {
    if (live.left[from + n] !== exported.left[n] || live.right[from + n] !== exported.right[n]) different += 1
  }
  expect(different).toBe(0)
  // The limiter worked: otherwise this would prove the sum only.
  const peak = exported.left.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  expect(peak).toBeLessThan(0.9)
  await context.close()
  expect(complaints).toEqual([])
})
