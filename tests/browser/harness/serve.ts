import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { preview } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string
  }
}

/** Serves the built page for all browser tests, with the headers that `npm start` serves. */
export default async function serve(project: TestProject) {
  const root = resolve(import.meta.dirname, '../../..')
  if (!existsSync(resolve(root, 'dist/index.html'))) throw new Error('dist/ is missing: run `npm run build` first.')
  const server = await preview({ root, logLevel: 'error', preview: { port: 4199, strictPort: false, open: false } })
  const address = server.httpServer.address()
  if (!address || typeof address === 'string') throw new Error('The preview server has no port.')
  project.provide('baseUrl', `http://localhost:${address.port}/`)
  return () => server.close()
}
