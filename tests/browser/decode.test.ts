import { afterAll, expect, it } from 'vitest'
import { openPcm } from '../../src/wav/pcm-file'
import { browser, openPage } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

it('reads a 24-bit WAV exactly as decodeAudioData does at the file’s own rate', async () => {
  const bytes = wav24(noise(20_000, 7, 1), 44_100)
  const file = await openPcm(
    { size: bytes.length, read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)) },
    'noise.wav',
  )
  const ours = (await file.read(0, 20_000)).channels
  const opened = await openPage()
  const theirs = await opened.page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer
    const audio = await new OfflineAudioContext(2, 1, 44_100).decodeAudioData(data)
    return [0, 1].map((channel) => Array.from(audio.getChannelData(channel)))
  }, bytes.toString('base64'))
  expect(theirs[0]).toHaveLength(20_000)
  // Broken once by dividing by 2^23 - 1 in our reader.
  expect(theirs.map((channel, index) => channel.filter((value, n) => value !== ours[index]?.[n]).length)).toEqual([
    0, 0,
  ])
  await opened.close()
})
