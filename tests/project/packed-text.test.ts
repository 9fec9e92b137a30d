import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from '../../src/project/base64url'
import { canonicalJson } from '../../src/project/canonical-json'
import { harmlessLine, harmlessText } from '../../src/project/harmless-text'
import { packText, unpackText } from '../../src/project/packed-text'
import { textSha256 } from '../../src/project/text-hash'

const TEXT = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 500 }))

describe('as Node does it', () => {
  it('hashes', () => {
    for (const text of ['', 'abc', '🎤 é שלום']) {
      expect(textSha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
    }
  })

  it('codes base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect([...fromBase64url(toBase64url(bytes))]).toEqual([...bytes])
      }),
    )
    expect([...fromBase64url(' _-\n8=')]).toEqual([...Buffer.from('_-8', 'base64url')])
  })

  it('deflates and inflates', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(inflateRawSync(Buffer.from(packText(text), 'base64url')).toString('utf8')).toBe(text)
        expect(unpackText(deflateRawSync(text).toString('base64url'), 10_000)).toBe(text)
      }),
    )
  })
})

describe('unpacking', () => {
  const long = Array.from({ length: 20_000 }, (_, n) => `${(n * 7919) % 10_007}`).join(' ')

  it('does not read on behind the end', () => {
    expect(unpackText(`${packText(long)}regards_Anna-`, 1_000_000)).toBe(long)
  })

  it('misses what is cut off', () => {
    const packed = packText(long)
    for (const kept of [0, 1, 10, packed.length / 2, packed.length - 4]) {
      expect(() => unpackText(packed.slice(0, kept), 1_000_000)).toThrow(Error)
    }
  })

  it('stops at the limit, and not before it', () => {
    expect(unpackText(packText(long), long.length)).toBe(long)
    expect(() => unpackText(packText(long), long.length - 1)).toThrow(RangeError)
  })

  it('refuses what is no UTF-8', () => {
    expect(() => unpackText(deflateRawSync(Buffer.from([0xff, 0xfe])).toString('base64url'), 100)).toThrow(TypeError)
  })
})

describe('canonical JSON', () => {
  it('sorts keys by code units, deep down, and keeps lists', () => {
    const value = {
      '€': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '10': 8,
      '9': 9,
      '😀': 5,
      '\u0080': 6,
      ö: { b: [3, 1], a: null },
    }
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"10":8,"9":9,"\u0080":6,"ö":{"a":null,"b":[3,1]},"€":1,"😀":5,"\ufb33":3}',
    )
    expect(canonicalJson({ n: [1e30, 4.5, 0.002, 1e-27, -0] })).toBe('{"n":[1e+30,4.5,0.002,1e-27,0]}')
  })

  it('is the same for the same content', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const turned = (item: unknown): unknown => {
          if (Array.isArray(item)) return item.map(turned)
          if (typeof item !== 'object' || item === null) return item
          return Object.fromEntries(
            Object.entries(item)
              .reverse()
              .map(([key, inner]) => [key, turned(inner)]),
          )
        }
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('does not follow a document without end', () => {
    expect(() => canonicalJson(JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`))).toThrow(RangeError)
  })
})

describe('a text made harmless', () => {
  it('has nothing left that could do harm, and stays as it is then', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        const text = harmlessText(`${a}\u202e\u0000\u2028\ud83c${b}`)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u)
        expect(harmlessText(text)).toBe(text)
        expect(harmlessLine(harmlessLine(text))).toBe(harmlessLine(text))
        expect(harmlessLine(text)).not.toMatch(/\n|\t|^\s|\s$/)
      }),
    )
  })

  it('keeps what people write', () => {
    const text = 'Größer! 🎤👩‍👩‍👧 e\u0301 שלום \u200fאב\u200e <b>1 & 2</b>\n\tsecond line'
    expect(harmlessText(text)).toBe(text)
  })
})
