import { afterAll, expect, it } from 'vitest'
import { expectStrips, strip } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { countRenders, takeRendered } from './harness/render-count'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = Array.from({ length: 8 }, (_, index) => ({
  name: `stem ${index + 1}.wav`,
  buffer: wav24(noise(4_800, index + 1, 0.1), 48_000),
}))

/** Broken once by a `sameTie` that is never true: the other sliders of the strip and the 24 of the bands are rendered. */
it('one press of an arrow key renders that slider, and no other control', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } })
  await countRenders(context)
  const { page, close } = await openPage({ context })
  await addStems(page, stems)
  await expectStrips(page, 8)
  await strip(page, 'stem 1.wav').getByRole('button', { name: 'Open the equaliser' }).click()
  await page.getByText('up to date').waitFor()
  const editor = page.getByRole('region', { name: 'Strip processors' })
  const sliders = page.getByRole('slider')
  expect(await sliders.count()).toBeGreaterThan(40)
  const controls = (rendered: string[]) => [...new Set(rendered.filter((name) => /^slider/.test(name)))]
  for (const [name, slider] of [
    ['Gain', strip(page, 'stem 1.wav').getByRole('slider', { name: 'Gain', exact: true })],
    ['Band 3 gain', editor.getByRole('slider', { name: 'Band 3 gain' })],
  ] as const) {
    await slider.focus()
    await page.waitForTimeout(300)
    await takeRendered(page)
    await slider.press('ArrowDown')
    await expect.poll(() => slider.inputValue()).toBe('-0.1')
    const rendered = await takeRendered(page)
    expect(controls(rendered).map((text) => text.split(': ')[1])).toEqual([name])
    // Of the other strips and their sliders, nothing.
    expect(rendered.filter((text) => /^strip( |:)/.test(text)).length).toBeLessThanOrEqual(1)
  }
  await close()
  await context.close()
})
