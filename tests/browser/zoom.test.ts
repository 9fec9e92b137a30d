import { afterAll, expect, it } from 'vitest'
import { addEightStems, eachEditor, eachStep } from './harness/everything'
import { hitAreas } from './harness/hit-area'
import { browser, openPage } from './harness/page'

afterAll(async () => (await browser()).close())

/** 1440x900 at 200 %: half the pixels of a style sheet, each drawn twice as large (WCAG 1.4.4, 1.4.10 in width). */
it('can be used wholly at 200 %: every control comes into view, nothing covers it, the page does not scroll sideways', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 })
  const { page, close } = await openPage({ context })
  const lost = new Set<string>()
  const look = async (where: string, within?: string) => {
    for (const { says, isInView, coveredBy } of await hitAreas(page, within)) {
      if (!isInView) lost.add(`${where}: ${says} does not come into view`)
      else if (coveredBy) lost.add(`${where}: ${says} is covered by ${coveredBy}`)
    }
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (sideways > 0) lost.add(`${where}: the page is ${sideways} px too wide`)
  }
  await eachStep(page, (where) => look(`empty ${where}`))
  await addEightStems(page)
  await page.keyboard.press('n')
  await page.getByRole('button', { name: 'Intro', exact: true }).waitFor({ state: 'attached' })
  await eachStep(page, look)
  await eachEditor(page, /Lead Vox/, (where) => look(where, `[aria-label="${where.split(',')[0]}"]`))
  expect([...lost]).toEqual([])
  await close()
  await context.close()
})
