import type { Locator, Page } from 'playwright-core'
import { expect as expectLocator } from 'vitest'
import { tab } from './page'

/** The strip of a stem on the Master screen: a group named by the stem. */
export function strip(page: Page, name: string): Locator {
  return page.getByRole('group', { name, exact: true })
}

/** Waits until Master shows this many strips. */
export async function expectStrips(page: Page, count: number): Promise<void> {
  await tab(page, 'Master')
  const sliders = page.getByRole('slider', { name: 'Balance', exact: true })
  await expectLocator.poll(() => sliders.count(), { timeout: 30_000 }).toBe(count)
}

/** Sets a slider the way assistive technology does; the value is in the slider's own unit. */
export async function setSlider(scope: Locator | Page, name: string, value: number): Promise<void> {
  await scope.getByRole('slider', { name, exact: true }).fill(String(value))
}

export async function pressPlay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
}

export async function pressPause(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
}

/** Chooses the export format by its label, such as "24-bit WAV". */
export async function chooseFormat(page: Page, label: string): Promise<void> {
  await tab(page, 'Deliver')
  const formats = page.getByRole('radiogroup', { name: 'Format', exact: true })
  await formats.getByRole('radio', { name: new RegExp(label) }).check({ force: true })
}
