import { afterAll, expect, it } from 'vitest'
import { browser } from './harness/page'
import { noise } from './harness/signals'
import { RATE, reviewFile } from './reviewer-file'
import { openReview } from './reviewer-page'

afterAll(async () => (await browser()).close())

declare global {
  interface Window {
    decoded: WeakRef<AudioBuffer>[]
  }
}

/** Remembers every decoded piece without keeping it. */
function watchDecoding() {
  window.decoded = []
  const decode = BaseAudioContext.prototype.decodeAudioData
  BaseAudioContext.prototype.decodeAudioData = async function (this: BaseAudioContext, data: ArrayBuffer) {
    const buffer = await decode.call(this, data)
    window.decoded.push(new WeakRef(buffer))
    return buffer
  }
}

/**
 * What is decoded is what a review's memory is: 4 MB a piece. The whole of 4 versions of 8 minutes would be 740 MB; with
 * three pieces of each it is 46 (docs say what the browser itself needs on top). Broken once by a shelf that let go of
 * nothing.
 */
it('keeps only what is heard now and next, and no text of its pieces', async () => {
  const sound = noise(RATE * 70, 1, 0.2)
  const path = await reviewFile({ slots: ['v1', 'v2', 'v3', 'v4'].map((label) => ({ label, sound })) })
  const { page, context, close } = await openReview(path, { prepare: watchDecoding })
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  for (const seconds of [5, 18, 31, 44, 57]) {
    await page.getByRole('slider', { name: 'Song position' }).fill(String(seconds))
    await page.waitForTimeout(1500)
  }
  const devTools = await context.newCDPSession(page)
  for (let round = 0; round < 3; round++) {
    await devTools.send('HeapProfiler.collectGarbage')
    await page.waitForTimeout(300)
  }
  const { alive, all, html } = await page.evaluate(() => ({
    all: window.decoded.length,
    alive: window.decoded.filter((buffer) => buffer.deref()).length,
    html: document.documentElement.outerHTML.length,
  }))
  expect(all).toBeGreaterThanOrEqual(4 * 6)
  expect(alive).toBeLessThanOrEqual(4 * 3)
  expect(alive).toBeGreaterThanOrEqual(4)
  // The page, its script and its style.
  expect(html).toBeLessThan(600_000)
  await close()
})
