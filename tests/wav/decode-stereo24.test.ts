import { describe, expect, it } from 'vitest'
import { canDecodeStereo24, decodeStereo24 } from '../../src/wav/decode-stereo24'
import { decodeChannel } from '../../src/wav/sample-decoders'

const layout = { kind: 'signed', bytes: 3, littleEndian: true } as const

describe('decodeStereo24', () => {
  it.each([0, 1, 2, 3, 1000, 1001])('gives what the general decoder gives: %i frames', (frames) => {
    let state = 1
    const bytes = Uint8Array.from({ length: frames * 6 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0
      return state >>> 24
    })
    // Full scale of both signs, and zero, in the first frames.
    bytes.set([0, 0, 0x80, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0].slice(0, bytes.length))
    const [left, right] = decodeStereo24(bytes, frames)
    expect(left).toEqual(decodeChannel(bytes, layout, 2, 0, frames))
    expect(right).toEqual(decodeChannel(bytes, layout, 2, 1, frames))
  })

  it('knows bytes that do not lie on words', () => {
    const bytes = new Uint8Array(16)
    expect(canDecodeStereo24(bytes)).toBe(true)
    expect(canDecodeStereo24(bytes.subarray(2))).toBe(false)
  })
})
