import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { unpackChromium } from '../../../scripts/unpack-chromium.mjs'

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome', 'chrome.exe']
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...FIXED].find((path) =>
    existsSync(path),
  )
}

interface LaunchChoice {
  executablePath: string
  env?: Record<string, string | undefined>
}

/** CHROME_PATH, else an installed Chrome or Chromium, else the one inside the npm package. Never none. */
async function chooseBrowser(): Promise<LaunchChoice> {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH is ${named}, but there is no such file.`)
    return { executablePath: named }
  }
  const installed = installedBrowser()
  if (installed) return { executablePath: installed }
  return unpackChromium()
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless Chromium. Autoplay is left as users have it: sound starts after a click only. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions())
}

/** The same with a profile on disk, as users have it: the tests' own contexts are private windows. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  const size = { viewport: { width: 1440, height: 900 }, acceptDownloads: true }
  return chromium.launchPersistentContext(folder, { ...(await launchOptions()), ...size })
}

async function launchOptions() {
  const { executablePath, env } = await chooseBrowser()
  const variables = Object.entries(env ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { executablePath, args: FLAGS, ...(env ? { env: Object.fromEntries(variables) } : {}) }
}
