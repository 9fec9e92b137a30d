// npm start: installs and builds what is missing, then serves the production build.
import { ensureBuilt, ensureInstalled, failWith, root } from './ensure.mjs'

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

try {
  await ensureInstalled()
  await ensureBuilt('app')
  const { preview } = await import('vite')
  const server = await preview({ root, logLevel: 'warn', preview: { open: hasDisplay && !process.env.CI } })
  const port = server.config.preview.port
  console.log(`Tutti is at http://localhost:${port}  (Ctrl+C ends it)`)
} catch (error) {
  const taken = error instanceof Error && /already in use/.test(error.message)
  failWith(
    taken
      ? 'Port 4173 is taken: is Tutti already running at http://localhost:4173? Close what uses it and start again.'
      : error,
  )
}
