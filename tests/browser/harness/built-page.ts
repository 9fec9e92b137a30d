import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { build, preview } from 'vite'
import { expect } from 'vitest'
import { browser } from './page'

export interface BuiltPage {
  page: Page
  close(): Promise<void>
}

/** A page of a test's own (a folder of fixtures), built as the product is and served as it is. */
export async function openBuiltPage(folder: string): Promise<BuiltPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'tutti-page-'))
  const root = resolve(import.meta.dirname, '../fixtures', folder)
  await build({
    root,
    configFile: false,
    base: './',
    publicDir: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, target: 'es2023', assetsInlineLimit: 0, emptyOutDir: true },
  })
  const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 4299, strictPort: false, open: false, headers },
  })
  const address = server.httpServer.address()
  if (!address || typeof address === 'string') throw new Error('The preview server has no port.')
  const page = await (await browser()).newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  await page.goto(`http://localhost:${address.port}/`)
  return {
    page,
    async close() {
      await page.close()
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
      expect(complaints).toEqual([])
    },
  }
}
