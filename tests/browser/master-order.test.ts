import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { expectStrips } from './harness/controls'
import { addStems, browser, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = ['drums', 'bass', 'vocal', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(4_800, index + 1, 0.2), 48_000),
}))
const GIVEN = ['Equaliser', 'Multiband compressor', 'Glue compressor', 'Saturator', 'Width']

const chain = (page: Page) => page.getByRole('region', { name: 'Master chain' })
const link = (page: Page, name: string) => chain(page).getByRole('button', { name: new RegExp(`^${name}`) })

async function order(page: Page): Promise<(string | undefined)[]> {
  const rows = chain(page).getByRole('list', { name: /Order/ }).getByRole('listitem')
  const texts = await rows.allTextContents()
  return texts.map((text) => GIVEN.find((name) => text.includes(name)))
}

/** The whole way of the order: page, announcement, undo, session. Broken once by a drag that ended as a click. */
it('moves a processor by keyboard, by menu and by pointer, each in one step of undo', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  expect(await order(page)).toEqual(GIVEN)

  await link(page, 'Glue compressor').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  const glueFirst = ['Glue compressor', 'Equaliser', 'Multiband compressor', 'Saturator', 'Width']
  expect(await order(page)).toEqual(glueFirst)
  await page.keyboard.press('Alt+ArrowUp')
  expect(await order(page)).toEqual(glueFirst)
  expect(await chain(page).getByRole('status').textContent()).toBe('Glue compressor is 1 of 5')
  await page.keyboard.press('Alt+ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Glue compressor/)
  await page.keyboard.press('Alt+ArrowUp')

  // The tabs of the large editor follow.
  await link(page, 'Width').click()
  const tabs = page.getByRole('region', { name: 'Master processors' }).getByRole('radio')
  const names = await tabs.evaluateAll((radios) => radios.map((radio) => radio.getAttribute('aria-label')))
  expect(names.slice(0, 8)).toEqual(['Reverb', ...glueFirst, 'Fades', 'True-peak limiter'])

  await chain(page).getByRole('button', { name: 'Move Width', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  expect((await order(page)).indexOf('Width')).toBe(3)
  await page.getByRole('button', { name: /^Undo “Move width”/ }).click()
  expect(await order(page)).toEqual(glueFirst)

  const from = await link(page, 'Saturator').boundingBox()
  const to = await link(page, 'Equaliser').boundingBox()
  if (!from || !to) throw new Error('no links to drag')
  await page.mouse.move(from.x + 60, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(to.x + 60, to.y + 20, { steps: 6 })
  expect((await order(page)).indexOf('Saturator')).toBe(1)
  await page.mouse.up()
  expect(await order(page)).toEqual(['Glue compressor', 'Saturator', 'Equaliser', 'Multiband compressor', 'Width'])
  // The end of a drag is no click: what was open stays open.
  expect(await link(page, 'Width').getAttribute('aria-pressed')).toBe('true')

  const { master } = JSON.parse((await saveSession(page)).text) as { master: { order: string[] } }
  expect(master.order).toEqual(['glue', 'saturator', 'eq', 'multiband', 'width'])
  await tab(page, 'Master')
  await page.getByRole('button', { name: /^Undo “Move saturator”/ }).click()
  expect(await order(page)).toEqual(glueFirst)
  await close()
})
