import { afterAll, expect, it } from 'vitest'
import { addEightStems, eachEditor, eachStep } from './harness/everything'
import { hitAreas } from './harness/hit-area'
import { browser, openPage } from './harness/page'

afterAll(async () => (await browser()).close())

/** With a finger every control is hit within 40 px; felt for with points, so that what lies over it counts. */
const LEAST_PX = 40
/** Points are a pixel apart, and a middle may lie between two. */
const ROUNDING_PX = 1

it('has targets of 40 px for a finger: on every step, in every editor', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 1180, height: 820 }, hasTouch: true })
  const { page, close } = await openPage({ context })
  expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true)
  const small = new Set<string>()
  const look = async (where: string, within?: string) => {
    for (const { says, width, height } of await hitAreas(page, within)) {
      if (Math.min(width, height) < LEAST_PX - ROUNDING_PX) small.add(`${where}: ${says} is ${width} x ${height}`)
    }
  }
  await eachStep(page, (where) => look(`empty ${where}`))
  await addEightStems(page)
  await page.keyboard.press('n')
  await page.getByRole('button', { name: 'Intro', exact: true }).waitFor()
  await eachStep(page, look)
  await eachEditor(page, /Lead Vox/, (where) => look(where, `[aria-label="${where.split(',')[0]}"]`))
  expect([...small]).toEqual([])
  await close()
  await context.close()
})
