import { afterAll, expect, it } from 'vitest'
import { addEightStems, eachStep } from './harness/everything'
import { type FocusStop, focused } from './harness/focus'
import { browser, openPage } from './harness/page'

afterAll(async () => (await browser()).close())

/** More stops than any screen has: who is still on the page then is in a trap. */
const MOST = 400
/** Of one row: controls of different heights stand on the same line. */
const ROW_PX = 24

it('leads the keyboard over every step: seen, named, from top to bottom, and out again', async () => {
  const { page, close } = await openPage()
  await addEightStems(page)
  await eachStep(page, async (where) => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const stops: FocusStop[] = []
    let isOut = false
    while (!isOut && stops.length < MOST) {
      await page.keyboard.press('Tab')
      const stop = await focused(page)
      if (stop) stops.push(stop)
      else isOut = true
    }
    expect(isOut, `${where}: the keyboard does not come out`).toBe(true)
    expect(stops.length, where).toBeGreaterThan(15)
    expect(
      stops.filter(({ isSeen }) => !isSeen).map(({ says }) => says),
      `${where}: not seen`,
    ).toEqual([])
    expect(
      stops.filter(({ name }) => name.trim() === '').map(({ role, region }) => `${role} in ${region}`),
      `${where}: no name`,
    ).toEqual([])
    // In its region, nobody is led back up on the same side: what is above and left of the stop before comes first.
    const back = stops.filter((stop, index) => {
      const before = stops[index - 1]
      if (!before || before.region !== stop.region || stop.region === '') return false
      const isAbove = stop.box.y + stop.box.height < before.box.y - ROW_PX
      return isAbove && stop.box.x + stop.box.width <= before.box.x
    })
    expect(
      back.map(({ says }) => says),
      `${where}: led back`,
    ).toEqual([])
  })
  await close()
})
