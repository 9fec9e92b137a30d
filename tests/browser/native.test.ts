import type { Page } from 'playwright-core'
import { afterAll, expect, inject, it } from 'vitest'
import { expectStrips, pressPause, pressPlay } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = ['drums', 'vocal'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(12 * 48_000, index + 1, 0.2), 48_000),
}))

interface Watched {
  mediaHandlers: Record<string, (details: object) => void>
  element: { src: string; volume: number; muted: boolean; loop: boolean; paused: boolean } | undefined
}
type WatchedWindow = Window & typeof globalThis & Watched

/** Sees what the page tells the system, and can press its keys. */
async function watchedPage() {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } })
  await context.addInitScript(() => {
    const watched = window as unknown as Watched
    watched.mediaHandlers = {}
    const set = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession)
    navigator.mediaSession.setActionHandler = (action, handler) => {
      if (handler) watched.mediaHandlers[action] = handler as (details: object) => void
      set(action, handler)
    }
    const play = HTMLMediaElement.prototype.play
    HTMLMediaElement.prototype.play = function () {
      watched.element = this
      return play.call(this)
    }
  })
  const opened = await openPage({ context })
  return { ...opened, close: () => opened.close().then(() => context.close()) }
}

const press = (page: Page, action: string, details: object = {}) =>
  page.evaluate(
    ([action, details]) => (window as unknown as WatchedWindow).mediaHandlers[action]?.({ action, ...details }),
    [action, details] as const,
  )
const position = async (page: Page) => Number(await page.getByRole('slider', { name: 'Song position' }).inputValue())
const element = (page: Page) =>
  page.evaluate(() => {
    const { element } = window as unknown as WatchedWindow
    if (!element) return null
    const { src, volume, muted, loop, paused } = element
    return { isOwn: src.startsWith('blob:'), volume, muted, loop, paused }
  })

it('follows the media keys, says what plays, and plays silence along only while the song plays', async () => {
  const { page, close } = await watchedPage()
  const told = () =>
    page.evaluate(() => [navigator.mediaSession.metadata?.title ?? null, navigator.mediaSession.playbackState])
  expect(await told()).toEqual([null, 'none'])
  await addStems(page, stems)
  await expectStrips(page, 2)
  await expect.poll(told).toEqual(['Untitled', 'paused'])
  await page.getByRole('textbox', { name: 'Session title' }).fill('Francium')
  await page.keyboard.press('Enter')
  await expect.poll(told).toEqual(['Francium', 'paused'])
  expect(await element(page)).toBe(null)

  await press(page, 'play')
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await expect.poll(told).toEqual(['Francium', 'playing'])
  await expect.poll(() => element(page)).toEqual({ isOwn: true, volume: 1, muted: false, loop: true, paused: false })
  // "Play" where it plays already goes on playing.
  await press(page, 'play')
  await press(page, 'seekto', { seekTime: 8 })
  await expect.poll(() => position(page)).toBeGreaterThanOrEqual(8)
  await press(page, 'pause')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  expect(await element(page)).toMatchObject({ paused: true })
  const before = await position(page)
  await press(page, 'seekbackward', { seekOffset: 2 })
  await expect.poll(() => position(page)).toBeCloseTo(before - 2, 1)
  await press(page, 'seekforward')
  await expect.poll(() => position(page)).toBeGreaterThan(before + 1.9)
  await press(page, 'previoustrack')
  await expect.poll(() => position(page)).toBe(0)
  await press(page, 'play')
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await press(page, 'stop')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await expect.poll(() => position(page)).toBe(0)
  await expect.poll(told).toEqual(['Francium', 'paused'])
  await close()
})

it('says in the tab what is open and whether it plays', async () => {
  const { page, close } = await openPage()
  expect(await page.title()).toBe('Tutti')
  await addStems(page, stems)
  await expectStrips(page, 2)
  expect(await page.title()).toBe('Untitled – Tutti')
  await pressPlay(page)
  expect(await page.title()).toBe('▶ Untitled – Tutti')
  await pressPause(page)
  expect(await page.title()).toBe('Untitled – Tutti')
  await close()
})

/** Files on the clipboard, pasted where the keyboard is. */
async function paste(page: Page, files: { name: string; buffer: Buffer }[]): Promise<void> {
  await page.evaluate(
    (files) => {
      const clipboardData = new DataTransfer()
      for (const { name, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        clipboardData.items.add(new File([bytes], name))
      }
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') })),
  )
}

it('takes pasted files as dropped ones, and none while somebody types', async () => {
  const { page, close } = await openPage()
  await paste(page, stems)
  await expectStrips(page, 2)
  await page.getByRole('textbox', { name: 'Session title' }).focus()
  await paste(page, [{ name: 'late.wav', buffer: stems[0]!.buffer }])
  await page.waitForTimeout(300)
  await expectStrips(page, 2)
  await close()
})

it('says a word for the ears after 45 minutes of playing, without touching the sound, and not again where asked', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } })
  // A clock that runs 400 times as fast: seven seconds are the 45 minutes.
  await context.addInitScript(() => {
    const real = performance.now.bind(performance)
    performance.now = () => real() * 400
  })
  const { page, close } = await openPage({ context })
  await addStems(page, stems)
  await expectStrips(page, 2)
  await pressPlay(page)
  const said = page.getByText('45 minutes of listening: rest your ears for a few minutes')
  expect(await said.count()).toBe(0)
  await said.waitFor({ timeout: 15_000 })
  expect(await page.getByRole('button', { name: 'Pause', exact: true }).count()).toBe(1)
  await page.getByRole('button', { name: 'Not again' }).click()
  await said.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => JSON.parse(localStorage.getItem('tutti-settings') ?? '{}').earBreaks)).toBe(false)
  await close()
  await context.close()
})

it('can be installed: manifest and icons are of our own origin, and there with the network off', async () => {
  const { page, context, close } = await openPage()
  const driver = await context.newCDPSession(page)
  const { url, data, errors } = await driver.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(url.startsWith(inject('baseUrl'))).toBe(true)
  const manifest = JSON.parse(data ?? '') as { icons: { src: string; sizes: string; type: string }[] }
  const { installabilityErrors } = await driver.send('Page.getInstallabilityErrors')
  // The tests' own contexts are private windows, which install nothing.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('./manifest.webmanifest')) !== undefined))
    .toBe(true)
  await context.setOffline(true)
  for (const { src, sizes, type } of manifest.icons) {
    const found = await page.evaluate(async (src) => {
      const response = await caches.match(new URL(src, document.baseURI))
      const blob = (await response?.blob()) ?? new Blob()
      if (!blob.type.includes('png')) return { type: blob.type, sizes: 'any' }
      const { width, height } = await createImageBitmap(blob)
      return { type: blob.type, sizes: `${width}x${height}` }
    }, src)
    expect(found, src).toEqual({ type, sizes })
  }
  await close()
})
