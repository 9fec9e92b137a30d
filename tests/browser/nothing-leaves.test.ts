import { afterAll, expect, it } from 'vitest'
import { expectStrips, pressPause, pressPlay } from './harness/controls'
import { addStems, browser, exportMaster, openPage } from './harness/page'
import { noise, readWav24, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

/**
 * Promise 7. Every test of this folder fails on a request to another origin (harness/page.ts); this one also takes the
 * network away once the page is idle, and works on. Broken once by leaving the workers out of what is kept for
 * later, and by a font from elsewhere.
 */
it('works with the network off', async () => {
  const { page, context, close } = await openPage()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await context.setOffline(true)
  await addStems(
    page,
    [1, 2, 3, 4].map((seed) => ({ name: `stem ${seed}.wav`, buffer: wav24(noise(48_000, seed, 0.2), 48_000) })),
  )
  await expectStrips(page, 4)
  await pressPlay(page)
  await page.waitForTimeout(500)
  await pressPause(page)
  const { bytes } = await exportMaster(page)
  expect(readWav24(bytes).samples.length).toBe(2 * 48_000)
  // The page itself too: it opens again, and offers what was there.
  await page.reload()
  await page.getByRole('button', { name: /Restore last session/ }).waitFor()
  await context.setOffline(false)
  await close()
})
