import { afterAll, expect, it } from 'vitest'
import { expectStrips } from './harness/controls'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const stems = ['kick', 'bass', 'vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(RATE * 5, index + 1, 0.3), RATE),
}))

interface Asked {
  suggestedName: string
  pieces: number
  bytes: number[]
  state: 'open' | 'closed' | 'aborted'
  busy: boolean
}

declare global {
  interface Window {
    asked: Asked[]
    answer: 'save' | 'save slowly' | 'refuse' | 'close the dialog' | 'full disk'
  }
}

/** The browser's dialog needs a person: this stands in for one, and for the file that it would open. */
function standIn() {
  window.asked = []
  window.answer = 'save'
  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
  Object.assign(window, {
    async showSaveFilePicker({ suggestedName }: { suggestedName: string }) {
      if (!navigator.userActivation.isActive) throw new DOMException('needs a gesture', 'SecurityError')
      const asked: Asked = { suggestedName, pieces: 0, bytes: [], state: 'open', busy: false }
      window.asked.push(asked)
      if (window.answer === 'close the dialog') await wait(400)
      if (['refuse', 'close the dialog'].includes(window.answer)) throw new DOMException('aborted', 'AbortError')
      return {
        getFile: async () => new Blob([Uint8Array.from(asked.bytes)]),
        createWritable: async () => ({
          async write(piece: Uint8Array | { position: number; data: Uint8Array }) {
            if (asked.busy || asked.state !== 'open') throw new Error('written out of turn')
            asked.busy = true
            const { position, data } =
              piece instanceof Uint8Array ? { position: asked.bytes.length, data: piece } : piece
            const copy = [...data]
            await wait(window.answer === 'save slowly' ? 400 : 2)
            if (window.answer === 'full disk') throw new DOMException('There is no space left.', 'QuotaExceededError')
            copy.forEach((byte, n) => {
              asked.bytes[position + n] = byte
            })
            asked.pieces += 1
            asked.busy = false
          },
          async close() {
            asked.state = 'closed'
          },
          async abort() {
            asked.state = 'aborted'
          },
        }),
      }
    },
  })
}

async function openWithDialog() {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
  await context.addInitScript(standIn)
  const opened = await openPage({ context, path: '' })
  const downloads: string[] = []
  opened.page.on('download', (download) => downloads.push(download.suggestedFilename()))
  await addStems(opened.page, stems)
  await expectStrips(opened.page, 4)
  await tab(opened.page, 'Deliver')
  return { ...opened, downloads, button: opened.page.getByRole('button', { name: 'Export master' }) }
}

const states = () => window.asked.map(({ state, suggestedName, pieces }) => [state, suggestedName, pieces])

it('saves where the dialog says, piece by piece, the same bytes as a download', async () => {
  const { page, context, downloads, button, complaints } = await openWithDialog()
  await button.click()
  await page.getByText('SHA-256 of the samples').first().waitFor()
  const [asked] = await page.evaluate(states)
  expect(asked?.slice(0, 2)).toEqual(['closed', 'Untitled [48-24].wav'])
  expect(asked?.[2]).toBeGreaterThan(3)
  expect(downloads).toEqual([])
  const saved = Buffer.from(await page.evaluate(() => window.asked[0]?.bytes ?? []))

  // Cancelled half way: the file is given up, not closed.
  await page.evaluate(() => {
    window.answer = 'save slowly'
  })
  await button.click()
  await page.getByRole('button', { name: 'Cancel export' }).click()
  await expect.poll(() => page.evaluate(() => window.asked[1]?.state)).toBe('aborted')

  await page.evaluate(() => history.replaceState(null, '', '?download'))
  const { bytes } = await exportMaster(page)
  expect(saved.equals(bytes)).toBe(true)
  expect((await page.evaluate(states)).length).toBe(2)
  await context.close()
  expect(complaints).toEqual([])
})

/** Broken once by taking every AbortError for a dialog that was never seen. */
it('lets the person close the dialog: nothing is written, nothing is said; downloads where there never was one', async () => {
  const { page, context, downloads, button, complaints } = await openWithDialog()
  await page.evaluate(() => {
    window.answer = 'close the dialog'
  })
  await button.click()
  await expect.poll(() => page.evaluate(() => window.asked.length)).toBe(1)
  await page.waitForTimeout(1_500)
  expect(downloads).toEqual([])
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await page.getByText(/did not work|cancelled|SHA-256/i).count()).toBe(0)
  expect(await button.isEnabled()).toBe(true)

  // A browser without a screen refuses at once, by the same error.
  await page.evaluate(() => {
    window.answer = 'refuse'
  })
  await button.click()
  await expect.poll(() => downloads, { timeout: 15_000 }).toEqual(['Untitled [48-24].wav'])
  await context.close()
  expect(complaints).toEqual([])
})

it('says so when the file cannot be written, and gives it up', async () => {
  const { page, context, downloads, button, complaints } = await openWithDialog()
  await page.evaluate(() => {
    window.answer = 'full disk'
  })
  await button.click()
  await expect.poll(() => page.getByRole('alert').allTextContents(), { timeout: 15_000 }).toHaveLength(1)
  expect(await page.getByRole('alert').textContent()).toMatch(/did not work.*no space left/)
  expect(await page.evaluate(() => window.asked[0]?.state)).toBe('aborted')
  expect(downloads).toEqual([])
  await context.close()
  expect(complaints).toEqual([])
})
