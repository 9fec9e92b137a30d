import { writeFileSync } from 'node:fs'
import { afterAll, it } from 'vitest'
import { expectStrips, pressPlay } from './tests/browser/harness/controls'
import { addStems, browser, openPage } from './tests/browser/harness/page'
import { noise, wav24 } from './tests/browser/harness/signals'
afterAll(async () => (await browser()).close())
it('p', async () => {
  const { page } = await openPage()
  await addStems(page, ['drums', 'bass', 'lead vox', 'bgv', 'guitar', 'keys', 'synth', 'fx'].map((n, i) => ({ name: `${n}.wav`, buffer: wav24(noise(48000 * 21, i + 1, 0.08), 48000) })))
  await expectStrips(page, 8)
  for (const name of ['drums', 'bass', 'lead vox', 'bgv', 'guitar', 'keys', 'synth', 'fx']) {
    await page.getByRole('group', { name: `${name}.wav`, exact: true }).getByRole('button', { name: /open the compressor/ }).click()
    await page.getByRole('region', { name: 'Strip processors' }).getByText('Compressor', { exact: true }).last().click()
  }
  await page.getByRole('radio', { name: 'Meter', exact: true }).check({ force: true })
  await page.getByText('up to date').waitFor({ timeout: 60000 })
  await page.getByRole('radio', { name: 'Equaliser', exact: true }).check({ force: true })
  if (process.env.CSS) await page.addStyleTag({ content: process.env.CSS }); await pressPlay(page); await page.waitForTimeout(1500)
  const b = (await browser())
  await b.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'disabled-by-default-v8.cpu_profiler'] })
  await page.evaluate(() => performance.mark('tutti-main-thread'))
  await page.waitForTimeout(4000)
  writeFileSync('/tmp/tutti/trace.json', await b.stopTracing())
})
