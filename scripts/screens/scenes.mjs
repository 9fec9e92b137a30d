import { Buffer } from 'node:buffer'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  addFiles,
  beats,
  openDemo,
  openEqualiser,
  openOfMaster,
  openProcessor,
  play,
  step,
  switchOn,
} from './steps.mjs'

const EIGHT = [
  ['Night Train - Lead Vocal (comp 7, tuned, de-breathed, printed with room).wav', 440, 0.5],
  ['Night Train - Backing Vocals all harmonies and doubles.wav', 660, 0.3],
  ['Night Train - Drums.wav', 90, 0.7],
  ['Night Train - Bass.wav', 55, 0.6],
  ['Night Train - Guitars left right and the one in the bridge.wav', 330, 0.4],
  ['Night Train - Keys.wav', 523, 0.3],
  ['Night Train - Synths.wav', 880, 0.3],
  ['Night Train - Effects, risers and noises.wav', 1760, 0.2],
]

const empty = async (page) => {
  await page.getByRole('button', { name: 'Load demo song' }).first().waitFor()
  await page.waitForTimeout(500)
}

const master = async (page) => {
  await openDemo(page)
  await play(page)
}

const onStep = (name) => async (page) => {
  await openDemo(page)
  await step(page, name)
  await page.waitForTimeout(800)
}

const ofStrip = (strip, processor) => async (page) => {
  await openDemo(page)
  await openEqualiser(page, strip)
  await openProcessor(page, processor)
  await play(page, 7)
}

const eight = async (page) => {
  await addFiles(
    page,
    EIGHT.slice(0, 6).map((stem) => beats(...stem)),
  )
  await page.getByText(/6 of 8 strips/).waitFor({ timeout: 60_000 })
  await addFiles(
    page,
    EIGHT.slice(6).map((stem) => beats(...stem)),
  )
  await step(page, 'Master')
  await page
    .getByRole('group', { name: /Effects/ })
    .first()
    .waitFor({ timeout: 60_000 })
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.waitForTimeout(4000)
}

const deliver = async (page) => {
  await openDemo(page)
  await step(page, 'Deliver')
  for (const kind of ['instrumental', 'a cappella']) await page.getByRole('button', { name: `Add ${kind}` }).click()
  await page.getByRole('button', { name: /^Export master/ }).click()
  await page.getByText('Exported and checked').waitFor({ timeout: 60_000 })
  await page.locator('.deliver-screen').evaluate((screen) => screen.scrollTo(0, 0))
  await page.waitForTimeout(600)
}

const compare = async (page) => {
  await openDemo(page)
  await step(page, 'Compare')
  await page.getByRole('button', { name: 'Measure: tonal balance' }).click()
  await page.getByText('All bands in figures').waitFor({ timeout: 60_000 })
  await page.waitForTimeout(600)
}

const versions = async (page) => {
  await openDemo(page)
  await step(page, 'Compare')
  await page.getByRole('tab', { name: 'Versions', exact: true }).click()
  await page.getByLabel('Your name', { exact: true }).fill('Jo Weber')
  for (const [name, drive] of [
    ['v1', '3'],
    ['v2 louder chorus', '5'],
  ]) {
    await page.getByRole('slider', { name: 'Drive', exact: true }).first().fill(drive)
    await page.getByLabel('Version name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Save version', exact: true }).click()
    await page.getByRole('listitem', { name, exact: true }).waitFor()
  }
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
}

/** The form that sends versions out, and what the reviewer sees: another page, from disk. */
const review = async (page, folder) => {
  await versions(page)
  await page.getByRole('tab', { name: 'Review', exact: true }).click()
  for (const name of ['v1', 'Plain sum']) await page.getByRole('checkbox', { name, exact: true }).check({ force: true })
  await page.getByLabel('Message to the reviewer').fill('Is the second one too loud in the chorus?')
  const coming = page.waitForEvent('download', { timeout: 120_000 })
  await page.getByRole('button', { name: 'Export review', exact: true }).click()
  const path = resolve(folder, 'review.html')
  await (await coming).saveAs(path)
  const reviewer = await page.context().newPage()
  await reviewer.goto(pathToFileURL(path).href)
  await reviewer.getByRole('slider', { name: 'Song position' }).fill('31')
  await reviewer.getByRole('textbox', { name: /^Comment/ }).fill('The lead could come down half a decibel here.')
  await reviewer.getByLabel('Your name').first().fill('Anna')
  await reviewer.getByRole('button', { name: 'Add comment' }).click()
  await reviewer.waitForTimeout(600)
  await rm(path)
  return reviewer
}

const exporting = async (page) => {
  await openDemo(page)
  await step(page, 'Deliver')
  await page.getByRole('button', { name: /^Export master/ }).click()
  await step(page, 'Master')
  await page.waitForTimeout(300)
}

const withError = async (page) => {
  await openDemo(page)
  await step(page, 'Stems')
  await addFiles(page, [{ name: 'Guitars (bounce 3).wav', buffer: Buffer.from('RIFF....not a sound file') }])
  await page.getByText(/is not an audio file/).waitFor()
}

const opened = (open) => async (page) => {
  await master(page)
  await open(page)
  await page.waitForTimeout(600)
}

/** Every picture of docs/screens: its window, and how the page comes to stand as it shows. */
export const SCENES = {
  empty: { show: empty },
  'empty-light': { theme: 'light', show: empty },
  stems: { show: onStep('Stems') },
  master: { show: master },
  'master-light': { theme: 'light', show: master },
  'master-1280': { size: [1280, 720], show: master },
  'master-1920': { size: [1920, 1080], show: master },
  'master-2560': { size: [2560, 1440], show: master },
  'master-tablet': { size: [1024, 768], touch: true, show: master },
  'master-upright': { size: [820, 1180], touch: true, show: master },
  'eight-stems': { show: eight },
  'eight-stems-1280': { size: [1280, 720], theme: 'light', show: eight },
  compressor: { show: ofStrip('Bass', 'Compressor') },
  multiband: {
    show: async (page) => {
      await openDemo(page)
      await openOfMaster(page, 'Multiband')
      await switchOn(page, 'Multiband compressor')
      await play(page, 5)
    },
  },
  limiter: {
    show: async (page) => {
      await openDemo(page)
      await openOfMaster(page, 'True-peak limiter')
      await page.getByRole('radio', { name: 'Meter', exact: true }).check({ force: true })
      await page.getByRole('slider', { name: 'Drive', exact: true }).first().fill('8')
      await play(page, 9)
    },
  },
  compare: { show: compare },
  versions: { show: versions },
  review: { show: review },
  deliver: { show: deliver },
  'deliver-light': { theme: 'light', show: deliver },
  exporting: { show: exporting },
  error: { show: withError },
  palette: { show: opened((page) => page.keyboard.press('Control+k')) },
  shortcuts: { theme: 'light', show: opened((page) => page.keyboard.press('?')) },
  history: { show: opened((page) => page.getByRole('button', { name: 'History', exact: true }).click()) },
  presets: {
    show: opened((page) =>
      page
        .getByRole('button', { name: /^Presets/ })
        .first()
        .click(),
    ),
  },
}
