import { afterAll, expect, it } from 'vitest'
import { expectStrips, strip } from './harness/controls'
import { addStems, browser, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = ['drums', 'bass', 'lead vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(4_800, index + 1, 0.2), 48_000),
}))

interface Session {
  groups: { strip: { eq: { bands: Record<string, unknown>[] }; send: { on: boolean } } }[]
}

it('offers the de-esser to voices, the tamer to all, and sets each up in one step of undo', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  const editor = page.getByRole('region', { name: 'Strip processors' })
  const deEss = editor.getByRole('button', { name: 'De-ess', exact: true })
  const tame = editor.getByRole('button', { name: 'Tame harshness', exact: true })
  await strip(page, 'bass.wav').getByRole('button', { name: 'Open the equaliser' }).click()
  expect([await deEss.count(), await tame.count()]).toEqual([0, 1])

  const voice = strip(page, 'lead vox.wav')
  await voice.getByRole('button', { name: 'Open the equaliser' }).click()
  await deEss.click()
  const state = voice.getByRole('list', { name: 'In the path' })
  expect(await state.textContent()).toBe('De-ess')
  // What it did is in view: the page of the bands turns to it.
  expect(await editor.getByRole('slider', { name: 'Band 7 range' }).inputValue()).toBe('-6')
  await tame.click()
  expect(await state.textContent()).toBe('De-essDyn')
  const { groups } = JSON.parse((await saveSession(page)).text) as Session
  const bands = groups[2]?.strip.eq.bands ?? []
  expect(bands[6]).toMatchObject({ on: true, type: 'bell', hz: 6500, q: 1.4, gainDb: 0, rangeDb: -6 })
  expect(bands[6]).toMatchObject({ thresholdDb: -32, attackMs: 1, releaseMs: 60 })
  expect(bands[5]).toMatchObject({ on: true, type: 'bell', hz: 4000, q: 1, gainDb: 0, rangeDb: -4 })
  expect(bands[5]).toMatchObject({ thresholdDb: -28, attackMs: 5, releaseMs: 120 })

  await tab(page, 'Master')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByRole('button', { name: /^Undo/ }).click()
  expect(await state.count()).toBe(0)
  await close()
})

it('solos one band at a time, for listening only', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await page
    .getByRole('region', { name: 'Master chain' })
    .getByRole('button', { name: /^Multiband/ })
    .click()
  const before = (await saveSession(page)).text
  await tab(page, 'Master')
  const solo = (band: number) => page.getByRole('button', { name: `Solo band ${band}`, exact: true })
  const pressed = () => Promise.all([1, 2, 3].map((band) => solo(band).getAttribute('aria-pressed')))
  await solo(1).click()
  await solo(3).click()
  expect(await pressed()).toEqual(['false', 'false', 'true'])
  expect((await saveSession(page)).text).toBe(before)
  await tab(page, 'Master')
  await page.getByRole('button', { name: 'Clear solo' }).click()
  expect(await pressed()).toEqual(['false', 'false', 'false'])

  // The fourth band comes with its crossover, and goes with it.
  expect(await page.getByRole('slider', { name: 'Band 4 threshold' }).count()).toBe(0)
  await page.getByRole('radio', { name: '4 bands' }).check({ force: true })
  expect(await page.getByRole('slider', { name: 'Band 4 threshold' }).count()).toBe(1)
  expect(await page.getByRole('slider', { name: 'Crossover 3' }).count()).toBe(1)
  await close()
})

it('leads from a send to the reverb and back to those who send', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  const keys = strip(page, 'keys.wav')
  await keys.getByRole('button', { name: 'Open the equaliser' }).click()
  await page.getByRole('radio', { name: 'Reverb send' }).check({ force: true })
  await page.getByRole('switch', { name: 'Reverb send' }).check({ force: true })
  expect(await keys.getByRole('list', { name: 'In the path' }).textContent()).toBe('Send −18')
  expect(await page.getByText('The reverb is off: the send is not heard.').count()).toBe(1)
  await page.getByRole('button', { name: 'Open the reverb' }).click()
  await page.getByRole('switch', { name: 'Reverb', exact: true }).check({ force: true })
  await page.getByRole('list', { name: 'Sends' }).getByRole('button', { name: /^keys/ }).click()
  expect(await page.getByText('The reverb is off: the send is not heard.').count()).toBe(0)
  expect(await page.getByRole('slider', { name: 'Send gain' }).inputValue()).toBe('-18')
  await close()
})
