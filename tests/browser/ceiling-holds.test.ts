import { afterAll, expect, it } from 'vitest'
import type { CeilingHold } from '../../src/engine/ceiling-hold'
import { type RenderResult, renderMix } from '../../src/render/render-mix'
import type { SessionDoc } from '../../src/session/document'
import { InProcessHost, joined } from '../render/in-process-host'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { chooseFormat, expectStrips, pressPause, pressPlay, setSlider } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { sine, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const FRAMES = 6 * RATE

interface Floats extends RenderResult {
  left: Float32Array
  right: Float32Array
}

/** The master before it is quantised, held down as asked, rendered in this process. */
async function floats(host: InProcessHost, session: SessionDoc, holds: readonly CeilingHold[]): Promise<Floats> {
  const result = await renderMix(
    { session, what: 'master', format: 'float32', dither: 'none', write: true, threads: 1, holds },
    host,
  )
  const bytes = joined(result.pcm ?? [])
  const side = (offset: number) =>
    Float32Array.from({ length: result.frames }, (_, frame) => bytes.readFloatLE(8 * frame + offset))
  return { ...result, left: side(0), right: side(4) }
}

/**
 * Promise 1 where the delivery needs more than a limiter: a tone that lies on a low ceiling, under noise-shaped dither of
 * 16 bits. What holds the file down holds the sound down too. Broken once by not telling the live graph.
 */
it('plays the ceiling holds that the file gets', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  const tone = sine(FRAMES, RATE, 997.13, 0.5)
  await addStems(page, [{ name: 'tone.wav', buffer: wav24(tone, RATE) }])
  await expectStrips(page, 1)
  await tab(page, 'Master')
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Ceiling', -12)
  await chooseFormat(page, '16-bit WAV')
  await page
    .getByRole('radiogroup', { name: 'Shape of the dither' })
    .getByRole('radio', { name: /shaped/i })
    .check({ force: true })
  await page.getByText('up to date').waitFor()
  const session = JSON.parse((await saveSession(page)).text) as SessionDoc
  expect(session.export).toMatchObject({ format: 'wav16', dither: 'shaped' })

  const host = new InProcessHost()
  host.add('tone.wav', { rateHz: RATE, ...tone })
  const asked = { session, what: 'master', format: 'pcm16', dither: 'shaped', write: false, threads: 1 } as const
  const { holds, loudness } = await renderMix(asked, host)
  expect(holds.length).toBeGreaterThan(0)
  expect(loudness.truePeakDbtp).toBeLessThanOrEqual(-12)
  const held = await floats(host, session, holds)
  const free = await floats(host, session, [])
  host.dispose()
  expect(held.left).not.toEqual(free.left)

  await pressPlay(page)
  await page.waitForTimeout(500)
  await pressPause(page)
  await page.getByRole('button', { name: 'Back to start' }).click()
  await startCapture(page, 'master')
  const probe = 20_000
  let from = -1
  let live = await readCapture(page)
  // A busy browser may skip the capture node: then the listen is taken again.
  for (let listen = 0; listen < 3 && from < 0; listen += 1) {
    await clearCapture(page)
    await pressPlay(page)
    await page.waitForTimeout(4_000)
    live = await readCapture(page)
    from = live.left.findIndex((_, n) => held.left.subarray(probe, probe + 64).every((v, k) => v === live.left[n + k]))
    await pressPause(page)
    await page.getByRole('button', { name: 'Back to start' }).click()
    await page.waitForTimeout(300)
  }
  expect(from, 'the held song is not in the capture').toBeGreaterThanOrEqual(0)
  const compared = Math.min(FRAMES - probe, live.left.length - from)
  expect(compared).toBeGreaterThan(RATE)
  const different = (wanted: Floats) => {
    let count = 0
    for (let n = 0; n < compared; n += 1) if (live.left[from + n] !== wanted.left[probe + n]) count += 1
    return count
  }
  expect(different(held)).toBe(0)
  expect(different(free)).toBeGreaterThan(1000)

  const { bytes } = await exportMaster(page)
  await page.getByRole('region', { name: 'Certificate' }).getByText('Ready', { exact: true }).waitFor()
  expect(bytes.length).toBeGreaterThan(FRAMES * 4)
  await context.close()
  expect(complaints).toEqual([])
})
