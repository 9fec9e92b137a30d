import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codedBytes, codedPcm, codedSpec } from '../delivery/coded-sample-files'
import { type BuiltPage, openBuiltPage } from './harness/built-page'
import { browser } from './harness/page'

let built: BuiltPage
let page: Page
beforeAll(async () => {
  built = await openBuiltPage('encode-page')
  page = built.page
})
afterAll(async () => {
  await built.close()
  await (await browser()).close()
})

type Coded = 'flac24' | 'flac16' | 'mp3' | 'opus'

/** A file that the page's worker makes, in base64. */
function encodeInPage(format: Coded, rateHz: number, frames: number): Promise<string> {
  return page.evaluate(
    async ([wanted, rate, length]) => {
      const { codedPcm: pcmOf, codedSpec: specOf, MemorySink, metadataWith, openFileInWorker } = window.tools
      const sink = new MemorySink()
      const spec = { ...specOf(wanted, rate, length), metadata: metadataWith({ title: 'Ünder' }) }
      const file = await openFileInWorker(spec, sink)
      const pcm = pcmOf(wanted, length)
      for (let at = 0; at < pcm.length; at += 120_000) await file.write(pcm.subarray(at, at + 120_000))
      await file.finish({} as never)
      let binary = ''
      for (let n = 0; n < sink.bytes.length; n += 32_768) {
        binary += String.fromCharCode(...sink.bytes.subarray(n, n + 32_768))
      }
      return btoa(binary)
    },
    [format, rateHz, frames] as const,
  )
}

describe('encoders in a worker of the built page', () => {
  it.each(['flac24', 'flac16', 'mp3'] as const)('make the same %s file as Node', async (format) => {
    const frames = 50_021
    const inPage = Buffer.from(await encodeInPage(format, 44_100, frames), 'base64')
    const spec = codedSpec(format, 44_100, frames)
    spec.metadata.title = 'Ünder'
    const inNode = await codedBytes(spec, codedPcm(format, frames))
    const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(inPage.length).toBe(inNode.length)
    expect(hashOf(inPage)).toBe(hashOf(inNode))
  })

  it.each([1, 960, 48_000, 100_001])('make an Opus file that is %i frames long', async (frames) => {
    const base64 = await encodeInPage('opus', 48_000, frames)
    const { length, best } = await page.evaluate(
      async ([text, wanted]) => {
        const data = Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer
        const decoded = await new OfflineAudioContext(2, 1, 48_000).decodeAudioData(data)
        const left = decoded.getChannelData(0)
        const pcm = window.tools.codedPcm('opus', wanted)
        const original = Float32Array.from({ length: wanted }, (_, n) => {
          const at = n * 6
          return ((pcm[at]! << 8) | (pcm[at + 1]! << 16) | (pcm[at + 2]! << 24)) / 2 ** 31
        })
        const errors = Array.from({ length: 9 }, (_, index) => {
          let sum = 0
          for (let n = 200; n < wanted - 200; n++) sum += (left[n + index - 4]! - original[n]!) ** 2
          return sum
        })
        return { length: decoded.length, best: errors.indexOf(Math.min(...errors)) - 4 }
      },
      [base64, frames] as const,
    )
    expect(length).toBe(frames)
    if (frames >= 48_000) expect(best).toBe(0)
  })

  it('make the same Opus file twice', async () => {
    expect(await encodeInPage('opus', 48_000, 30_000)).toBe(await encodeInPage('opus', 48_000, 30_000))
  })

  it('are what the browser says, with a reason for what is missing', async () => {
    const here = await page.evaluate(() => window.tools.encodersHere())
    expect(here).toMatchObject({ wav24: null, flac24: null, flac16: null, mp3: null, opus: null })
    const hasAac = await page.evaluate(async () => {
      const config = { codec: 'mp4a.40.2', bitrate: 256_000, sampleRate: 48_000, numberOfChannels: 2 }
      return (await AudioEncoder.isConfigSupported(config)).supported
    })
    expect(here.aac).toBe(hasAac ? null : 'This browser has no AAC encoder.')
  })

  it('say why they refuse, as RangeError does', async () => {
    const message = await page.evaluate(async () => {
      const { codedSpec: specOf, MemorySink, openFileInWorker } = window.tools
      const sink = new MemorySink()
      return openFileInWorker(specOf('opus', 44_100, 10), sink).then(
        () => 'made',
        (error: Error) => `${error.name}: ${error.message}`,
      )
    })
    expect(message).toBe('RangeError: Opus, 192 kb/s cannot be made at 44.1 kHz. Choose a delivery rate of 48 kHz.')
  })

  it('wait for a slow sink, and end when they are told to', async () => {
    const told = await page.evaluate(async () => {
      const { codedPcm: pcmOf, codedSpec: specOf, openFileInWorker } = window.tools
      const abort = new AbortController()
      let waiting = 0
      let most = 0
      let written = 0
      const sink = {
        async write(bytes: Uint8Array) {
          most = Math.max(most, ++waiting)
          await new Promise((done) => setTimeout(done, 20))
          waiting--
          written += bytes.length
        },
        writeAt() {},
      }
      const pcm = pcmOf('flac16', 400_000)
      const file = await openFileInWorker(specOf('flac16', 44_100, 400_000), sink, abort.signal)
      await file.write(pcm.subarray(0, 800_000))
      const before = written
      const coming = file.write(pcm.subarray(800_000))
      abort.abort()
      const error = await coming.then(
        () => null,
        (reason: Error) => reason.name,
      )
      await new Promise((done) => setTimeout(done, 300))
      return { most, before, error, after: written }
    })
    expect(told.most).toBe(1)
    expect(told.before).toBeGreaterThan(100_000)
    expect(told.error).toBe('AbortError')
    // What was on its way when it was told may still arrive.
    expect(told.after - told.before).toBeLessThan(300_000)
  })

  it('hand back the sink’s own error', async () => {
    const name = await page.evaluate(async () => {
      const { codedPcm: pcmOf, codedSpec: specOf, openFileInWorker } = window.tools
      const error = new DOMException('The disk is full.', 'QuotaExceededError')
      const sink = {
        write() {
          throw error
        },
        writeAt() {},
      }
      const file = await openFileInWorker(specOf('mp3', 44_100, 40_000), sink)
      return file.write(pcmOf('mp3', 40_000)).then(
        () => null,
        (reason) => reason === error,
      )
    })
    expect(name).toBe(true)
  })
})
