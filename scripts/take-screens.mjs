// Retakes docs/screens/ from the built page: node scripts/take-screens.mjs
import { mkdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { preview, runnerImport } from 'vite'
import { ensureBuilt, ensureInstalled, failWith, root } from './ensure.mjs'

async function takeScreens() {
  await ensureInstalled()
  await ensureBuilt('app')
  const harness = pathToFileURL(resolve(root, 'tests/browser/harness/chromium.ts')).href
  const { module } = await runnerImport(harness, { root, configFile: false, logLevel: 'error' })
  const server = await preview({ root, logLevel: 'error', preview: { port: 4198, strictPort: false, open: false } })
  const browser = await module.launchBrowser()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const folder = resolve(root, 'docs/screens')
  await mkdir(folder, { recursive: true })
  const shot = (name) => page.screenshot({ path: resolve(folder, `${name}.png`) })
  await page.goto(`http://localhost:${server.httpServer.address().port}/?download`)
  await page.getByRole('button', { name: 'Load demo song' }).first().waitFor()
  await shot('empty')
  await page.getByRole('button', { name: 'Load demo song' }).first().click()
  await page.getByRole('tab', { name: 'Master' }).click()
  const drums = page.getByRole('group', { name: /Drums/ })
  await drums.waitFor({ timeout: 60_000 })
  await page.getByRole('group', { name: /Voice/ }).getByRole('button', { name: 'Open the equaliser' }).click()
  const editor = page.getByRole('region', { name: 'Strip processors' })
  for (const [band, gain] of [
    [2, '-2.5'],
    [4, '-1'],
    [6, '1.5'],
    [8, '2'],
  ]) {
    await editor.getByRole('button', { name: `Band ${band}`, exact: true }).click()
    await editor.getByRole('slider', { name: `Band ${band} gain` }).fill(gain)
  }
  await editor.getByRole('button', { name: 'De-ess', exact: true }).click()
  await editor.getByRole('radio', { name: 'Tone' }).check({ force: true })
  await page.getByRole('slider', { name: 'Drive' }).fill('3')
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
  await page.getByRole('slider', { name: 'Song position' }).fill('30')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.waitForTimeout(4_000)
  await shot('master')
  for (const name of ['Stems', 'Compare', 'Deliver']) {
    await page.getByRole('tab', { name }).click()
    if (name === 'Deliver') {
      for (const kind of ['instrumental', 'a cappella']) await page.getByRole('button', { name: `Add ${kind}` }).click()
      await page.getByRole('button', { name: /^Export master/ }).click()
      await page.getByText('Exported and checked').waitFor({ timeout: 60_000 })
      await page.locator('.deliver-screen').evaluate((screen) => screen.scrollTo(0, 0))
    }
    if (name === 'Compare') {
      await page.getByRole('button', { name: 'Measure: tonal balance' }).click()
      await page.getByText('All bands in figures').waitFor({ timeout: 60_000 })
    }
    await page.waitForTimeout(600)
    await shot(name.toLowerCase())
  }
  await takeReview(page, shot, folder)
  await browser.close()
  await server.close()
}

/** Two versions, the form that sends them out, and what the reviewer sees. */
async function takeReview(page, shot, folder) {
  await page.getByRole('tab', { name: 'Compare' }).click()
  await page.getByRole('tab', { name: 'Versions', exact: true }).click()
  await page.getByLabel('Your name', { exact: true }).fill('Jo Weber')
  for (const [name, drive] of [
    ['v1', '3'],
    ['v2 louder chorus', '5'],
  ]) {
    await page.getByRole('slider', { name: 'Drive' }).fill(drive)
    await page.getByLabel('Version name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Save version', exact: true }).click()
    await page.getByRole('listitem', { name, exact: true }).waitFor()
  }
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
  await shot('versions')
  await page.getByRole('tab', { name: 'Review', exact: true }).click()
  for (const name of ['v1', 'Plain sum']) await page.getByRole('checkbox', { name, exact: true }).check({ force: true })
  await page.getByLabel('Message to the reviewer').fill('Is the second one too loud in the chorus?')
  const coming = page.waitForEvent('download', { timeout: 120_000 })
  await page.getByRole('button', { name: 'Export review', exact: true }).click()
  const download = await coming
  await download.saveAs(resolve(folder, 'review.html'))
  const review = await page
    .context()
    .browser()
    .newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })
  await review.goto(pathToFileURL(resolve(folder, 'review.html')).href)
  await review.getByRole('slider', { name: 'Song position' }).fill('31')
  await review.getByRole('textbox', { name: /^Comment/ }).fill('The lead could come down half a decibel here.')
  await review.getByLabel('Your name').first().fill('Anna')
  await review.getByRole('button', { name: 'Add comment' }).click()
  await review.waitForTimeout(600)
  await review.screenshot({ path: resolve(folder, 'review.png') })
  await rm(resolve(folder, 'review.html'))
}

await takeScreens().catch(failWith)
