import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { captureContext, clearCapture, readCapture, startCapture } from './harness/capture'
import { expectStrips, pressPause, setSlider, strip } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { sine, wav24 } from './harness/signals'
import { comparePage, keptProject } from './project-page'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const LOW_HZ = 440
const HIGH_HZ = 2640

/** Two tones; in the master the high one is 12 dB lower than in the plain sum. */
async function opened(page: Page): Promise<void> {
  const tones = [
    ['low', LOW_HZ],
    ['high', HIGH_HZ],
  ] as const
  await addStems(
    page,
    tones.map(([name, hz]) => ({ name: `${name}.wav`, buffer: wav24(sine(20 * RATE, RATE, hz, 0.1), RATE) })),
  )
  await expectStrips(page, 2)
  await setSlider(strip(page, 'high.wav'), 'Gain', -12)
  await comparePage(page, 'Blind test')
}

async function start(page: Page, method: 'ABX' | 'Preference', trials: number): Promise<void> {
  await page.getByRole('radio', { name: method, exact: true }).check({ force: true })
  await page.getByLabel('Trials', { exact: true }).fill(String(trials))
  await page.getByRole('button', { name: 'Start blind test' }).click()
  await page.getByText(`Trial 1 of ${trials}`, { exact: true }).waitFor({ timeout: 60_000 })
}

/** Level of a tone, by its correlation with a sine and a cosine. */
function level(samples: Float32Array, hz: number): number {
  let [re, im] = [0, 0]
  for (let n = 0; n < samples.length; n += 1) {
    const angle = (2 * Math.PI * hz * n) / RATE
    re += (samples[n] as number) * Math.cos(angle)
    im += (samples[n] as number) * Math.sin(angle)
  }
  return Math.hypot(re, im)
}

/** What a listener hears: how much higher the low tone is than the high one, in dB. */
async function heard(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key)
  // The cross-fade, and what is still on its way.
  await page.waitForTimeout(250)
  await clearCapture(page)
  await page.waitForTimeout(300)
  const { left } = await readCapture(page)
  return 20 * Math.log10(level(left, LOW_HZ) / level(left, HIGH_HZ))
}

// Broken once by an X that was always A.
it('is passed by a listener who knows only what is heard, and the result is kept with the version', async () => {
  const context = await captureContext()
  const { page, complaints } = await openPage({ context })
  await opened(page)
  // Over a loop of eight seconds, so that it never ends, however long the listener takes.
  await page.getByRole('tab', { name: 'Blind test', exact: true }).focus()
  await page.keyboard.press('l')
  await start(page, 'ABX', 10)
  await startCapture(page, 'monitor')
  for (let trial = 1; trial <= 10; trial += 1) {
    await page.getByText(`Trial ${trial} of 10`, { exact: true }).waitFor()
    const [x, a, b] = [await heard(page, 'x'), await heard(page, 'a'), await heard(page, 'b')]
    // The two differ, by what was set.
    expect(Math.abs(Math.abs(a - b) - 12)).toBeLessThan(0.5)
    await page.keyboard.press(Math.abs(x - a) < Math.abs(x - b) ? 'Shift+A' : 'Shift+B')
  }
  const result = 'A difference was heard: 10 of 10 right, p = 0.0010.'
  await page.getByRole('status').getByText(result, { exact: true }).waitFor()
  await page.getByRole('list', { name: 'Blind tests so far' }).getByText(result, { exact: true }).waitFor()
  const { entries, versions } = await keptProject(page)
  expect(entries).toMatchObject([
    { kind: 'blindTest', method: 'abx', trials: 10, successes: 10, a: { stateSha256: versions[0]?.stateSha256 } },
  ])
  await comparePage(page, 'Versions')
  await page.getByRole('list', { name: 'Blind tests of v1' }).getByText(result, { exact: true }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

/**
 * All of the page that a script or a screen reader could read: elements, attributes, texts, values of controls. Left out
 * is only how many trials are answered, which is the same for everybody.
 */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const values = [...document.querySelectorAll('input, textarea, select')].map((field) => {
      const { value, checked } = field as HTMLInputElement
      return `${value} ${checked}`
    })
    const copy = document.documentElement.cloneNode(true) as HTMLElement
    for (const counted of copy.querySelectorAll('.blind-count, [aria-label="Trials answered"]')) counted.remove()
    return [document.title, copy.outerHTML, ...values].join('\n')
  })
}

// Broken once by a page whose body had the side of X as its title.
it('has nothing on the page that differs between X = A and X = B', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } })
  // What X is, trial by trial, as the test wants it: A, B, A, B ...
  await context.addInitScript(() => {
    const fill = crypto.getRandomValues.bind(crypto)
    const known = (bytes: Uint8Array<ArrayBuffer>) => {
      if (bytes.length !== 6) return fill(bytes)
      bytes.forEach((_, trial) => {
        bytes[trial] = trial & 1
      })
      return bytes
    }
    crypto.getRandomValues = known as typeof crypto.getRandomValues
  })
  const { page, complaints } = await openPage({ context })
  await opened(page)
  for (const [method, hear] of [
    ['ABX', 'x'],
    ['Preference', '1'],
  ] as const) {
    await start(page, method, 6)
    // At rest, so that neither clocks nor meters move.
    await pressPause(page)
    const seen: string[] = []
    for (let trial = 1; trial <= 6; trial += 1) {
      await page.getByText(`Trial ${trial} of 6`, { exact: true }).waitFor()
      await page.keyboard.press(hear)
      await page.waitForTimeout(400)
      seen.push(await everything(page))
      await page.keyboard.press(method === 'ABX' ? 'Shift+A' : 'Shift+Digit1')
    }
    // The button that was pressed last is told by the first trial alone.
    const [, other, ...others] = seen
    for (const [index, text] of others.entries()) expect(text, `${method}, trial ${index + 3}`).toBe(other)
    // The key was what the test wanted it to be: every second one was right.
    const expected = method === 'ABX' ? /3 of 6 right/ : /3 of 6 for/
    await page.getByRole('status').getByText(expected).waitFor()
  }
  expect(complaints).toEqual([])
  await context.close()
})

it('gives nothing away when it is given up, and starts only where there are two things', async () => {
  const { page, close } = await openPage()
  await comparePage(page, 'Blind test')
  await page.getByText(/^Add stems, and any two things/).waitFor()
  await opened(page)
  await page.getByText('12 of 16 right would be p = 0.038: less than 1 in 20 by chance.').waitFor()
  await page.getByLabel('Trials', { exact: true }).fill('4')
  await page.getByText('Too few to show anything: at least 5 are needed.').waitFor()
  await start(page, 'ABX', 5)
  await page.keyboard.press('Shift+A')
  await page.getByText('Trial 2 of 5', { exact: true }).waitFor()
  // The keys that choose what is heard do not, while a test runs.
  await page.keyboard.press('2')
  expect(await page.getByRole('radiogroup', { name: 'Listen to' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Give up' }).click()
  await page.getByRole('button', { name: 'Start blind test' }).waitFor()
  expect((await keptProject(page)).entries).toEqual([])
  await close()
})
