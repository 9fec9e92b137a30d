import { afterAll, expect, it } from 'vitest'
import { expectStrips } from './harness/controls'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, readWav24, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stem = (name: string, rateHz: number, seed: number) => ({
  name,
  buffer: wav24(noise(rateHz / 2, seed, 0.1), rateHz),
})

it('takes the rate of most stems, and says which one is converted to it', async () => {
  const { page, close } = await openPage()
  const at44 = ['kick.wav', 'bass.wav', 'vox.wav'].map((name, index) => stem(name, 44_100, index))
  await addStems(page, [stem('keys.wav', 48_000, 9), ...at44])
  await expectStrips(page, 4)
  const said = page.getByRole('status').getByText(/converted to the session's/)
  expect(await said.allTextContents()).toEqual(["“keys.wav” (48 kHz): converted to the session's 44.1 kHz."])
  await tab(page, 'Stems')
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name }).first()
  expect(await row('keys.wav').textContent()).toMatch(/48 kHz.*converted to 44\.1 kHz/)
  for (const { name } of at44) expect(await row(name).textContent(), name).not.toMatch(/converted/)
  const { rateHz, samples } = readWav24((await exportMaster(page)).bytes)
  expect(rateHz).toBe(44_100)
  expect(samples.length).toBe(22_050 * 2)
  await close()
})

/** Broken once by a tie that went to the lower rate. */
it('takes the higher rate of a tie, and says so of the stems that were there before', async () => {
  const { page, close } = await openPage()
  await addStems(page, [stem('kick.wav', 44_100, 1), stem('bass.wav', 44_100, 2)])
  await expectStrips(page, 2)
  const said = page.getByRole('status').getByText(/converted to the session's/)
  expect(await said.count()).toBe(0)
  await addStems(page, [stem('vox.wav', 48_000, 3), stem('keys.wav', 48_000, 4)])
  await expectStrips(page, 4)
  expect(await said.textContent()).toMatch(/^“kick\.wav” \(44\.1 kHz\), “bass\.wav” .*the session's 48 kHz\.$/)
  const { rateHz, samples } = readWav24((await exportMaster(page)).bytes)
  expect(rateHz).toBe(48_000)
  expect(samples.length).toBe(24_000 * 2)
  await close()
})
