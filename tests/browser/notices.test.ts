import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { violations } from './harness/axe'
import { pressPlay, strip } from './harness/controls'
import { addStems, browser, type OpenPage, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

const stems = ['drums', 'bass', 'lead vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  // Long enough for a hand to be quicker than the export, on a busy machine too.
  buffer: wav24(noise(48_000 * 40, index + 1, 0.2), 48_000),
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

const notices = () => page.locator('.notices')
const running = () => page.getByRole('group', { name: 'Running work' })

/** Where everything else stands: nothing of it may move when something is said. */
const places = () =>
  page.evaluate(() =>
    ['.transport', 'main', '.status-bar', '[role=tablist]', '.figures'].map((selector) => {
      const { x, y, width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
      return `${selector} ${x} ${y} ${width} ${height}`
    }),
  )

/** Controls that lie under what is said, as a finger would meet them. */
const covered = () =>
  page.evaluate(() => {
    const over = document.querySelector('.notices')
    if (!over) return ['no notices']
    const box = over.getBoundingClientRect()
    const controls = document.querySelectorAll('button, input:not([type=file]), [role=tab], [role=slider], a')
    return [...controls]
      .filter((control) => !over.contains(control))
      .map((control) => ({ control, at: control.getBoundingClientRect() }))
      .filter(({ at }) => at.width > 0 && at.height > 0)
      .filter(({ at }) => at.left < box.right && at.right > box.left && at.top < box.bottom && at.bottom > box.top)
      .map(({ control }) => control.outerHTML.slice(0, 120))
  })

const openBroken = (name: string) =>
  page.evaluate((fileName) => {
    const files = new DataTransfer()
    files.items.add(new File(['{"format": "tutti-sess'], fileName, { type: 'application/json' }))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))
  }, name)

it('says of a file by its name what is wrong, what is safe and what to do; covers nothing, moves nothing', async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
  ]) {
    await page.setViewportSize(viewport)
    const before = await places()
    await openBroken('my song.json')
    const alert = notices().getByRole('alert')
    await alert.waitFor()
    const text = (await alert.textContent()) ?? ''
    expect(text).toContain('“my song.json” was not opened')
    expect(text).toContain('What is open stays as it was.')
    expect(await places()).toEqual(before)
    expect(await covered()).toEqual([])
    expect(await strip(page, 'keys.wav').count()).toBe(1)
    expect(await violations(page, 'an error')).toEqual([])
    await notices().getByRole('button', { name: 'Dismiss', exact: true }).click()
    await alert.waitFor({ state: 'detached' })
  }
})

it('lets what was done go by itself, but not while somebody points at it, and never an error', async () => {
  await openBroken('broken.json')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog', { name: 'Commands' }).waitFor()
  await page.keyboard.type('save version')
  await page.keyboard.press('Enter')
  const saved = notices().getByText('Saved as “v1”.')
  await saved.waitFor()
  // What went wrong stands first.
  expect(await notices().locator('.notice').first().textContent()).toContain('broken.json')
  await notices().locator('.notice').first().hover()
  await page.waitForTimeout(9_000)
  expect(await saved.count()).toBe(1)
  await page.mouse.move(700, 300)
  await saved.waitFor({ state: 'detached', timeout: 10_000 })
  expect(await notices().getByText('broken.json').count()).toBe(1)
  await notices().getByRole('button', { name: 'Dismiss', exact: true }).click()
}, 60_000)

it('shows work that runs while one is elsewhere, says when it is done, and leads to it', async () => {
  await tab(page, 'Deliver')
  await page.getByRole('button', { name: /^Export master/ }).click()
  await page.getByRole('button', { name: 'Cancel export' }).waitFor()
  // Its own card says it here.
  expect(await running().getByRole('progressbar', { name: 'Exporting' }).count()).toBe(0)
  await tab(page, 'Master')
  await running().getByRole('button', { name: 'Cancel: Exporting' }).press('Enter')
  await running().getByRole('button', { name: 'Cancel: Exporting' }).waitFor({ state: 'detached' })
  await tab(page, 'Deliver')
  await page.getByText('Export cancelled. Nothing was written.').waitFor()

  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByRole('button', { name: /^Export master/ }).click()
  await tab(page, 'Master')
  await running().getByRole('progressbar', { name: 'Exporting' }).waitFor()
  await expect.poll(() => running().textContent()).toMatch(/Exporting\d+ %/)
  await coming
  await notices()
    .getByText(/“.*\.wav”: exported, .* LUFS, .* dBTP\./)
    .waitFor({ timeout: 30_000 })
  await notices().getByRole('button', { name: 'Show' }).click()
  await page.getByRole('tab', { name: /^Deliver/, selected: true }).waitFor()
}, 120_000)

it('brings a closed session back with its steps, by the word that says it was closed', async () => {
  await tab(page, 'Master')
  await strip(page, 'drums.wav').getByRole('button', { name: 'Mute', exact: true }).click()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog', { name: 'Commands' }).waitFor()
  await page.keyboard.type('new session')
  await page.keyboard.press('Enter')
  await page.getByText('Master a song from its stems').waitFor()
  await notices().getByRole('button', { name: 'Bring it back' }).click()
  await tab(page, 'Master')
  await page.getByRole('button', { name: 'Undo “Mute drums”' }).waitFor()
  await pressPlay(page)
})
