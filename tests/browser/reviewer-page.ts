import { pathToFileURL } from 'node:url'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { captureContext } from './harness/capture'
import { browser } from './harness/page'

export interface OpenReview {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: string[]
  close(): Promise<void>
}

interface Options extends BrowserContextOptions {
  /** Listens in on the page's sound; its policy is off for that. */
  readonly capture?: boolean
  readonly fragment?: string
  /** Instead of the disk. */
  readonly address?: string
}

/** Opens a review file as a reviewer does, from disk; every request but the file itself fails, and the test with it. */
export async function openReview(path: string, { capture, fragment = '', address, ...options }: Options = {}) {
  const context = capture
    ? await captureContext()
    : await (await browser()).newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options })
  const page = await context.newPage()
  const url = address ?? pathToFileURL(path).href
  const complaints: string[] = []
  await context.route('**/*', (route) => {
    const asked = route.request().url()
    if (asked.replace(/#.*$/, '') === url || /^(blob|data):/.test(asked)) return route.continue()
    complaints.push(`request: ${asked}`)
    return route.abort()
  })
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  await page.goto(url + fragment)
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  const opened: OpenReview = {
    page,
    context,
    complaints,
    async close() {
      await context.close()
      expect(complaints).toEqual([])
    },
  }
  return opened
}
