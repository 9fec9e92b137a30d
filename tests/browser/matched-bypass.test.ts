import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { measureWhole } from '../spec/programme'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPause, pressPlay, strip } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { type Stereo, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const SECONDS = 12

/** Beats over a bass with a breath in the middle: what a compressor works on, and both gates of the meter with it. */
function music(hz: number, beatSeconds: number, peak: number): Stereo {
  let state = Math.round(hz)
  const noise = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
  const left = Float32Array.from({ length: SECONDS * RATE }, (_, n) => {
    const seconds = n / RATE
    const sinceBeat = seconds % beatSeconds
    const part = seconds > 5 && seconds < 7 ? 0.05 : seconds < 5 ? 0.4 : 1
    const value = Math.exp(-6 * sinceBeat) * (0.7 * Math.sin(2 * Math.PI * hz * seconds) + 0.3 * noise())
    return Math.round(value * part * peak * 2 ** 23) / 2 ** 23
  })
  return { left, right: left.map((value, n) => Math.round(value * (n % 2 ? 0.8 : 1) * 2 ** 23) / 2 ** 23) }
}

/** Integrated loudness of what is heard of the whole song, played once from its first frame. */
async function heardLufs(page: Page): Promise<number> {
  for (let listen = 1; ; listen += 1) {
    await page.getByRole('button', { name: 'Back to start' }).click()
    await page.waitForTimeout(400)
    await clearCapture(page)
    await pressPlay(page)
    await page.waitForTimeout((SECONDS + 0.7) * 1000)
    if ((await page.getByRole('button', { name: 'Pause', exact: true }).count()) > 0) await pressPause(page)
    const { left, right } = await readCapture(page)
    // Gating blocks are counted from the song's first frame, whenever it was that the page played it.
    const start = left.findIndex((value) => value !== 0)
    const end = start + SECONDS * RATE
    if ((start >= 0 && end <= left.length) || listen === 6) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(left.length)
      return measureWhole(left.slice(start, end), { right: right.slice(start, end), rateHz: RATE }).integratedLufs
    }
  }
}

/** Turns a processor so far that without it the song is some dB louder or quieter. */
const TURN = {
  'Glue compressor': async (page: Page) => {
    await page
      .getByRole('region', { name: 'Master chain' })
      .getByRole('button', { name: /^Glue compressor/ })
      .click()
    const editor = page.getByRole('region', { name: 'Master processors' })
    await editor.getByRole('switch', { name: 'Glue compressor' }).check({ force: true })
    await editor.getByRole('slider', { name: 'Threshold', exact: true }).fill('-36')
    await editor.getByRole('slider', { name: 'Make-up', exact: true }).fill('9')
  },
  Saturator: async (page: Page) => {
    await strip(page, 'stem 0.wav').getByRole('button', { name: 'Open the equaliser' }).click()
    const editor = page.getByRole('region', { name: 'Strip processors' })
    await editor.getByRole('radio', { name: 'Saturator', exact: true }).check({ force: true })
    await editor.getByRole('switch', { name: 'Saturator' }).check({ force: true })
    await editor.getByRole('slider', { name: 'Drive', exact: true }).fill('18')
  },
} as const

/**
 * The same captures by FFmpeg's ebur128, once by hand: without and with the compressor -19.239 and -19.238 LUFS, without
 * and with the saturator -19.927 and -19.927. Broken once by a bypass that was as loud as it was by itself.
 */
it.each(Object.keys(TURN) as (keyof typeof TURN)[])(
  'hears the song without the %s as loud as with it, within 0.05 LU',
  async (name) => {
    const context = await captureContext()
    const { page, complaints } = await openPage({ context })
    const stems = [music(55, 0.5, 0.5), music(220, 0.25, 0.2), music(880, 0.75, 0.2)]
    await addStems(
      page,
      stems.map((stem, index) => ({ name: `stem ${index}.wav`, buffer: wav24(stem, RATE) })),
    )
    await expectStrips(page, 3)
    await TURN[name](page)
    await startCapture(page, 'monitor')
    const transport = page.getByRole('region', { name: 'Transport' })
    const bypass = page.getByRole('button', { name: 'Hear bypassed', exact: true })
    await bypass.click()
    await expect.poll(() => transport.getByText('matching', { exact: true }).count(), { timeout: 20_000 }).toBe(0)
    expect(await transport.getByText(`Without ${name}`).count()).toBe(1)
    const without = await heardLufs(page)
    await bypass.click()
    expect(await transport.getByText(`With ${name}`).count()).toBe(1)
    const withIt = await heardLufs(page)
    expect(Math.abs(without - withIt)).toBeLessThan(0.05)
    await transport.getByRole('button', { name: 'End the bypass' }).click()
    expect(await transport.getByText(name).count()).toBe(0)
    await context.close()
    expect(complaints).toEqual([])
  },
  240_000,
)
