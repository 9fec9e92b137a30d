import { readFileSync } from 'node:fs'
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
  /** Listens in on the page's sound: served, because a page from disk has no worklets, and without its policy. */
  readonly capture?: boolean
  /** From a static host instead of from disk. */
  readonly served?: boolean
  readonly fragment?: string
  /** Runs in the page before its own first line. */
  readonly prepare?: () => void
}

const HOST = 'http://localhost:4998/review.html'

/** Opens a review file as a reviewer does, from disk; every request but the file itself fails, and the test with it. */
export async function openReview(path: string, { capture, served, fragment = '', prepare, ...options }: Options = {}) {
  const size = { viewport: { width: 1440, height: 900 }, acceptDownloads: true }
  const context = capture ? await captureContext() : await (await browser()).newContext({ ...size, ...options })
  if (prepare) await context.addInitScript(prepare)
  const page = await context.newPage()
  const isServed = capture || served
  const url = isServed ? HOST : pathToFileURL(path).href
  const complaints: string[] = []
  await context.route('**/*', (route) => {
    const asked = route.request().url()
    if (/^(blob|data):/.test(asked)) return route.continue()
    if (asked.replace(/#.*$/, '') === url) {
      return isServed ? route.fulfill({ body: readFileSync(path), contentType: 'text/html' }) : route.continue()
    }
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
