// Makes the PNG icons of the installed page from public/icon.svg: node scripts/make-icons.mjs
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'
import { failWith, root } from './ensure.mjs'

/** A system cuts a maskable icon to its own shape: what counts lies in the middle 80 %, the ground fills the square. */
const MASKABLE_SCALE = 0.7

async function makeIcons() {
  const harness = pathToFileURL(resolve(root, 'tests/browser/harness/chromium.ts')).href
  const { module } = await runnerImport(harness, { root, configFile: false, logLevel: 'error' })
  const svg = await readFile(resolve(root, 'public/icon.svg'), 'utf8')
  const ground = /fill="(#[0-9a-f]{6})"/.exec(svg)?.[1]
  if (!ground) throw new Error('public/icon.svg has no ground to fill a maskable icon with.')
  const browser = await module.launchBrowser()
  for (const size of [192, 512]) {
    for (const maskable of [false, true]) {
      const page = await browser.newPage({ viewport: { width: size, height: size } })
      const drawn = Math.round(size * (maskable ? MASKABLE_SCALE : 1))
      const image = svg.replace('<svg ', `<svg width="${drawn}" height="${drawn}" `)
      const style = `margin:0;display:grid;place-items:center;height:100vh;${maskable ? `background:${ground}` : ''}`
      await page.setContent(`<body style="${style}">${image}</body>`)
      const png = await page.screenshot({ omitBackground: !maskable })
      await writeFile(resolve(root, `public/icon-${maskable ? 'maskable-' : ''}${size}.png`), png)
      await page.close()
    }
  }
  await browser.close()
}

await makeIcons().catch(failWith)
