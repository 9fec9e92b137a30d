// npm run dev: the page with hot reload; the DSP binary is rebuilt when its sources change.
import { watch } from 'node:fs'
import { resolve } from 'node:path'
import { ensureBuilt, ensureInstalled, failWith, root } from './ensure.mjs'

try {
  await ensureInstalled()
  await ensureBuilt('reviewer')
  const { createServer } = await import('vite')
  const server = await createServer({ root })
  await server.listen()
  server.printUrls()
  let pending
  watch(resolve(root, 'worklets/dsp'), { recursive: true }, (_, file) => {
    if (file?.includes('generated')) return
    clearTimeout(pending)
    pending = setTimeout(() => ensureBuilt().catch((error) => console.error(error.message)), 200)
  })
} catch (error) {
  failWith(error)
}
