import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { violationsInThemes } from './harness/axe'
import { expectStrips, strip } from './harness/controls'
import { addEightStems, eachEditor, eachStep } from './harness/everything'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'
import { comparePage, saveVersion } from './project-page'

/** What `everybody`, `listening-for-everybody` and `reviewing-for-everybody` do not look at: in both themes, in full. */
afterAll(async () => (await browser()).close())

async function stillPage(size = { width: 1440, height: 900 }) {
  const context = await (await browser()).newContext({ viewport: size, acceptDownloads: true, reducedMotion: 'reduce' })
  const opened = await openPage({ context })
  const found: string[] = []
  const look = async (where: string, within?: string) => {
    found.push(...(await violationsInThemes(opened.page, where, within)))
  }
  return { ...opened, found, look, close: () => opened.close().then(() => context.close()) }
}

it('has no violation that axe knows, empty and with eight stems with long names, on every step, in both themes', async () => {
  const { page, found, look, close } = await stillPage()
  await eachStep(page, (where) => look(`empty ${where}`))
  await addEightStems(page)
  await page.keyboard.press('n')
  await page.getByRole('button', { name: 'Intro', exact: true }).waitFor()
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
  await eachStep(page, (where) => look(`eight stems, ${where}`))
  await page.setViewportSize({ width: 820, height: 1180 })
  await eachStep(page, (where) => look(`on a tablet, ${where}`))
  expect(found).toEqual([])
  await close()
})

it('has none in any editor, in both themes', async () => {
  const { page, found, look, close } = await stillPage()
  await addEightStems(page)
  await eachEditor(page, /Lead Vox/, (where) => look(where, `[aria-label="${where.split(',')[0]}"]`))
  await page.getByRole('radio', { name: 'Meter', exact: true }).check({ force: true })
  await look('the meter')
  expect(found).toEqual([])
  await close()
})

/** Opens something that lies over the page, looks, and closes it. */
async function over(page: Page, look: (where: string) => Promise<void>, where: string, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.getByRole('dialog').first().waitFor()
  await look(where)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').first().waitFor({ state: 'detached' })
}

async function withDemoSong(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Load demo song' }).click()
  await page
    .getByRole('button', { name: /^Cancel/ })
    .first()
    .waitFor()
  await look('the demo song is coming')
  await expectStrips(page, 6)
}

it('has none while something is loaded, refused, or lies over the page', async () => {
  const { page, found, look, close } = await stillPage()
  await withDemoSong(page, look)
  await addStems(page, [{ name: `${'a broken file '.repeat(12)}.wav`, buffer: Buffer.from('RIFF, it says') }])
  await page
    .getByText(/a broken file/)
    .first()
    .waitFor()
  await look('an error notice')
  await tab(page, 'Master')
  await over(page, look, 'the palette', 'Control+k')
  await over(page, look, 'the shortcuts', 'Shift+?')
  await over(page, look, 'the history', 'u')
  const voice = strip(page, 'Tutti Demo - Voice.wav')
  await voice.getByRole('slider', { name: 'Gain', exact: true }).press('Shift+F10')
  await page.getByRole('menu').waitFor()
  await look('the menu of a control')
  await page.keyboard.press('Escape')
  await voice.getByRole('button', { name: /^Options of/ }).press('Enter')
  await page.getByRole('menu').waitFor()
  await look('the options of a strip')
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^Presets/ })
    .first()
    .click()
  await page.getByRole('dialog', { name: 'Presets' }).waitFor()
  await look('the presets')
  expect(found).toEqual([])
  await close()
})

it('has none while somebody compares blindly, nor while an export runs and when it is done', async () => {
  const { page, found, look, close } = await stillPage()
  await addStems(page, [{ name: 'a.wav', buffer: wav24(noise(60 * 48_000, 1, 0.05), 48_000) }])
  await expectStrips(page, 1)
  await saveVersion(page, 'v1, which was loud')
  await comparePage(page, 'Blind test')
  await page.getByRole('button', { name: 'Start blind test' }).click()
  await page.getByText(/^Trial 1 of/).waitFor({ timeout: 60_000 })
  await look('a blind test that runs')
  await page.getByRole('button', { name: 'Give up' }).click()
  await tab(page, 'Deliver')
  const coming = page.waitForEvent('download', { timeout: 90_000 })
  await page.getByRole('button', { name: /^Export master/ }).click()
  const cancel = page.getByRole('button', { name: /^Cancel/ }).first()
  await cancel.waitFor()
  await look('an export that runs')
  // Still: what was looked at was no export that had ended.
  expect(await cancel.isVisible()).toBe(true)
  await coming
  await page.getByText('Exported and checked').waitFor({ timeout: 60_000 })
  await look('an export that is done')
  expect(found).toEqual([])
  await close()
})
