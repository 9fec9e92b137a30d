import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyCertificate } from '../../src/delivery/certificate/verify-certificate'
import { MemoryReader } from '../../src/wav/byte-reader'
import { tools } from '../delivery/certificate-files'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, type Stereo, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stem = (name: string, sound: Stereo) => ({ name, buffer: wav24(sound, 48_000) })

const card = (page: Page) => page.getByRole('region', { name: 'Certificate' })

async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download')
  await card(page).getByRole('button', { name: button }).click()
  const download = await coming
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

function check(page: Page, files: { name: string; buffer: Buffer }[]): Promise<void> {
  const payloads = files.map((file) => ({ ...file, mimeType: 'application/octet-stream' }))
  return card(page).getByLabel('Check a file against its certificate').setInputFiles(payloads)
}

describe('the certificate of an export', () => {
  it('says “Ready”, can be kept, and tells the file from every other one', async () => {
    const { page, close } = await openPage()
    await addStems(page, [stem('Drums.wav', noise(48_000 * 4, 1, 0.2)), stem('Bass.wav', noise(48_000 * 4, 2, 0.2))])
    const master = await exportMaster(page)
    await card(page).getByText('Ready', { exact: true }).waitFor()
    await card(page)
      .getByText(/^All \d+ lines passed$/)
      .waitFor()
    const json = await saved(page, 'Save certificate (JSON)')
    expect(json.name).toBe(master.name.replace('.wav', '.certificate.json'))
    expect(JSON.parse(json.text)).toMatchObject({ kind: 'tutti-certificate', passed: true })
    // Another host measures the same, to the last digit.
    const inNode = await verifyCertificate(
      { name: master.name, reader: new MemoryReader(master.bytes) },
      json.text,
      tools,
    )
    expect(inNode.lines.filter(({ passed }) => !passed)).toEqual([])
    const html = await saved(page, 'Save certificate (page)')
    expect(html.text).toContain('<!doctype html>')

    const certificate = { name: json.name, buffer: Buffer.from(json.text) }
    await check(page, [certificate, { name: 'renamed.wav', buffer: master.bytes }])
    await card(page).getByText('is the file that was certified').waitFor()

    const flipped = Buffer.from(master.bytes)
    flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] as number) ^ 1
    await check(page, [{ name: master.name, buffer: flipped }, certificate])
    await card(page).getByText('is not the file that was certified').waitFor()
    const failed = card(page).getByRole('table', { name: /^Failed lines/ })
    expect(await failed.getByRole('rowheader').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('SHA-256 of the file'),
        expect.stringContaining('SHA-256 of the samples'),
      ]),
    )

    const edited = { ...certificate, buffer: Buffer.from(json.text.replace('"passed": true', '"passed":  false')) }
    await check(page, [edited, { name: master.name, buffer: master.bytes }])
    const broken = failed.getByRole('rowheader', { name: 'The certificate is as it was made' })
    await broken.waitFor()
    await check(page, [certificate])
    await card(page).getByText('Choose two files together').waitFor()
    await close()
  })

  it('says “Not ready”, and why, where the master cancels in mono', async () => {
    const { page, close } = await openPage()
    const sound = noise(48_000 * 4, 1, 0.2)
    await addStems(page, [stem('Pad.wav', { left: sound.left, right: sound.left.map((value) => -value) })])
    await exportMaster(page)
    await card(page).getByText('Not ready', { exact: true }).waitFor()
    const failed = card(page).getByRole('table', { name: /^Failed lines/ })
    expect(await failed.getByRole('rowheader').allInnerTexts()).toEqual([expect.stringContaining('Loss in mono')])
    await tab(page, 'Deliver')
    await close()
  })
})
