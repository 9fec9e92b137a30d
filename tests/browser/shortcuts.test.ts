import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEYED_ACTIONS } from '../../src/ui/actions/keyed-actions'
import { capsOf } from '../../src/ui/actions/keys'
import { violations } from './harness/axe'
import { strip } from './harness/controls'
import { addStems, browser, type OpenPage, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

const stems = ['drums', 'bass', 'lead vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(48_000 * 8, index + 1, 0.2), 48_000),
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

const help = () => page.getByRole('dialog', { name: 'Shortcuts' })
const selected = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`), selected: true }).waitFor()
const position = async () => Number(await page.getByRole('slider', { name: 'Song position' }).inputValue())
const pressed = (name: string) => page.getByRole('button', { name, exact: true }).first().getAttribute('aria-pressed')

describe('each key does its thing', () => {
  const cases: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    ['Shift+1', 'goes to Stems', () => selected('Stems')],
    ['Shift+3', 'goes to Compare', () => selected('Compare')],
    ['ControlOrMeta+e', 'goes to the export', () => selected('Deliver')],
    ['Shift+2', 'goes to Master', () => selected('Master')],
    ['j', 'opens the first strip', () => page.getByRole('region', { name: 'Strip processors' }).waitFor()],
    [
      's',
      'solos it',
      () =>
        expect
          .poll(() => strip(page, 'drums.wav').getByRole('button', { name: 'Solo' }).getAttribute('aria-pressed'))
          .toBe('true'),
    ],
    [
      'm',
      'mutes it',
      () =>
        expect
          .poll(() => strip(page, 'drums.wav').getByRole('button', { name: 'Mute' }).getAttribute('aria-pressed'))
          .toBe('true'),
    ],
    [
      'ControlOrMeta+z',
      'undoes',
      () =>
        expect
          .poll(() => strip(page, 'drums.wav').getByRole('button', { name: 'Mute' }).getAttribute('aria-pressed'))
          .toBe('false'),
    ],
    [
      'ControlOrMeta+Shift+z',
      'redoes',
      () =>
        expect
          .poll(() => strip(page, 'drums.wav').getByRole('button', { name: 'Mute' }).getAttribute('aria-pressed'))
          .toBe('true'),
    ],
    [
      'k',
      'opens the strip before',
      () => expect.poll(() => page.getByRole('button', { name: 'keys', pressed: true }).count()).toBe(1),
    ],
    ['.', 'goes on by 5 s', () => expect.poll(position).toBeCloseTo(5, 1)],
    ['n', 'adds a section', () => page.getByRole('button', { name: 'Intro', exact: true }).waitFor()],
    [',', 'goes back', () => expect.poll(position).toBeCloseTo(0, 1)],
    ['Shift+Period', 'goes to the next section', () => expect.poll(position).toBeCloseTo(5, 1)],
    ['0', 'goes to the start', () => expect.poll(position).toBe(0)],
    ['l', 'loops', () => expect.poll(() => pressed('Loop')).toBe('true')],
    [
      '2',
      'listens to the second sound',
      () =>
        page
          .getByRole('radio', { name: 'Plain sum', exact: true, checked: true })
          .first()
          .waitFor({ state: 'attached' }),
    ],
    [
      'a',
      'hears side A',
      () =>
        page.getByRole('radio', { name: 'Master', exact: true, checked: true }).first().waitFor({ state: 'attached' }),
    ],
    ['o', 'checks in mono', () => page.getByRole('button', { name: /^Mono/ }).waitFor()],
    ['u', 'opens the history', () => page.getByRole('dialog', { name: 'History' }).waitFor()],
    ['Escape', 'closes it', () => page.getByRole('dialog', { name: 'History' }).waitFor({ state: 'detached' })],
    [
      'r',
      'says the loudness',
      () => page.locator('[aria-label=Announcements]').getByText('Whole song').waitFor({ state: 'attached' }),
    ],
  ]
  it.each(cases)('%s %s', async (key, _does, shows) => {
    await page.keyboard.press(key)
    await shows()
  })
})

it('lists every binding under ?, by what it does, and finds it', async () => {
  await page.keyboard.press('Shift+?')
  await help().waitFor()
  const listed = await help()
    .locator('.help-row')
    .evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector('dt')?.textContent,
        keys: [...row.querySelectorAll('.key-caps')].map((caps) =>
          [...caps.querySelectorAll('kbd')].map((key) => key.textContent),
        ),
      })),
    )
  const declared = KEYED_ACTIONS.filter(({ keys }) => keys).map(({ label, keys = [] }) => ({
    label,
    keys: keys.map((binding) => capsOf(binding, false)),
  }))
  expect(listed.filter(({ keys }) => keys.length > 0)).toEqual(expect.arrayContaining(declared))
  expect(listed.filter(({ keys }) => keys.length > 0)).toHaveLength(declared.length)
  expect(await violations(page, 'shortcuts')).toEqual([])
  await page.keyboard.type('loop')
  await expect.poll(() => help().locator('.help-row').count()).toBeLessThan(8)
  await help().getByText('Loop from here').waitFor()
  await help().getByRole('button', { name: 'Close' }).click()
  await help().waitFor({ state: 'detached' })
})

it('saves the session from within a text field, where letters are letters', async () => {
  await tab(page, 'Deliver')
  const artist = page.getByRole('textbox', { name: 'Artist', exact: true })
  await artist.fill('')
  await artist.pressSequentially('mls 0')
  expect(await artist.inputValue()).toBe('mls 0')
  const coming = page.waitForEvent('download')
  await artist.press('ControlOrMeta+s')
  expect((await coming).suggestedFilename()).toMatch(/\.json$/)
  await page.getByRole('tab', { name: /^Deliver/, selected: true }).waitFor()
})

it('leaves Space to a button that was walked to, and takes it where one was clicked', async () => {
  await tab(page, 'Master')
  const mute = strip(page, 'bass.wav').getByRole('button', { name: 'Mute', exact: true })
  await mute.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => mute.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await mute.click()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  expect(await mute.getAttribute('aria-pressed')).toBe('false')
})

it('keeps what cannot be saved in a field while another screen is looked at', async () => {
  await tab(page, 'Deliver')
  const isrc = page.getByRole('textbox', { name: 'ISRC', exact: true })
  await isrc.fill('DE-XY')
  await tab(page, 'Master')
  await tab(page, 'Deliver')
  expect(await isrc.inputValue()).toBe('DE-XY')
  await page.getByText(/An ISRC has 12 characters/).waitFor()
  await isrc.press('Escape')
  expect(await isrc.inputValue()).toBe('')
  await tab(page, 'Master')
  await tab(page, 'Deliver')
  expect(await isrc.inputValue()).toBe('')
})
