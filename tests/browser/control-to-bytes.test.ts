import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseFormat, setSlider, strip } from './harness/controls'
import { addStems, browser, exportMaster, type OpenPage, openPage, tab } from './harness/page'
import { noise, readWavFloat, wav24 } from './harness/signals'

const RATE = 48_000
const FRAMES = RATE / 2

let open: OpenPage
let page: Page
let plain: Samples

interface Samples {
  left: Float32Array
  right: Float32Array
}

/** With a constant part, for the DC blocker. */
function offset({ left, right }: Samples): Samples {
  const raised = (samples: Float32Array) => samples.map((sample) => sample + 2 ** -6)
  return { left: raised(left), right: raised(right) }
}

beforeAll(async () => {
  open = await openPage()
  page = open.page
  // Soft enough that nothing here reaches the limiter's ceiling, different on both sides, with a constant part.
  const stems = ['drums', 'lead vox'].map((name, index) => ({
    name: `${name}.wav`,
    buffer: wav24(offset(noise(FRAMES, index + 1, 0.15)), RATE),
  }))
  await addStems(page, stems)
  await tab(page, 'Master')
  await strip(page, 'lead vox.wav').waitFor()
  await chooseFormat(page, '32-bit float')
  plain = await exported()
}, 60_000)

afterAll(async () => {
  await open.close()
  await (await browser()).close()
})

async function exported(): Promise<Samples> {
  return readWavFloat((await exportMaster(page)).bytes)
}

const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length)
const mean = (samples: Float32Array) => samples.reduce((sum, x) => sum + x, 0) / samples.length
const differenceDb = (a: Float32Array, b: Float32Array) => 20 * Math.log10(rms(a.map((x, n) => x - (b[n] ?? 0))))
const mid = ({ left, right }: Samples) => left.map((x, n) => 0.5 * (x + (right[n] ?? 0)))
const side = ({ left, right }: Samples) => left.map((x, n) => 0.5 * (x - (right[n] ?? 0)))
const levelDb = (now: Float32Array, before: Float32Array) => 20 * Math.log10(rms(now) / rms(before))

/** Opens one of a strip's processors, or of the master's, and returns its editor. */
async function openProcessor(host: 'drums.wav' | 'lead vox.wav' | 'master', title: string): Promise<Locator> {
  await tab(page, 'Master')
  if (host === 'master') {
    await page
      .getByRole('region', { name: 'Master chain' })
      .getByRole('button', { name: /^True-peak limiter/ })
      .click()
  } else {
    await strip(page, host).getByRole('button', { name: 'Open the equaliser' }).click()
  }
  const editor = page.getByRole('region', { name: host === 'master' ? 'Master processors' : 'Strip processors' })
  await editor.getByRole('radio', { name: title, exact: true }).check({ force: true })
  return editor
}

const turn = (editor: Locator, name: string, on: boolean) =>
  editor.getByRole('switch', { name, exact: true }).setChecked(on, { force: true })

/** A processor by its visible controls: how it is set up, what that must do to the file, and its switch. */
interface Case {
  name: string
  host: 'drums.wav' | 'lead vox.wav' | 'master'
  tab: string
  on: string
  set?: (editor: Locator) => Promise<void>
  expects: (now: Samples) => void
}

/** Sample for sample; quicker than the matcher. */
function expectPlain({ left, right }: Samples): void {
  const same = (a: Float32Array, b: Float32Array) => a.length === b.length && a.every((x, n) => x === b[n])
  expect(same(left, plain.left) && same(right, plain.right)).toBe(true)
}

const isChanged = (now: Samples) => expect(differenceDb(now.left, plain.left)).toBeGreaterThan(-80)

const CASES: Case[] = [
  {
    name: 'DC blocker of one of two stems',
    host: 'drums.wav',
    tab: 'Repair',
    on: 'DC blocker',
    expects: (now) => expect(mean(now.left.subarray(FRAMES / 2))).toBeLessThan(0.7 * mean(plain.left)),
  },
  { name: 'hum notch', host: 'drums.wav', tab: 'Repair', on: 'Hum notch', expects: isChanged },
  {
    name: 'transient shaper',
    host: 'drums.wav',
    tab: 'Transient shaper',
    on: 'Transient shaper',
    set: (editor) => setSlider(editor, 'Attack emphasis', 9),
    expects: (now) => expect(levelDb(now.left.subarray(0, 200), plain.left.subarray(0, 200))).toBeGreaterThan(1),
  },
  {
    name: 'saturator of a strip',
    host: 'drums.wav',
    tab: 'Saturator',
    on: 'Saturator',
    set: (editor) => setSlider(editor, 'Drive', 15),
    expects: isChanged,
  },
  {
    name: 'width of a strip',
    host: 'lead vox.wav',
    tab: 'Width',
    on: 'Width',
    set: (editor) => setSlider(editor, 'Stereo width', 0),
    expects: (now) => {
      expect(differenceDb(mid(now), mid(plain))).toBeLessThan(-130)
      expect(levelDb(side(now), side(plain))).toBeLessThan(-2)
    },
  },
  {
    name: 'width of the master',
    host: 'master',
    tab: 'Width',
    on: 'Width',
    set: (editor) => setSlider(editor, 'Stereo width', 0),
    expects: (now) => expect(now.left).toEqual(now.right),
  },
  {
    name: 'multiband compressor',
    host: 'master',
    tab: 'Multiband compressor',
    on: 'Multiband compressor',
    set: async (editor) => {
      for (const band of [1, 2, 3]) await setSlider(editor, `Band ${band} threshold`, -50)
    },
    expects: (now) => expect(levelDb(now.left, plain.left)).toBeLessThan(-3),
  },
  {
    name: 'saturator of the master',
    host: 'master',
    tab: 'Saturator',
    on: 'Saturator',
    set: (editor) => setSlider(editor, 'Drive', 15),
    expects: isChanged,
  },
]

/**
 * From the visible control to the exported bytes, for what tables alone cannot show: that it works in the product, and
 * that switched off it leaves no bit behind. Every single parameter is covered by every-control and every-parameter.
 */
describe('a processor that is operated on the page', () => {
  it.each(CASES)('is in the file, and gone from it when it is off: $name', async (processor) => {
    const editor = await openProcessor(processor.host, processor.tab)
    await turn(editor, processor.on, true)
    await processor.set?.(editor)
    processor.expects(await exported())
    await turn(await openProcessor(processor.host, processor.tab), processor.on, false)
    expectPlain(await exported())
  })

  it('de-esses: a dynamic band by one button', async () => {
    const editor = await openProcessor('lead vox.wav', 'Equaliser')
    await editor.getByRole('button', { name: 'De-ess', exact: true }).click()
    const now = await exported()
    expect(differenceDb(now.left, plain.left)).toBeGreaterThan(-60)
    await tab(page, 'Master')
    await page.getByRole('button', { name: /^Undo/ }).click()
    expectPlain(await exported())
  })

  it('sends to the reverb: the song is longer by its tail', async () => {
    const send = await openProcessor('lead vox.wav', 'Reverb send')
    await turn(send, 'Reverb send', true)
    expectPlain(await exported())
    const reverb = await openProcessor('master', 'Reverb')
    await turn(reverb, 'Reverb', true)
    const now = await exported()
    expect(now.left.length).toBeGreaterThan(FRAMES + RATE)
    expect(rms(now.left.subarray(FRAMES, FRAMES + 4800))).toBeGreaterThan(1e-4)
    await turn(await openProcessor('master', 'Reverb'), 'Reverb', false)
    expectPlain(await exported())
  })

  it('equalises the side alone, and with a linear phase', async () => {
    const editor = await openProcessor('master', 'Equaliser')
    await editor.getByRole('button', { name: 'Band 5', exact: true }).click({ force: true })
    await setSlider(editor, 'Band 5 gain', 12)
    await editor.getByRole('button', { name: /Channels of band 5$/ }).click()
    await page.getByRole('option', { name: 'Side', exact: true }).click()
    const minimum = await exported()
    expect(differenceDb(mid(minimum), mid(plain))).toBeLessThan(-130)
    expect(levelDb(side(minimum), side(plain))).toBeGreaterThan(1)
    const again = await openProcessor('master', 'Equaliser')
    const phase = again.getByRole('radiogroup', { name: 'Phase' }).getByRole('radio', { name: 'Linear' })
    if ((await phase.count()) > 0) await phase.check({ force: true })
    else {
      await again.getByRole('button', { name: /Phase$/ }).click()
      await page.getByRole('option', { name: 'Linear', exact: true }).click()
    }
    const linear = await exported()
    expect(linear.left).toHaveLength(FRAMES)
    expect(differenceDb(mid(linear), mid(plain))).toBeLessThan(-130)
    // The same magnitude, another phase: as much side, at other places.
    expect(Math.abs(levelDb(side(linear), side(minimum)))).toBeLessThan(0.5)
    expect(differenceDb(side(linear), side(minimum))).toBeGreaterThan(-60)
    await (await openProcessor('master', 'Equaliser')).getByRole('button', { name: 'Band 5', exact: true }).click()
    expectPlain(await exported())
  })

  it('hears the order of the processors', async () => {
    await turn(await openProcessor('master', 'Glue compressor'), 'Glue compressor', true)
    await setSlider(page, 'Threshold', -40)
    await turn(await openProcessor('master', 'Saturator'), 'Saturator', true)
    const before = await exported()
    await tab(page, 'Master')
    await page
      .getByRole('region', { name: 'Master chain' })
      .getByRole('button', { name: /^Saturator/ })
      .focus()
    await page.keyboard.press('Alt+ArrowUp')
    expect(differenceDb((await exported()).left, before.left)).toBeGreaterThan(-80)
    for (const name of ['Glue compressor', 'Saturator']) await turn(await openProcessor('master', name), name, false)
    expectPlain(await exported())
  })

  it('limits by character and link, and the ceiling holds', async () => {
    await tab(page, 'Master')
    await setSlider(page.getByRole('group', { name: 'Limiter', exact: true }), 'Drive', 18)
    const transparent = await exported()
    const editor = await openProcessor('master', 'True-peak limiter')
    await editor.getByRole('radiogroup', { name: 'Limiter character' }).getByRole('radio', { name: 'Loud' }).check({
      force: true,
    })
    const loud = await exported()
    expect(levelDb(loud.left, transparent.left)).toBeGreaterThan(0.2)
    await setSlider(await openProcessor('master', 'True-peak limiter'), 'Limiter stereo link', 0)
    const unlinked = await exported()
    expect(differenceDb(unlinked.left, loud.left)).toBeGreaterThan(-80)
    for (const { left, right } of [transparent, loud, unlinked]) {
      expect(Math.max(...left.map(Math.abs), ...right.map(Math.abs))).toBeLessThan(10 ** (-0.99 / 20))
    }
  })
})
