import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { violations } from './harness/axe'
import { expectStrips, setSlider } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const sound = (name: string, seed: number) => ({
  name,
  buffer: wav24(noise(RATE * 4, seed, 0.1), RATE),
  mimeType: 'audio/wav',
})
const stems = ['drums.wav', 'bass.wav', 'lead vox.wav', 'keys.wav'].map((name, index) => sound(name, index + 1))
const references = [`${'a very long name '.repeat(12)}.wav`, 'second.wav', 'third.wav'].map((name, index) =>
  sound(name, 10 + index),
)

async function addSounds(page: Page): Promise<void> {
  await tab(page, 'Compare')
  await page.getByLabel('Add rough mix', { exact: true }).setInputFiles(sound('rough.wav', 9))
  await page.getByLabel('Add reference', { exact: true }).setInputFiles(references)
  const table = page.getByRole('table', { name: 'What can be heard' })
  await expect
    .poll(() => table.getByRole('button', { name: /^Hear(d now| it): / }).count(), { timeout: 20_000 })
    .toBe(6)
}

it('has no violation that axe knows while it compares: references, menus, checks, one processor, a blind test', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await addSounds(page)
  const found = await violations(page, 'references')
  await page.getByRole('button', { name: 'Line up Reference', exact: true }).click()
  await page.getByRole('switch', { name: 'Loop Reference', exact: true }).check({ force: true })
  const offset = page.getByRole('textbox', { name: 'Offset of Reference', exact: true })
  await offset.fill('soon')
  await offset.press('Enter')
  await page.getByRole('alert').getByText('Type a time').waitFor()
  found.push(...(await violations(page, 'a reference beside the song')))
  await offset.press('Escape')
  await page.getByRole('button', { name: /^All sounds/ }).click()
  await page.getByRole('dialog', { name: 'All sounds' }).waitFor()
  found.push(...(await violations(page, 'all sounds')))
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'All sounds' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Checks/ }).click()
  const checks = page.getByRole('dialog', { name: /checks/i })
  await checks.getByRole('radio', { name: 'Mono' }).check({ force: true })
  await checks.getByRole('switch', { name: 'Dim' }).check({ force: true })
  found.push(...(await violations(page, 'the listening checks')))
  await page.keyboard.press('Escape')
  await tab(page, 'Master')
  await setSlider(page.getByRole('group', { name: 'Limiter' }), 'Drive', 6)
  await page.getByRole('button', { name: /^True-peak limiter/ }).click()
  for (const name of ['Hear bypassed', 'Hear what it changes']) {
    await page.getByRole('button', { name, exact: true }).click()
    // Its colours have come to rest.
    await page.waitForTimeout(200)
    found.push(...(await violations(page, name)))
  }
  await page.getByRole('button', { name: 'Stop hearing the change alone' }).click()
  await tab(page, 'Compare')
  await page.getByRole('tab', { name: 'Blind test' }).click()
  await page.getByRole('button', { name: 'Start blind test' }).click()
  await page.getByText('What you hear is not told until it ends.').waitFor({ timeout: 30_000 })
  found.push(...(await violations(page, 'a blind test')))
  expect(found).toEqual([])
  await close()
})

/** Broken once by segments that stood for every reference. */
it('holds the rough mix and three references with long names in the place that it had, at 1440x900 and at 1280x720', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  const place = () =>
    page.getByRole('region', { name: 'Transport' }).evaluate((element) => element.getBoundingClientRect().height)
  const before = await place()
  await addSounds(page)
  const group = page.getByRole('radiogroup', { name: 'Listen to' })
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const key of ['3', '4', '5', '6']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(60)
      expect(await group.getByRole('radio').count()).toBe(4)
      expect(await place()).toBe(before)
      const cut = await page.locator('.listen-to').evaluate((box) => box.scrollWidth - box.clientWidth)
      expect(cut, `${width}x${height}, key ${key}`).toBe(0)
      expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0)
    }
  }
  await close()
})

/** Broken once by keys that were heard through a menu as well. */
it('is operated by keys alone: slots, sides, checks, one processor', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await addSounds(page)
  const isHeard = (name: string) =>
    expect.poll(() => page.getByRole('radio', { name, exact: true }).isChecked(), { message: name }).toBe(true)
  await page.locator('body').click({ position: { x: 720, y: 890 } })
  await page.keyboard.press('5')
  await isHeard('Reference 2')
  await page.keyboard.press('a')
  await isHeard('Master')
  await page.keyboard.press('x')
  await isHeard('Reference 2')
  await page.keyboard.press('x')
  await isHeard('Master')
  await page.keyboard.press('b')
  await isHeard('Reference 2')

  // The menu: the rough mix becomes A, and is heard by its key.
  await page.getByRole('button', { name: /^All sounds/ }).focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('dialog', { name: 'All sounds' })
  await menu.getByRole('button', { name: 'Hear Rough mix with A' }).focus()
  await page.keyboard.press('1')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await isHeard('Reference 2')
  await page.keyboard.press('Escape')
  await page.locator('body').click({ position: { x: 720, y: 890 } })
  await page.keyboard.press('a')
  await isHeard('Rough mix')

  for (const [key, name] of [
    ['o', /^Mono: .* Mono$/],
    ['d', /^Mono \+1: .* Mono, Dim$/],
    ['f', /Mono, 300 Hz to 8 kHz, Dim$/],
    ['w', /Swapped, 300 Hz to 8 kHz, Dim$/],
    ['i', /Side only, 300 Hz to 8 kHz, Dim$/],
    ['i', /on, 300 Hz to 8 kHz, Dim$/],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByRole('button', { name }).waitFor()
  }
  for (const key of ['f', 'f', 'f', 'd']) await page.keyboard.press(key)
  await page.getByRole('button', { name: /^Checks/ }).waitFor()

  await tab(page, 'Master')
  await page.getByRole('button', { name: /^True-peak limiter/ }).click()
  const bypass = page.getByRole('button', { name: 'Hear bypassed', exact: true })
  const change = page.getByRole('button', { name: 'Hear what it changes', exact: true })
  const pressed = async () => [await bypass.getAttribute('aria-pressed'), await change.getAttribute('aria-pressed')]
  await page.keyboard.press('p')
  await expect.poll(pressed).toEqual(['true', 'false'])
  await isHeard('Master')
  await page.keyboard.press('c')
  await expect.poll(pressed).toEqual(['false', 'true'])
  await page.keyboard.press('c')
  await expect.poll(pressed).toEqual(['false', 'false'])
  await close()
})
