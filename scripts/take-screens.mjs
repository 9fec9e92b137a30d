// Retakes docs/screens/ from the built page: node scripts/take-screens.mjs [name ...]
import { mkdir, readdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { preview, runnerImport } from 'vite'
import { ensureBuilt, ensureInstalled, failWith, root } from './ensure.mjs'
import { SCENES } from './screens/scenes.mjs'

const folder = resolve(root, 'docs/screens')

async function takeScreens(wanted) {
  await ensureInstalled()
  await ensureBuilt('app')
  const harness = pathToFileURL(resolve(root, 'tests/browser/harness/chromium.ts')).href
  const { module } = await runnerImport(harness, { root, configFile: false, logLevel: 'error' })
  const server = await preview({ root, logLevel: 'error', preview: { port: 4198, strictPort: false, open: false } })
  const url = `http://localhost:${server.httpServer.address().port}/?download`
  const browser = await module.launchBrowser()
  await mkdir(folder, { recursive: true })
  if (wanted.length === 0) await forgetOthers()
  for (const [name, scene] of Object.entries(SCENES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    await take(browser, url, name, scene)
    console.log(`${name}.png`)
  }
  await browser.close()
  await server.close()
}

/** A scene in a fresh profile: what one leaves behind is not in the next. */
async function take(browser, url, name, { size = [1440, 900], theme = 'dark', touch = false, show }) {
  const [width, height] = size
  const context = await browser.newContext({
    ...{ viewport: { width, height }, colorScheme: theme, acceptDownloads: true },
    hasTouch: touch,
  })
  const page = await context.newPage()
  await page.goto(url)
  const shown = (await show(page, folder)) ?? page
  await shown.screenshot({ path: resolve(folder, `${name}.png`) })
  await context.close()
}

/** Pictures that no scene takes any more. */
async function forgetOthers() {
  for (const file of await readdir(folder)) {
    if (file.endsWith('.png') && !(file.slice(0, -4) in SCENES)) await rm(resolve(folder, file))
  }
}

await takeScreens(process.argv.slice(2)).catch(failWith)
