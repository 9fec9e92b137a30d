import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildReview } from '../../src/review/build-review'
import type { ReviewManifest } from '../../src/review/manifest'
import type { ReviewRequest } from '../../src/review/review-request'
import { openLossless } from '../../src/stems/open-lossless'
import { MemoryReader } from '../../src/wav/byte-reader'
import { MemorySink } from '../delivery/memory-sink'
import { type PageElement, pageElements } from './page-elements'
import { noise } from './project-stems'
import { noiseOf, requestOf, slotOf } from './review-requests'

async function built(request: ReviewRequest) {
  const sink = new MemorySink()
  const result = await buildReview(request, sink)
  expect(result.bytes).toBe(sink.bytes.length)
  const page = Buffer.from(sink.bytes).toString('latin1')
  const elements = pageElements(page)
  return { ...result, page, elements, inPage: manifestIn(elements) }
}

const isRun = ({ tag, attributes }: PageElement) => tag === 'script' && !/type="(text|application)/.test(attributes)

function manifestIn(elements: readonly PageElement[]): ReviewManifest {
  return JSON.parse(elements.find(({ attributes }) => attributes.includes('id="tutti-review"'))!.text)
}

const pieceIn = (elements: readonly PageElement[], key: string) =>
  new Uint8Array(
    Buffer.from(elements.find(({ attributes }) => attributes.includes(`data-key="${key}"`))!.text, 'base64'),
  )

/** How many samples differ, and whether there are as many. */
const differing = (samples: readonly number[], original: Float32Array) =>
  samples.length === original.length ? samples.filter((value, n) => value !== original[n]).length : 'another length'

async function decoded(bytes: Uint8Array): Promise<[number[], number[]]> {
  const file = await openLossless(new MemoryReader(bytes), 'piece.flac')
  expect(file).toMatchObject({ bitDepth: 24, channels: 2 })
  const [left, right]: [number[], number[]] = [[], []]
  for await (const { channels, warning } of file.pieces()) {
    expect(warning).toBeUndefined()
    left.push(...(channels[0] ?? []))
    right.push(...(channels[1] ?? []))
  }
  return [left, right]
}

describe('a review file', () => {
  it('holds every sample, in pieces that are FLAC files of their own', async () => {
    const sounds = [noiseOf(170_011, 1), noiseOf(90_000, 2, 16)]
    const { elements, manifest } = await built(requestOf())
    expect(manifest.slots.map(({ pieces }) => pieces.map(({ frames }) => frames))).toEqual([
      [80_000, 80_000, 10_011],
      [80_000, 10_000],
    ])
    for (const [slot, sound] of sounds.entries()) {
      for (const [piece, { firstFrame, frames, bytes }] of manifest.slots[slot]!.pieces.entries()) {
        const file = pieceIn(elements, `${slot}/${piece}`)
        expect(file.length).toBe(bytes)
        const [left, right] = await decoded(file)
        // Broken once by shifting the values by 7 bits, not 8.
        expect(differing(left, sound[0].subarray(firstFrame, firstFrame + frames))).toBe(0)
        expect(differing(right, sound[1].subarray(firstFrame, firstFrame + frames))).toBe(0)
      }
    }
    // A third of 24 bits is zeros, and costs nothing.
    const [wide, narrow] = manifest.slots.map(({ pieces }) => pieces[0]!.bytes) as [number, number]
    expect(narrow / wide).toBeLessThan(0.68)
  })

  it('comes in an order in which a page can begin to play', async () => {
    const { elements, page } = await built(requestOf())
    const scripts = elements.filter(({ tag }) => tag === 'script')
    const keys = scripts.map(({ attributes, text }) => /id="\S+"|data-key="\S+"|async/.exec(attributes)?.[0] ?? text)
    const take = 'tuttiTake(document.currentScript)'
    const pieces = ['0/0', '1/0', '0/1', '1/1', '0/2'].flatMap((key) => [`data-key="${key}"`, take])
    expect(keys.slice(1)).toEqual(['id="tutti-review"', 'async', ...pieces])
    expect(page.startsWith('<!doctype html>')).toBe(true)
    // What takes a piece finds it as the element directly before.
    expect(page.match(/<\/script><script>tuttiTake/g)).toHaveLength(5)
    expect(/[^\0-\x7f]/.test(page)).toBe(false)
  })

  it('says in the page what is known only at the end', async () => {
    const { inPage, manifest } = await built(requestOf())
    expect(inPage).toEqual(JSON.parse(JSON.stringify(manifest)))
    expect(inPage).toMatchObject({ format: 'tutti-review', version: 1, leadFrames: 0, rateHz: 8000, codec: 'flac' })
    const { momentary, peaks, peakFrames, pieces } = inPage.slots[0]!
    const levels = new Float32Array(new Uint8Array(Buffer.from(momentary, 'base64')).buffer)
    expect([...levels]).toEqual([Number.NEGATIVE_INFINITY, -14.25, -13.5])
    expect(peakFrames).toBe(160)
    expect(pieces).toHaveLength(3)
    const outline = new Int8Array(new Uint8Array(Buffer.from(peaks, 'base64')).buffer)
    const [left, right] = noiseOf(170_011, 1)
    expect(outline).toHaveLength(2 * Math.ceil(170_011 / 160))
    for (const peak of [0, 499, 500, 1062]) {
      const samples = [left, right].flatMap((side) => [...side.subarray(peak * 160, peak * 160 + 160)])
      expect([outline[2 * peak], outline[2 * peak + 1]]).toEqual([
        Math.floor(Math.min(...samples) * 127),
        Math.ceil(Math.max(...samples) * 127),
      ])
    }
  })

  it('runs exactly the scripts that its policy names, and asks nobody for anything', async () => {
    const { elements, page } = await built(requestOf())
    const policy = elements.find(({ attributes }) => attributes.includes('Content-Security-Policy'))!.attributes
    const content = /content="([^"]*)"/.exec(policy)![1]!
    const rules = new Map(content.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]))
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text, 'latin1').digest('base64')}'`
    const run = elements.filter(isRun).map(({ text }) => hash(text))
    expect(new Set(rules.get('script-src'))).toEqual(new Set(run))
    expect(rules.get('style-src')).toEqual(elements.filter(({ tag }) => tag === 'style').map(({ text }) => hash(text)))
    for (const rule of ['default-src', 'connect-src', 'form-action', 'base-uri'])
      expect(rules.get(rule)).toEqual(["'none'"])
    expect(content).not.toMatch(/unsafe|http|\*/)
    // Not even for an icon, which no policy names.
    expect(elements.find(({ tag }) => tag === 'link')?.attributes).toBe('rel="icon" href="data:,"')
    expect(page).not.toMatch(/https?:|src=|url\(/)
    // The policy comes before anything that it is about.
    const order = elements.map(({ attributes, tag }) => (attributes === policy ? 'policy' : tag))
    expect(order.indexOf('policy')).toBeLessThan(Math.min(order.indexOf('script'), order.indexOf('style')))
  })

  const HOSTILE = [
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '</title><script>alert(2)</script>',
    '"\'`\\ &lt; &#60; ]]> \u2028\u2029 \0 \u0007 \x7f \ud800 \udfff 😀 ü',
  ]
  it.each(HOSTILE)('shows %j as text, wherever it stands', async (text) => {
    const short = [slotOf('v1', noiseOf(1000, 1))]
    const slots = short.map((slot) => ({ ...slot, label: text, note: text, slot: `version:${text}` }))
    const said = { id: text, author: text, at: text, kind: 'comment', slot: `version:${text}` as const, text } as const
    const entries = [{ ...said, rateHz: 8000, startFrame: 0, endFrame: null }]
    const words = { title: text, from: text, message: text, projectId: text, reviewId: text, madeAt: text }
    const plain = await built(requestOf({ slots: short }))
    const { elements, inPage } = await built(
      requestOf({ ...words, slots, entries, sections: [{ name: text, startFrame: 0 }] }),
    )
    // Broken once by leaving "<" in the manifest as it is: scripts appear, and no JSON is left.
    expect(elements.filter(isRun).map((script) => script.text)).toEqual(plain.elements.filter(isRun).map((s) => s.text))
    expect(elements.map(({ tag }) => tag)).toEqual(plain.elements.map(({ tag }) => tag))
    expect(inPage).toMatchObject({ ...words, entries, sections: [{ name: text }] })
    for (const slot of inPage.slots) expect(slot).toMatchObject({ label: text, note: text, slot: `version:${text}` })
  })

  it('holds sound that is louder than full scale clipped, and says how much', async () => {
    const [left, right] = [noise(9000, 1), noise(9000, 2)]
    left.set([1.5, -1.5, 1, -1, Number.NaN], 100)
    const { elements, clipped } = await built(requestOf({ slots: [slotOf('loud', [left, right])] }))
    // 1 itself is beyond the largest value of 24 bits; -1 is the smallest.
    expect(clipped).toEqual([3])
    const full = 2 ** 23
    const [samples] = await decoded(pieceIn(elements, '0/0'))
    expect(samples.slice(100, 105)).toEqual([(full - 1) / full, -1, (full - 1) / full, -1, 0])
    const furthest = samples.map((value, n) => (n >= 100 && n < 105 ? 0 : Math.abs(value - left[n]!)))
    expect(Math.max(...furthest)).toBeLessThanOrEqual(2 ** -24)
  })

  it('says what silence reads in numbers that JSON has', async () => {
    const silent = { ...slotOf('silent', [new Float32Array(10), new Float32Array(10)]) }
    const levels = { integratedLufs: Number.NEGATIVE_INFINITY, truePeakDbtp: Number.NEGATIVE_INFINITY }
    const { inPage } = await built(requestOf({ slots: [{ ...silent, ...levels }] }))
    expect(inPage.slots[0]).toMatchObject({ integratedLufs: -200, truePeakDbtp: -200 })
  })

  it('tells how far it is, and stops where it is told to', async () => {
    const fractions: number[] = []
    await buildReview(requestOf(), new MemorySink(), { onProgress: ({ fraction }) => void fractions.push(fraction) })
    expect(fractions).toEqual([0.2, 0.4, 0.6, 0.8, 1])
    const stop = new AbortController()
    const sink = new MemorySink()
    const building = buildReview(requestOf(), sink, { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(building).rejects.toMatchObject({ name: 'AbortError' })
    const length = sink.bytes.length
    await new Promise((done) => setTimeout(done, 300))
    expect(sink.bytes).toHaveLength(length)
    await expect(buildReview(requestOf(), sink, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('passes on what went wrong with a source or the file', async () => {
    const gone = new Error('The stem is gone.')
    const slots = [{ ...requestOf().slots[0]!, read: () => Promise.reject(gone) }]
    await expect(buildReview(requestOf({ slots }), new MemorySink())).rejects.toBe(gone)
    const short = [{ ...requestOf().slots[0]!, frames: 170_012 }]
    await expect(buildReview(requestOf({ slots: short }), new MemorySink())).rejects.toThrow('"v1" gave another length')
    const full = new Error('The disk is full.')
    const sink = {
      write(bytes: Uint8Array) {
        if (bytes.length > 50_000) throw full
      },
      writeAt() {},
    }
    await expect(buildReview(requestOf(), sink)).rejects.toBe(full)
  })

  it('refuses what it cannot be, in words that help', async () => {
    const refused = (changes: Partial<ReviewRequest>) =>
      expect(buildReview(requestOf(changes), new MemorySink())).rejects
    await refused({ slots: [] }).toThrow('Choose a version.')
    await refused({ slots: [slotOf('v3', [new Float32Array(0), new Float32Array(0)])] }).toThrow('"v3" has no sound.')
    await refused({ rateHz: 11_025 }).toThrow('cannot be made at 11.025 kHz. Choose the small one, which is Opus.')
    await refused({ codec: 'opus', rateHz: 44_100 }).toThrow('A small review file has a rate of 48 kHz.')
  })
})
