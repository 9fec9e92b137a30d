// What somebody does on the page before a picture is taken.
import { Buffer } from 'node:buffer'

/** The demo song, a few moves on it, and its figures. */
export async function openDemo(page) {
  await page.getByRole('button', { name: 'Load demo song' }).first().click()
  await step(page, 'Master')
  await page.getByRole('group', { name: /Drums/ }).first().waitFor({ timeout: 60_000 })
  await openEqualiser(page, 'Voice')
  const editor = page.getByRole('region', { name: 'Strip processors' })
  for (const [band, gain] of [
    [2, '-2.5'],
    [4, '-1'],
    [6, '1.5'],
    [8, '2'],
  ]) {
    await editor.getByRole('button', { name: `Band ${band}`, exact: true }).click()
    await editor.getByRole('slider', { name: `Band ${band} gain`, exact: true }).fill(gain)
  }
  await editor.getByRole('button', { name: 'De-ess', exact: true }).click()
  await editor.getByRole('radio', { name: 'Tone' }).check({ force: true })
  for (const [strip, threshold] of [
    ['Bass', '-26'],
    ['Drums', '-22'],
  ]) {
    await openEqualiser(page, strip)
    await openProcessor(page, 'Compressor')
    await switchOn(page, 'Compressor')
    await page.getByRole('slider', { name: 'Threshold', exact: true }).fill(threshold)
  }
  await page.getByRole('slider', { name: 'Drive', exact: true }).first().fill('3')
  await openEqualiser(page, 'Voice')
  await page.getByText('up to date').waitFor({ timeout: 60_000 })
}

export function step(page, name) {
  return page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
}

/** By the strip's title: where strips are low, their small curve is not shown. */
export async function openEqualiser(page, strip) {
  await page
    .getByRole('group', { name: new RegExp(strip) })
    .first()
    .locator('.strip-title')
    .click()
}

export async function openProcessor(page, name) {
  await page.getByRole('radio', { name, exact: true }).check({ force: true })
}

/** Of a processor: the switch at the head of its editor. */
export async function switchOn(page, name) {
  await page.getByRole('switch', { name, exact: true }).first().check({ force: true })
}

/** A processor of the master, by the chain beside the strips. */
export async function openOfMaster(page, name) {
  await page
    .getByRole('region', { name: 'Master chain' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}

/** In the chorus, long enough for every meter to know what it shows. */
export async function play(page, seconds = 4) {
  await page.getByRole('slider', { name: 'Song position' }).fill('28')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.waitForTimeout(seconds * 1000)
}

export function addFiles(page, files) {
  const payloads = files.map((file) => ({ ...file, mimeType: 'application/octet-stream' }))
  return page.getByLabel('Add stems', { exact: true }).setInputFiles(payloads)
}

/** A 24-bit stereo WAV of a decaying tone on every beat: something with an outline. */
export function beats(name, hz, peak, seconds = 24) {
  const rate = 48_000
  const frames = rate * seconds
  const bytes = Buffer.alloc(44 + frames * 6)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + frames * 6, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  for (const [value, size, at] of [
    [16, 4, 16],
    [1, 2, 20],
    [2, 2, 22],
    [rate, 4, 24],
    [rate * 6, 4, 28],
    [6, 2, 32],
    [24, 2, 34],
  ]) {
    if (size === 4) bytes.writeUInt32LE(value, at)
    else bytes.writeUInt16LE(value, at)
  }
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(frames * 6, 40)
  for (let frame = 0; frame < frames; frame++) {
    const beat = (frame % (rate / 2)) / rate
    const swell = 0.4 + 0.6 * Math.sin((Math.PI * frame) / frames)
    const value = Math.round(
      peak * swell * Math.exp(-6 * beat) * Math.sin((2 * Math.PI * hz * frame) / rate) * 0x7fffff,
    )
    bytes.writeIntLE(value, 44 + frame * 6, 3)
    bytes.writeIntLE(Math.round(value * 0.8), 47 + frame * 6, 3)
  }
  return { name, buffer: bytes }
}
