import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { MASTER_LAYOUT, type Slot, STRIP_LAYOUT } from '../../src/params'
import { expectStrips, strip } from './harness/controls'
import { addStems, browser, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = ['drums', 'bass', 'vocal', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(4_800, index + 1, 0.2), 48_000),
}))

const BAND_FIELDS: Record<string, string> = {
  hz: 'frequency',
  gainDb: 'gain',
  q: 'Q',
  rangeDb: 'range',
  thresholdDb: 'threshold',
  ratio: 'ratio',
  attackMs: 'attack',
  releaseMs: 'release',
}
/** Of a strip's equaliser bands: what stands on the page "Dynamics" instead of "Tone". */
const DYNAMICS = ['rangeDb', 'thresholdDb', 'attackMs', 'releaseMs']

/** What a control is called on the page: its table's label, with its band's number where there are bands. */
function nameOf({ path, param }: Slot): string {
  const band = path.indexOf('bands')
  if (band < 0) return param.label
  const number = Number(path[band + 1]) + 1
  const field = path.at(-1) as string
  if (field === 'on') return path[0] === 'multiband' ? `Compress band ${number}` : `Band ${number}`
  if (field === 'type' || field === 'channels') return `${param.label} of band ${number}`
  return `Band ${number} ${BAND_FIELDS[field]}`
}

/** A value that is neither the default nor an end, on the control's own grid. */
function otherValue({ param }: Slot): number | boolean | string {
  if (param.kind === 'toggle') return !param.default
  if (param.kind === 'choice') return param.options.find((option) => option.id !== param.default)?.id ?? ''
  const scale = 10 ** Math.min(param.digits, 1)
  const middle = param.taper === 'log' ? Math.sqrt(param.min * param.max) : param.min + (param.max - param.min) * 0.3
  return Math.round(middle * scale) / scale
}

async function operate(page: Page, scope: Locator, slot: Slot): Promise<void> {
  const { param } = slot
  const name = nameOf(slot)
  if (param.kind === 'number') {
    await scope.getByRole('slider', { name, exact: true }).fill(String(otherValue(slot)))
  } else if (param.kind === 'toggle') {
    const toggle = scope.getByRole('button', { name, exact: true }).or(scope.getByRole('switch', { name, exact: true }))
    await toggle.first().click({ force: true })
  } else {
    const label = param.options.find((option) => option.id === otherValue(slot))?.label ?? ''
    const segments = scope.getByRole('radiogroup', { name, exact: true })
    if ((await segments.count()) > 0) {
      await segments.getByRole('radio', { name: label, exact: true }).check({ force: true })
      return
    }
    await scope.getByRole('button', { name: new RegExp(`${name}$`) }).click()
    await page.getByRole('option', { name: label, exact: true }).click()
  }
}

function valueAt(document: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((at: unknown, key) => (at as Record<string, unknown>)[key as string], document)
}

const SECTIONS = {
  strip: {
    repair: 'Repair',
    filters: 'Filters',
    eq: 'Equaliser',
    compressor: 'Compressor',
    transient: 'Transient shaper',
    saturator: 'Saturator',
    width: 'Width',
    rides: 'Section rides',
    send: 'Reverb send',
  },
  master: {
    reverb: 'Reverb',
    eq: 'Equaliser',
    multiband: 'Multiband compressor',
    glue: 'Glue compressor',
    saturator: 'Saturator',
    width: 'Width',
    fades: 'Fades',
    limiter: 'True-peak limiter',
  },
} as const

/** Opens a section's processor and sets all that stands in it. */
async function operateSection(page: Page, editor: Locator, title: string, slots: readonly Slot[]): Promise<void> {
  await editor.getByRole('radio', { name: title, exact: true }).check({ force: true })
  const bandsShow = editor.getByRole('radiogroup', { name: 'Bands show' })
  const hasPages = (await bandsShow.count()) > 0
  const isDynamic = ({ path }: Slot) => hasPages && path.includes('bands') && DYNAMICS.includes(path.at(-1) as string)
  if (hasPages) await bandsShow.getByRole('radio', { name: 'Tone' }).check({ force: true })
  for (const slot of slots.filter((slot) => !isDynamic(slot))) await operate(page, editor, slot)
  if (hasPages) await bandsShow.getByRole('radio', { name: 'Dynamics' }).check({ force: true })
  for (const slot of slots.filter(isDynamic)) await operate(page, editor, slot)
}

/**
 * Each parameter of each table has a control on the page that sets it, and nothing else, in the session. That each of
 * them changes the bytes is shown by tests/render/every-parameter; that the page and the command line write the same
 * bytes, by same-file. Broken once by a trim bound to the fader's path, once by a band's release bound to its attack.
 */
it('has a control for every parameter, bound to that parameter alone', async () => {
  const sections = ['input', 'output', ...Object.keys(SECTIONS.strip), ...Object.keys(SECTIONS.master)]
  const slots = [...STRIP_LAYOUT.slots, ...MASTER_LAYOUT.slots]
  expect(slots.filter(({ path }) => !sections.includes(path[0] as string))).toEqual([])
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 4)
  const before = JSON.parse((await saveSession(page)).text)
  const expected = structuredClone(before)
  const set = (path: readonly (string | number)[], value: unknown) => {
    const parent = valueAt(expected, path.slice(0, -1)) as Record<string, unknown>
    parent[path.at(-1) as string] = value
  }

  await tab(page, 'Master')
  const bass = strip(page, 'bass.wav')
  for (const slot of STRIP_LAYOUT.slots.filter(({ path }) => path[0] === 'input' || path[0] === 'output')) {
    await operate(page, bass, slot)
    set(['groups', 1, 'strip', ...slot.path], otherValue(slot))
  }
  await bass.getByRole('button', { name: 'Open the equaliser' }).click()
  const stripEditor = page.getByRole('region', { name: 'Strip processors' })
  for (const [section, title] of Object.entries(SECTIONS.strip)) {
    const slots = STRIP_LAYOUT.slots.filter(({ path }) => path[0] === section)
    await operateSection(page, stripEditor, title, slots)
    for (const slot of slots) set(['groups', 1, 'strip', ...slot.path], otherValue(slot))
  }

  await page
    .getByRole('region', { name: 'Master chain' })
    .getByRole('button', { name: /^Equaliser/ })
    .click()
  const masterEditor = page.getByRole('region', { name: 'Master processors' })
  for (const [section, title] of Object.entries(SECTIONS.master)) {
    const slots = MASTER_LAYOUT.slots.filter(({ path }) => path[0] === section)
    await operateSection(page, masterEditor, title, slots)
    for (const slot of slots) set(['master', ...slot.path], otherValue(slot))
  }
  expect(JSON.parse((await saveSession(page)).text)).toEqual(expected)
  await close()
})
