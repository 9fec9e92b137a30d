import { afterAll, expect, it } from 'vitest'
import { violations } from './harness/axe'
import { expectStrips, pressPause, pressPlay, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const SCREENS = ['Stems', 'Master', 'Compare', 'Deliver'] as const

const stems = ['drums', 'bass', 'lead vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(96_000, index + 1, 0.2), 48_000),
}))

it('has no violation that axe knows, empty and with stems, on every screen', async () => {
  const { page, close } = await openPage()
  const found: string[] = []
  for (const name of SCREENS) {
    await tab(page, name)
    found.push(...(await violations(page, `empty ${name}`)))
  }
  await addStems(page, stems)
  await expectStrips(page, 4)
  await page.keyboard.press('n')
  await page.getByRole('button', { name: 'Intro', exact: true }).waitFor()
  for (const name of SCREENS) {
    await tab(page, name)
    await page.waitForTimeout(100)
    found.push(...(await violations(page, name)))
  }
  for (const name of ['Add instrumental', 'Add a cappella']) await page.getByRole('button', { name }).click()
  found.push(...(await violations(page, 'alternates')))
  await exportMaster(page)
  await page.getByRole('table', { name: / files in / }).waitFor()
  await page.getByRole('radio', { name: 'Free', exact: true }).check({ force: true })
  found.push(...(await violations(page, 'free alternates, and what was exported')))
  await page.getByRole('button', { name: 'Intro', exact: true }).press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Rename' }).waitFor()
  found.push(...(await violations(page, 'the menu of a section')))
  expect(found).toEqual([])
  await close()
})

/** Every processor's editor, with as much on it as it can show. */
it('has no violation that axe knows in any editor of a strip or of the master', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  const found: string[] = []
  await page.keyboard.press('n')
  const openAll = async (region: string) => {
    const editor = page.getByRole('region', { name: region })
    const tabs = editor.getByRole('radiogroup', { name: 'Processor' }).getByRole('radio')
    for (let index = 0; index < (await tabs.count()); index += 1) {
      const name = (await tabs.nth(index).getAttribute('aria-label')) ?? ''
      await tabs.nth(index).check({ force: true })
      const own = editor.getByRole('switch', { name, exact: true })
      if ((await own.count()) > 0) await own.check({ force: true })
      for (const choice of ['Dynamics', '4 bands']) {
        const radio = editor.getByRole('radio', { name: choice, exact: true })
        if ((await radio.count()) > 0) await radio.check({ force: true })
      }
      await page.waitForTimeout(60)
      found.push(...(await violations(page, `${region}, ${name}`)))
    }
  }
  await strip(page, 'lead vox.wav').getByRole('button', { name: 'Open the equaliser' }).click()
  await page.getByRole('button', { name: 'De-ess', exact: true }).click()
  await openAll('Strip processors')
  const chain = page.getByRole('region', { name: 'Master chain' })
  await chain.getByRole('button', { name: /^Reverb/ }).click()
  await openAll('Master processors')
  await chain.getByRole('button', { name: 'Move Width', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).waitFor()
  found.push(...(await violations(page, 'the menu of the order')))
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Meter', exact: true }).check({ force: true })
  found.push(...(await violations(page, 'the meter')))
  await page.getByRole('button', { name: /^Scale of the meter/ }).click()
  await page.getByRole('dialog', { name: 'Scale of the meter' }).waitFor()
  found.push(...(await violations(page, 'the scale of the meter')))
  await page.keyboard.press('Escape')
  await page.getByText('up to date').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: /^Peaks/ }).click()
  await page.getByRole('menuitem', { name: /^Go to/ }).waitFor()
  found.push(...(await violations(page, 'the places of the song')))
  expect(found).toEqual([])
  await close()
})

it('has the names that a screen reader and a script find it by', async () => {
  const { page, close } = await openPage()
  for (const name of SCREENS)
    expect(await page.getByRole('tab', { name: new RegExp(`^${name}`) }).count(), name).toBe(1)
  await tab(page, 'Stems')
  expect(await page.getByLabel('Add stems', { exact: true }).getAttribute('type')).toBe('file')
  expect(await page.getByRole('button', { name: 'Load demo song' }).count()).toBe(1)
  await addStems(page, stems)
  await expectStrips(page, 4)
  for (const { name } of stems) {
    for (const slider of ['Gain', 'Balance']) {
      const found = strip(page, name).getByRole('slider', { name: slider, exact: true })
      expect(await found.count(), `${name} ${slider}`).toBe(1)
      expect(await found.getAttribute('aria-valuetext'), slider).toMatch(slider === 'Gain' ? /dB/ : /%|centre|C/i)
    }
    for (const toggle of ['Mute', 'Solo']) {
      const found = strip(page, name).getByRole('button', { name: toggle, exact: true })
      expect(await found.getAttribute('aria-pressed'), `${name} ${toggle}`).toBe('false')
    }
  }
  await tab(page, 'Compare')
  for (const name of ['Add rough mix', 'Add reference']) {
    expect(await page.getByLabel(name, { exact: true }).first().getAttribute('type'), name).toBe('file')
  }
  const radios = page.getByRole('radiogroup', { name: 'Listen to' }).first().getByRole('radio')
  expect(await radios.evaluateAll((elements) => elements.length)).toBe(4)
  await tab(page, 'Deliver')
  for (const name of ['Export master', 'Save session']) {
    expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(1)
  }
  await close()
})

it('tells assistive technology how each step stands, beside the name and not in it', async () => {
  const { page, context, close } = await openPage()
  const driver = await context.newCDPSession(page)
  const tabs = async () => {
    const { nodes } = await driver.send('Accessibility.getFullAXTree')
    const found = nodes.filter((node) => node.role?.value === 'tab')
    return found.map((node) => `${node.name?.value}: ${node.description?.value}`)
  }
  const nothingYet = ['Stems: not begun', 'Master: not begun', 'Compare: not begun', 'Deliver: not begun']
  expect(await tabs()).toEqual(nothingYet)
  await addStems(page, stems)
  await expectStrips(page, 4)
  await exportMaster(page)
  // In words how it stands, then what it measured.
  await expect
    .poll(tabs)
    .toEqual([
      'Stems: done, 4 stems, 48 kHz',
      expect.stringMatching(/^Master: in work, −\d+\.\d LUFS$/),
      'Compare: not begun',
      'Deliver: done, certified',
    ])
  await close()
})

it('plays and pauses with the space bar, except where a space is typed', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  await page.locator('body').click({ position: { x: 720, y: 890 } })
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await close()
})

it('reaches a first master by keyboard alone', async () => {
  const { page, close } = await openPage()
  // A file dialogue cannot be operated here: the files are handed to the focused input, all else is keys.
  await addStems(page, stems)
  await expectStrips(page, 4)
  const focusBy = async (matches: (name: string) => boolean) => {
    for (let presses = 0; presses < 300; presses += 1) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(() => {
        const element = document.activeElement
        return `${element?.getAttribute('role') ?? element?.tagName} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`
      })
      if (matches(name)) return
    }
    throw new Error('not reached by Tab')
  }
  await page.locator('body').click({ position: { x: 720, y: 890 } })
  await focusBy((name) => name.startsWith('tab'))
  await page.keyboard.press('End')
  await page.getByRole('tab', { name: /^Deliver/, selected: true }).waitFor()
  await focusBy((name) => name.includes('Export master'))
  const coming = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await coming).suggestedFilename()).toMatch(/\.wav$/)
  await close()
})

it('plays the demo song, moves a control while it plays, and exports it', async () => {
  const { page, close } = await openPage()
  await page.getByRole('button', { name: 'Load demo song' }).first().click()
  await expectStrips(page, 6)
  await pressPlay(page)
  const position = () => page.getByRole('slider', { name: 'Song position' }).inputValue()
  const before = Number(await position())
  await page.waitForTimeout(1_500)
  expect(Number(await position())).toBeGreaterThan(before)
  await page.getByRole('slider', { name: 'Gain', exact: true }).first().press('ArrowDown')
  await pressPause(page)
  const session = JSON.parse((await saveSession(page)).text) as { groups: { strip: { output: { gainDb: number } } }[] }
  expect(session.groups[0]?.strip.output.gainDb).toBe(-0.1)
  const { bytes } = await exportMaster(page)
  expect(bytes.length).toBeGreaterThan(40 * 48_000 * 6)
  await close()
})
