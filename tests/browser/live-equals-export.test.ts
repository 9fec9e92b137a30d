import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import type { SessionDoc } from '../../src/session/document'
import { songFrames } from '../../src/session/song-length'
import { type Capture, captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { chooseFormat, expectStrips, pressPause, pressPlay, setSlider, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, readWavFloat, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 3 * RATE

function switchEverythingOn(session: SessionDoc): void {
  session.sections = [
    { id: 's1', name: 'Verse', startSeconds: 0.4 },
    { id: 's2', name: 'Chorus', startSeconds: 1.5 },
  ]
  session.groups.forEach(({ strip }, index) => {
    Object.assign(strip.input, { trimDb: 1.5 - index, invertPolarity: index === 2 })
    Object.assign(strip.repair, { dcBlockerOn: true, humOn: index === 1 })
    Object.assign(strip.filters, { highPassOn: true, highPassSlope: '24', lowPassOn: index > 1 })
    Object.assign(strip.eq.bands[3]!, { on: true, gainDb: 4 - index })
    Object.assign(strip.eq.bands[5]!, { on: true, rangeDb: index - 6, thresholdDb: -45 })
    Object.assign(strip.eq.bands[7]!, { on: true, type: 'highShelf', gainDb: index })
    Object.assign(strip.compressor, { on: true, thresholdDb: -26, ratio: 3, detector: index % 2 ? 'peak' : 'rms' })
    Object.assign(strip.transient, { on: true, attackDb: 4, sustainDb: -3 })
    Object.assign(strip.saturator, { on: true, character: (['tape', 'tube', 'console'] as const)[index % 3] })
    Object.assign(strip.width, { on: true, widthPercent: 80 + 20 * index, monoOn: index > 0 })
    strip.rides.gainsDb = { s1: -0.5 * index, s2: 0.8 }
    Object.assign(strip.output, { balance: 20 * index - 30, gainDb: -index })
    Object.assign(strip.send, { on: index > 0, gainDb: -9 - index })
  })
  const { master } = session
  Object.assign(master.reverb, { on: true, decaySeconds: 0.3 })
  master.order = ['multiband', 'saturator', 'eq', 'width', 'glue']
  Object.assign(master.eq.bands[0]!, { on: true, type: 'lowShelf', gainDb: -2 })
  Object.assign(master.eq.bands[3]!, { on: true, gainDb: 2, channels: 'side' })
  Object.assign(master.eq.bands[5]!, { on: true, type: 'tilt', gainDb: 1 })
  Object.assign(master.multiband, { on: true, count: '4' })
  Object.assign(master.glue, { on: true, thresholdDb: -24, autoMakeup: true })
  Object.assign(master.saturator, { on: true, character: 'console' })
  Object.assign(master.width, { on: true, monoOn: true })
  Object.assign(master.fades, { fadeInSeconds: 0.2, fadeOutSeconds: 0.5 })
  Object.assign(master.limiter, { driveDb: 6, character: 'punchy', stereoLinkPercent: 70 })
}

async function backToStart(page: Page): Promise<void> {
  await pressPause(page)
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
