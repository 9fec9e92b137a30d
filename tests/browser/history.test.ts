import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { violations } from './harness/axe'
import { setSlider, strip } from './harness/controls'
import { addStems, browser, type OpenPage, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

const MINUS = '\u2212'
const stems = ['drums', 'bass', 'lead vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(96_000, index + 1, 0.2), 48_000),
}))

let open: OpenPage
let page: Page
beforeAll(async () => {
  open = await openPage()
  page = open.page
  await addStems(page, stems)
  await tab(page, 'Master')
  await strip(page, 'keys.wav').waitFor({ timeout: 30_000 })
})
afterAll(async () => {
  await open.close()
  await (await browser()).close()
})

const list = () => page.getByRole('listbox', { name: 'Steps' })
const lines = async () => (await list().getByRole('option').allTextContents()).map((line) => line.trim())
const sessionNow = async () => {
  const { text } = await saveSession(page)
  await tab(page, 'Master')
  return text
}
const openHistory = async () => {
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await list().waitFor()
}

it('names every step with its values, and jumps five steps back and forward', async () => {
  const states: string[] = []
  for (const gainDb of [-1, -2, -3]) {
    states.push(await sessionNow())
    await setSlider(strip(page, 'drums.wav'), 'Gain', gainDb)
  }
  states.push(await sessionNow())
  await strip(page, 'bass.wav').getByRole('button', { name: 'Mute', exact: true }).click()
  states.push(await sessionNow())
  await setSlider(page, 'Drive', 2)
  states.push(await sessionNow())

  await openHistory()
  const named = await lines()
  expect(named.slice(0, 5)).toEqual([
    'Limiter drive0.0 dB → +2.0 dB, where you are',
    'Mute bassoff → on',
    `drums gain${MINUS}2.0 dB → ${MINUS}3.0 dB`,
    `drums gain${MINUS}1.0 dB → ${MINUS}2.0 dB`,
    `drums gain0.0 dB → ${MINUS}1.0 dB`,
  ])
  expect(named.at(-1)).toBe('As it was opened')
  expect(await violations(page, 'history')).toEqual([])

  await list().getByRole('option').nth(5).click()
  await expect.poll(async () => (await lines()).filter((line) => line.endsWith('undone')).length).toBe(5)
  await page.keyboard.press('Escape')
  await list().waitFor({ state: 'detached' })
  expect(await sessionNow()).toBe(states[0])

  // By keyboard, forward again: to the third step, then to the last one.
  await page.keyboard.press('u')
  await list().waitFor()
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await lines()).filter((line) => line.endsWith('undone')).length).toBe(2)
  await page.keyboard.press('Escape')
  expect(await sessionNow()).toBe(states[3])
  await openHistory()
  await list().getByRole('option').first().click()
  await page.keyboard.press('Escape')
  expect(await sessionNow()).toBe(states[5])
})

it('forgets what was undone only when something is changed', async () => {
  await openHistory()
  await list().getByRole('option').nth(2).click()
  await page.keyboard.press('Escape')
  await setSlider(strip(page, 'keys.wav'), 'Gain', -6)
  await openHistory()
  expect((await lines())[0]).toBe(`keys gain0.0 dB → ${MINUS}6.0 dB, where you are`)
  expect((await lines()).some((line) => line.endsWith('undone'))).toBe(false)
  await page.keyboard.press('Escape')
})
