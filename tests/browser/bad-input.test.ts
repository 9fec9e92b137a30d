import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { expectStrips, strip } from './harness/controls'
import { addStems, browser, exportMaster, openPage, tab } from './harness/page'
import { noise, readWav24, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const RATE = 44_100
const good = [1, 2, 3, 4].map((seed) => ({ name: `good ${seed}.wav`, buffer: wav24(noise(RATE, seed, 0.2), RATE) }))
const fixture = (name: string) => readFile(resolve(import.meta.dirname, 'fixtures', name))

it('names each bad file, says what is wrong with it, and leaves everything else as it was', async () => {
  const { page, close } = await openPage()
  await addStems(page, good)
  await expectStrips(page, 4)
  const before = (await exportMaster(page)).bytes

  const plain = wav24(noise(2000, 9, 0.2), RATE)
  const sixChannels = Buffer.from(plain)
  sixChannels.writeUInt16LE(6, 22)
  sixChannels.writeUInt16LE(18, 32)
  sixChannels.writeUInt32LE(RATE * 18, 28)
  const bad: [string, Buffer, RegExp][] = [
    ['empty.wav', Buffer.alloc(0), /empty/i],
    ['text.wav', Buffer.from('this is not a sound, whatever it is called'), /not.*(audio|sound|WAV)|unknown|recognis/i],
    ['surround.wav', sixChannels, /channels/i],
    ['header only.wav', plain.subarray(0, 44), /no audio|no sound|empty|no samples|0 frames/i],
    ['<img src=x onerror=alert(1)>.wav', Buffer.from('RIFF'), /./],
    [`${'long name '.repeat(60)}.wav`, Buffer.from('no'), /./],
    ['🥁 emoji.wav', Buffer.from('no'), /./],
  ]
  await addStems(
    page,
    bad.map(([name, buffer]) => ({ name, buffer })),
  )
  for (const [name, , says] of bad) {
    const item = page
      .getByRole('alert')
      .or(page.getByRole('listitem'))
      .filter({ hasText: name.slice(0, 18) })
    await expect.poll(() => item.count(), { message: name, timeout: 15_000 }).toBeGreaterThan(0)
    await expect.poll(() => item.first().textContent(), { message: name, timeout: 15_000 }).toMatch(says)
  }
  expect(await page.locator('img[src="x"]').count()).toBe(0)
  await expectStrips(page, 4)
  expect((await exportMaster(page)).bytes.equals(before)).toBe(true)
  await close()
})

it('reads what can be read and says what it did', async () => {
  const { page, close } = await openPage()
  const signal = noise(RATE, 3, 0.2)
  const whole = wav24(signal, RATE)
  // The size field reaches over a chunk that follows the audio: that chunk must not be played.
  const wrongSize = Buffer.concat([whole, Buffer.from('LIST\u0004\u0000\u0000\u0000INFO', 'latin1')])
  wrongSize.writeUInt32LE(0xffffffff, 40)
  const float = Buffer.alloc(44 + 800)
  whole.copy(float, 0, 0, 44)
  float.writeUInt16LE(3, 20)
  float.writeUInt32LE(RATE * 8, 28)
  float.writeUInt16LE(8, 32)
  float.writeUInt16LE(32, 34)
  float.writeUInt32LE(800, 40)
  float.writeFloatLE(Number.NaN, 44)
  float.writeFloatLE(Number.POSITIVE_INFINITY, 48)
  float.writeFloatLE(0.25, 52)
  await addStems(page, [
    { name: 'wrong size.wav', buffer: wrongSize },
    { name: 'truncated.wav', buffer: whole.subarray(0, whole.length - 3001) },
    { name: 'not finite.wav', buffer: float },
    { name: 'alaw.wav', buffer: await fixture('tone-alaw.wav') },
    { name: 'tone.mp3', buffer: await fixture('tone.mp3') },
    { name: 'tone.m4a', buffer: await fixture('tone.m4a') },
    { name: 'tone.ogg', buffer: await fixture('tone.ogg') },
    { name: 'tone.webm', buffer: await fixture('tone.webm') },
  ])
  await expectStrips(page, 8)
  await tab(page, 'Stems')
  const says = (name: string) => page.getByRole('listitem').filter({ hasText: name }).first().textContent()
  expect(await says('truncated.wav')).toMatch(/truncated|shorter|cut|missing/i)
  expect(await says('not finite.wav')).toMatch(/not finite|NaN|infinite|cleaned/i)
  for (const name of ['tone.mp3', 'tone.m4a', 'tone.ogg', 'tone.webm'])
    expect(await says(name), name).toMatch(/lossy source/i)

  // Only the file with the wrong size is heard: its length is that of its audio, to the frame.
  await tab(page, 'Master')
  for (const name of ['truncated.wav', 'not finite.wav', 'alaw.wav', 'tone.mp3', 'tone.m4a', 'tone.ogg', 'tone.webm']) {
    await strip(page, name).getByRole('button', { name: 'Mute', exact: true }).click()
  }
  await tab(page, 'Deliver')
  await page.getByRole('switch', { name: /Dither/i }).uncheck({ force: true })
  const { samples } = readWav24((await exportMaster(page)).bytes)
  expect(samples.length).toBe(RATE * 2)
  expect(samples[2 * (RATE - 1)]).toBe(Math.round((signal.left[RATE - 1] as number) * 2 ** 23))
  await close()
})

it('hands a codec inside a WAV to the browser, and names the file where that does not know it either', async () => {
  const { page, close } = await openPage()
  await addStems(page, [
    ...good.slice(0, 3),
    { name: 'mp3 inside.wav', buffer: await fixture('tone-mp3.wav') },
    { name: 'adpcm.wav', buffer: await fixture('tone-adpcm.wav') },
  ])
  await expectStrips(page, 4)
  await tab(page, 'Stems')
  const says = (name: string) => page.getByRole('listitem').filter({ hasText: name }).first().textContent()
  expect(await says('mp3 inside.wav')).toMatch(/lossy source/i)
  await expect.poll(() => says('adpcm.wav')).toMatch(/cannot decode/i)
  await close()
})

it('asks for stems before it exports', async () => {
  const { page, close } = await openPage()
  await tab(page, 'Deliver')
  const button = page.getByRole('button', { name: 'Export master' })
  if (await button.isEnabled()) await button.click()
  await expect.poll(() => page.getByText(/add stems|no stems/i).count()).toBeGreaterThan(0)
  await close()
})
