import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import type { ProjectDoc } from '../../src/project/project'
import { stringifyProject } from '../../src/project/stringify-project'
import { writeProjectFile } from '../../src/review/write-project-file'
import { parseSession } from '../../src/session/parse-session'
import { MemorySink } from '../delivery/memory-sink'
import { expectStrips, setSlider, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, saveSession, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'
import { comparePage, keptProject, saveVersion, stateOf } from './project-page'

// A project that somebody handed over, with its stems or with their hashes only, in a browser that has never seen it.

const NAMES = ['Drums', 'Bass', 'Vocal', 'Pad']
const sounds = NAMES.map((_, index) => noise(48_000, index + 1, 0.1))
const files = NAMES.map((name, index) => ({ name: `${name}.wav`, buffer: wav24(sounds[index]!, 48_000) }))

interface HandedOver {
  readonly sessionText: string
  readonly project: ProjectDoc
  /** What the page that made the project exported. */
  readonly master: Buffer
}

let made: Promise<HandedOver> | undefined

/** The project of a page that is closed now. */
function handedOver(): Promise<HandedOver> {
  made ??= makeProject()
  return made
}

async function makeProject(): Promise<HandedOver> {
  const { page, close } = await openPage()
  await addStems(page, files)
  await expectStrips(page, 4)
  await saveVersion(page, 'v1')
  await tab(page, 'Master')
  await setSlider(strip(page, 'Vocal.wav'), 'Gain', 1.5)
  await saveVersion(page, 'v2 vocal up')
  const master = (await exportMaster(page)).bytes
  const sessionText = (await saveSession(page)).text
  const project = await keptProject(page)
  await close()
  return { sessionText, project, master }
}

async function projectFile(withStems: boolean): Promise<Buffer> {
  const { sessionText, project } = await handedOver()
  const stems = parseSession(sessionText).session.groups.map(({ stems: [stem] }, index) => {
    if (!stem?.sha256) throw new Error('a stem without a hash')
    const { left, right } = sounds[index]!
    const read = async (start: number, frames: number) => ({
      left: left.slice(start, start + frames),
      right: right.slice(start, start + frames),
    })
    return { ref: { ...stem, sha256: stem.sha256 }, read: withStems ? read : null }
  })
  const sink = new MemorySink()
  await writeProjectFile({ program: 'Test', sessionText, projectText: stringifyProject(project), stems }, sink)
  return Buffer.from(sink.bytes)
}

async function openFile(page: Page, buffer: Buffer): Promise<void> {
  await tab(page, 'Deliver')
  const file = { name: 'Song.tutti', mimeType: 'application/zip', buffer }
  await page.getByLabel('Open project', { exact: true }).setInputFiles(file)
}

async function saveProject(page: Page): Promise<Buffer> {
  await tab(page, 'Deliver')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save project', exact: true }).click()
  const saved = await coming
  expect(saved.suggestedFilename()).toBe('tutti project.tutti')
  return readFile(await saved.path())
}

async function versionNames(page: Page): Promise<string[]> {
  await comparePage(page, 'Versions')
  const items = page.getByRole('list', { name: 'Saved versions' }).getByRole('listitem')
  return (await items.allInnerTexts()).map((text) => text.split('\n')[0] ?? '')
}

afterAll(async () => (await browser()).close())

it('is saved with its stems and without, the same bytes each time, and opens elsewhere', async () => {
  const { page, close } = await openPage()
  await addStems(page, files)
  await expectStrips(page, 4)
  await saveVersion(page, 'v1')
  const state = await stateOf(page)
  const [whole, again] = [await saveProject(page), await saveProject(page)]
  expect(again.equals(whole)).toBe(true)
  await page.getByRole('checkbox', { name: 'With stems' }).setChecked(false, { force: true })
  const hashes = await saveProject(page)
  expect(hashes.length).toBeLessThan(whole.length / 20)
  await close()
  const other = await openPage()
  await openFile(other.page, whole)
  await expectStrips(other.page, 4)
  expect(await versionNames(other.page)).toEqual(['v1'])
  expect(await stateOf(other.page)).toBe(state)
  await other.close()
})

it('opens whole, with its versions, and gives the same master to the byte', async () => {
  const { project, master } = await handedOver()
  const { page, close } = await openPage()
  await openFile(page, await projectFile(true))
  await expectStrips(page, 4)
  expect(await versionNames(page)).toEqual(['v2 vocal up', 'v1'])
  expect(await stateOf(page)).toBe(project.versions[1]?.stateSha256)
  const again = (await exportMaster(page)).bytes
  expect(again.equals(master)).toBe(true)
  expect(again.includes('TUTTI_VERSION')).toBe(true)
  await close()
})

it('asks for stems that are not in it, and knows them by their samples under any name', async () => {
  const { project, master } = await handedOver()
  const { page, close } = await openPage()
  await openFile(page, await projectFile(false))
  await page.getByText(/Please add .*Drums\.wav.*Pad\.wav/).waitFor()
  expect(await versionNames(page)).toEqual(['v2 vocal up', 'v1'])
  // In another order, under names that say nothing.
  await addStems(
    page,
    files.toReversed().map(({ buffer }, index) => ({ name: `take ${index}.wav`, buffer })),
  )
  await expectStrips(page, 4)
  expect(await stateOf(page)).toBe(project.versions[1]?.stateSha256)
  expect((await exportMaster(page)).bytes.equals(master)).toBe(true)
  await close()
})

it('changes nothing where it is broken, and says why', async () => {
  const good = await projectFile(true)
  const { page, close } = await openPage()
  await addStems(page, [{ name: 'mine.wav', buffer: wav24(noise(48_000, 77, 0.1), 48_000) }])
  await expectStrips(page, 1)
  await saveVersion(page, 'mine')
  const before = await stateOf(page)
  const changed = (at: number) => Buffer.concat([good.subarray(0, at), Buffer.from('!!!!'), good.subarray(at + 4)])
  const text = (from: string, to: string) => Buffer.from(good.toString('latin1').replace(from, to), 'latin1')
  const broken: [Buffer, RegExp][] = [
    [good.subarray(0, good.length >> 1), /cut short/],
    [Buffer.from('hello'), /is no Tutti project/],
    // Inside the sound of a stem.
    [changed(good.indexOf('fLaC') + 60_000), /not the one that belongs there|Drums.wav.*damaged/],
    [text('tutti.json', 'tutto.json'), /tutti\.json.*cannot be read/],
  ]
  for (const [buffer, reason] of broken) {
    await openFile(page, buffer)
    await page.getByText(reason).first().waitFor()
    expect(await stateOf(page)).toBe(before)
    expect(await versionNames(page)).toEqual(['mine'])
  }
  await close()
})

it('comes in the place of another song, whose versions undo brings back', async () => {
  const { page, close } = await openPage()
  await addStems(page, [{ name: 'other.wav', buffer: wav24(noise(48_000, 99, 0.1), 48_000) }])
  await expectStrips(page, 1)
  await saveVersion(page, 'other song')
  await openFile(page, await projectFile(true))
  await expectStrips(page, 4)
  expect(await versionNames(page)).toEqual(['v2 vocal up', 'v1'])
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expectStrips(page, 1)
  expect(await versionNames(page)).toEqual(['other song'])
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expectStrips(page, 4)
  expect(await versionNames(page)).toEqual(['v2 vocal up', 'v1'])
  // And all of that is what is here after a reload.
  await keptProject(page)
  await page.reload()
  await page.getByRole('button', { name: /Restore last session/ }).click()
  await expectStrips(page, 4)
  expect(await versionNames(page)).toEqual(['v2 vocal up', 'v1'])
  await close()
})
