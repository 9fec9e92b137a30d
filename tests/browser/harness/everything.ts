import type { Page } from 'playwright-core'
import { expectStrips } from './controls'
import { addStems, tab } from './page'
import { noise, wav24 } from './signals'

/** Names as studios write them. */
export const LONG_NAMES = ['Drums', 'Bass', 'Gtr', 'Keys', 'Syn', 'Lead Vox', 'BVs', 'FX'].map(
  (part) => `Francium_96bpm_Am_v12_FINAL2 ${part} (no master bus, all automation printed).wav`,
)

/** Eight stems with long names, on Master. */
export async function addEightStems(page: Page, seconds = 2): Promise<void> {
  await addStems(
    page,
    LONG_NAMES.map((name, index) => ({ name, buffer: wav24(noise(seconds * 48_000, index + 1, 0.05), 48_000) })),
  )
  await expectStrips(page, 8)
}

export const STEPS = ['Stems', 'Master', 'Compare', 'Deliver'] as const

/** Shows each step, with all that it loads. */
export async function eachStep(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  for (const name of STEPS) {
    await tab(page, name)
    await page.waitForTimeout(200)
    await look(name)
  }
}

/** Opens every editor of a strip and of the master, switched on, one after the other. */
export async function eachEditor(page: Page, stripName: RegExp, look: (where: string) => Promise<void>): Promise<void> {
  await tab(page, 'Master')
  const strip = page.getByRole('group', { name: stripName })
  // By its name: the picture of its equaliser gives way where the strips are low.
  await strip.locator('.strip-title').press('Enter')
  await allTabs(page, 'Strip processors', look)
  const chain = page.getByRole('region', { name: 'Master chain' })
  await chain.getByRole('button', { name: /^Reverb/ }).press('Enter')
  await allTabs(page, 'Master processors', look)
}

async function allTabs(page: Page, region: string, look: (where: string) => Promise<void>): Promise<void> {
  const editor = page.getByRole('region', { name: region })
  const tabs = editor.getByRole('radiogroup', { name: 'Processor' }).getByRole('radio')
  for (let index = 0; index < (await tabs.count()); index += 1) {
    const name = (await tabs.nth(index).getAttribute('aria-label')) ?? ''
    await tabs.nth(index).check({ force: true })
    const own = editor.getByRole('switch', { name, exact: true })
    // By its key: at some sizes it lies outside of what is seen.
    if ((await own.count()) > 0 && !(await own.isChecked())) await own.press('Space')
    await page.waitForTimeout(60)
    await look(`${region}, ${name}`)
  }
}
