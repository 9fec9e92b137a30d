import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Download, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { launchBrowser } from './chromium'

export interface OpenPage {
  page: Page
  context: BrowserContext
  /** Everything that the page said on its console or threw, and every request to another origin. */
  complaints: string[]
  close(): Promise<void>
}

let shared: Promise<Browser> | undefined

/** One browser for a test file. */
export function browser(): Promise<Browser> {
  shared ??= launchBrowser()
  return shared
}

/** The built page in a fresh profile, at the size of the screen drawings. */
export async function openPage(options: { context?: BrowserContext; path?: string } = {}): Promise<OpenPage> {
  const baseUrl = inject('baseUrl')
  const context =
    options.context ??
    (await (await browser()).newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true }))
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(baseUrl) && !/^(blob|data):/.test(request.url())) {
      complaints.push(`request: ${request.url()}`)
    }
  })
  await page.goto(new URL(options.path ?? '?download', baseUrl).href)
  return {
    page,
    context,
    complaints,
    // The console stays empty and nothing leaves: asked of every test, when it ends.
    async close() {
      await (options.context ? page.close() : context.close())
      expect(complaints).toEqual([])
    },
  }
}

export function tab(page: Page, name: 'Stems' | 'Master' | 'Compare' | 'Deliver'): Promise<void> {
  return page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
}

/** A file by its bytes, or (above 50 MB, which the driver does not carry) by its path. */
export type FilePayload = { name: string; buffer: Buffer } | string

/** Adds files through the control "Add stems" and waits until each has its strip. */
export async function addStems(page: Page, files: FilePayload[]): Promise<void> {
  await tab(page, 'Stems')
  const paths = files.filter((file) => typeof file === 'string')
  const payloads = files.filter((file) => typeof file !== 'string')
  await page
    .getByLabel('Add stems', { exact: true })
    .setInputFiles(
      paths.length > 0 ? paths : payloads.map((file) => ({ ...file, mimeType: 'application/octet-stream' })),
    )
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path())
}

/** Presses "Export master" on Deliver and returns the file that comes down. */
export async function exportMaster(page: Page): Promise<{ name: string; bytes: Buffer }> {
  await tab(page, 'Deliver')
  const coming = page.waitForEvent('download', { timeout: 110_000 })
  await page.getByRole('button', { name: 'Export master' }).click()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
}

/** Presses the button and waits for so many files to come down, in the order in which they do. */
export async function exportFiles(page: Page, count: number): Promise<{ name: string; bytes: Buffer }[]> {
  await tab(page, 'Deliver')
  const coming: Download[] = []
  page.on('download', (download) => coming.push(download))
  await page.getByRole('button', { name: /^Export master/ }).click()
  await expect.poll(() => coming.length, { timeout: 60_000 }).toBe(count)
  page.removeAllListeners('download')
  return Promise.all(
    coming.map(async (download) => ({
      name: download.suggestedFilename(),
      bytes: await bytesOf(download),
    })),
  )
}

/** Presses "Save session" and returns the document. */
export async function saveSession(page: Page): Promise<{ name: string; text: string }> {
  await tab(page, 'Deliver')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save session' }).click()
  const download = await coming
  return { name: download.suggestedFilename(), text: (await bytesOf(download)).toString('utf8') }
}
