import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sectionFigures } from '../../src/analysis/section-figures'
import { measureBalance } from '../../src/analysis/tonal-balance'
import { DEMO_SECTIONS } from '../../src/demo-song/form'
import type { TonalBalance } from '../../src/state/balance-store'
import { demoSongSum, historyOf, type Sound } from '../analysis/read-spans'
import { MemorySource } from '../engine/memory-source'
import { dsp } from '../spec/programme'
import { expectStrips, setSlider } from './harness/controls'
import { browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const reference = noise(12 * RATE, 5, 0.2)
let sum: Sound
let balances: { sum: TonalBalance; reference: TonalBalance }

beforeAll(async () => {
  sum = await demoSongSum()
  const balanceOf = async ({ left, right }: Pick<Sound, 'left' | 'right'>) =>
    (await measureBalance(dsp, new MemorySource(RATE, left, right))) as TonalBalance
  balances = { sum: await balanceOf(sum), reference: await balanceOf(reference) }
})

const number = (text: string) => Number(text.replace('−', '-').replace('+', ''))
const measure = (page: Page) => page.getByRole('button', { name: /: tonal balance$/ })

/** The rows of a table as text, its head first. */
async function cells(table: Locator): Promise<string[][]> {
  const rows = await table.getByRole('row').all()
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()))
}

async function openDemoSong() {
  const opened = await openPage()
  const { page } = opened
  await page.getByRole('button', { name: 'Load demo song' }).first().click()
  await expectStrips(page, 6)
  await tab(page, 'Compare')
  return opened
}

it('holds the tonal balance of the song against a reference', async () => {
  const { page, close } = await openDemoSong()
  await page.getByLabel('Add reference', { exact: true }).setInputFiles({
    name: 'noise.wav',
    buffer: wav24(reference, RATE),
    mimeType: 'audio/wav',
  })
  await expect.poll(() => page.getByRole('row', { name: /noise\.wav/ }).count(), { timeout: 20_000 }).toBe(1)
  await page.getByRole('button', { name: 'Balance of Plain sum' }).click()
  await measure(page).click()
  await expect.poll(() => measure(page).textContent(), { timeout: 60_000 }).toBe('Measured')
  expect(await measure(page).isDisabled()).toBe(true)

  await page.getByText('All bands in figures').click()
  const [head, ...rows] = await cells(page.getByRole('table', { name: 'Tonal balance in dB' }))
  expect(head?.slice(0, 4)).toEqual(['Band', 'Master', 'Plain sum', 'References'])
  expect(rows.length).toBe(30)
  rows.forEach(([, master, plain, against, low, high, over], band) => {
    const [expected, theirs] = [balances.sum.levelsDb[band] as number, balances.reference.levelsDb[band] as number]
    // Shown with one decimal. The master's limiter has nothing to do here.
    for (const text of [master, plain]) expect(Math.abs(number(text as string) - expected)).toBeLessThan(0.06)
    expect(Math.abs(number(against as string) - theirs)).toBeLessThan(0.06)
    expect(Math.abs(number(low as string) - (balances.reference.lowDb[band] as number))).toBeLessThan(0.06)
    expect(Math.abs(number(high as string) - (balances.reference.highDb[band] as number))).toBeLessThan(0.06)
    expect(Math.abs(number(over as string) - (expected - theirs))).toBeLessThan(0.06)
  })
  expect(await page.getByText(/^Master lies outside the spread of the reference /).count()).toBe(1)

  // A change of the sound makes it old, a measuring that is cancelled leaves it so, and undoing brings it back.
  await tab(page, 'Master')
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 3)
  await tab(page, 'Compare')
  await expect.poll(() => measure(page).textContent()).toBe('Measure again')
  await measure(page).click()
  await page.getByRole('region', { name: 'Tonal balance', exact: true }).getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => measure(page).textContent()).toBe('Measure again')
  await page.keyboard.press('Control+z')
  await expect.poll(() => measure(page).textContent()).toBe('Measured')
  await close()
})

it('tells loudness and dynamics by section', async () => {
  const { page, close } = await openDemoSong()
  const table = page.getByRole('table', { name: /^By section/ })
  const endSeconds = sum.left.length / RATE
  const parts = DEMO_SECTIONS.map(({ name, startSeconds }, index) => ({
    name,
    startSeconds,
    endSeconds: DEMO_SECTIONS[index + 1]?.startSeconds ?? endSeconds,
  }))
  const laid = [{ slot: 'sum', history: historyOf(sum).history, offsetSeconds: 0, region: null }]
  const expected = sectionFigures([...parts, { name: 'Whole song', startSeconds: 0, endSeconds }], laid)
  await expect.poll(async () => (await cells(table))[1]?.length, { timeout: 60_000 }).toBe(3)

  const shown = async () => (await cells(table)).slice(1).map((row) => row.map((text) => text.trim()))
  const loudness = await shown()
  expect(loudness.length).toBe(expected.length)
  expected.forEach(({ name, cells: { sum: cell } }, n) => {
    const [title, , plain] = loudness[n] as string[]
    expect(title?.startsWith(name)).toBe(true)
    const [lufs, change] = (plain ?? '').match(/[−+]?\d+\.\d/g) ?? []
    expect(Math.abs(number(lufs as string) - (cell?.figures.integratedLufs as number))).toBeLessThan(0.06)
    const isChanged = n > 0 && name !== 'Whole song'
    if (isChanged) expect(Math.abs(number(change as string) - (cell?.changeLu as number))).toBeLessThan(0.06)
    else expect(change).toBeUndefined()
  })
  for (const [label, figure] of [
    ['True peak, dBTP', 'truePeakDbtp'],
    ['Peak to loudness, dB', 'plrDb'],
    ['Loudest 3 s, LUFS', 'maxShortTermLufs'],
  ] as const) {
    await page.getByRole('button', { name: /Figure by section/ }).click()
    await page.getByRole('option', { name: label }).click()
    const figures = await shown()
    expected.forEach((row, n) => {
      const value = row.cells.sum?.figures[figure] as number
      expect(Math.abs(number(figures[n]?.[2] as string) - value)).toBeLessThan(0.06)
    })
  }
  await close()
})
