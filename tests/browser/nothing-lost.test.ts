import { afterAll, expect, it } from 'vitest'
import { expectStrips, setSlider, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = ['kick', 'bass', 'vocal', 'pad'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(30_000, index + 1, 0.3), 48_000),
}))

/** Promise 6. Broken once by an autosave that forgot the master. */
it('offers the last session after a reload, with its stems and every control', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await setSlider(strip(page, 'vocal.wav'), 'Gain', -2.5)
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 3)
  const before = await exportMaster(page)
  const saved = (await saveSession(page)).text
  await page.waitForTimeout(800)

  await page.reload()
  await page.getByRole('button', { name: /Restore last session/ }).click()
  await expectStrips(page, 4)
  expect((await saveSession(page)).text).toBe(saved)
  expect((await exportMaster(page)).bytes.equals(before.bytes)).toBe(true)
  await close()
})

it('opens a saved session in a fresh profile: asks for the stems by name, then is whole again', async () => {
  const first = await openPage()
  await addStems(first.page, stems)
  await expectStrips(first.page, 4)
  await setSlider(strip(first.page, 'bass.wav'), 'Gain', -4)
  const saved = await saveSession(first.page)
  const master = (await exportMaster(first.page)).bytes
  await first.close()

  const second = await openPage()
  const file = { name: saved.name, buffer: Buffer.from(saved.text), mimeType: 'application/json' }
  await tab(second.page, 'Deliver')
  await second.page.getByLabel('Open session', { exact: true }).setInputFiles(file)
  await expect.poll(() => second.page.getByText(/vocal\.wav/).count()).toBeGreaterThan(0)
  // One of them under another name: it is known by its samples.
  const renamed = stems.map((stem, index) => (index === 2 ? { ...stem, name: 'other name.wav' } : stem))
  await addStems(second.page, renamed)
  await expectStrips(second.page, 4)
  expect((await exportMaster(second.page)).bytes.equals(master)).toBe(true)
  await second.close()
})

it('undoes and redoes every edit', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  const start = (await saveSession(page)).text
  await tab(page, 'Master')
  await setSlider(strip(page, 'kick.wav'), 'Gain', 3)
  await strip(page, 'pad.wav').getByRole('button', { name: 'Mute', exact: true }).click()
  const edited = (await saveSession(page)).text
  expect(edited).not.toBe(start)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByRole('button', { name: /^Undo/ }).click()
  expect((await saveSession(page)).text).toBe(start)
  await page.getByRole('button', { name: /^Redo/ }).click()
  await page.getByRole('button', { name: /^Redo/ }).click()
  expect((await saveSession(page)).text).toBe(edited)
  await close()
})
