import { describe, expect, it } from 'vitest'
import { Quantiser } from '../../src/engine/quantiser'
import { dsp, randomFrom, whiteNoise } from './limiter-signals'

const FRAMES = 4096
const quantiser = new Quantiser(dsp, { maxBlock: FRAMES })
const SEED = 12345

function decode24(bytes: Uint8Array): number[] {
  return Array.from({ length: bytes.length / 3 }, (_, i) => {
    return ((bytes[3 * i]! << 8) | (bytes[3 * i + 1]! << 16) | (bytes[3 * i + 2]! << 24)) >> 8
  })
}

function decode16(bytes: Uint8Array): number[] {
  return Array.from({ length: bytes.length / 2 }, (_, i) => ((bytes[2 * i]! << 16) | (bytes[2 * i + 1]! << 24)) >> 16)
}

describe('without dither', () => {
  it('gives 24-bit material back as it was, and 16-bit too', () => {
    const random = randomFrom(1)
    for (const [bits, decode] of [
      [24, decode24],
      [16, decode16],
    ] as const) {
      const top = 2 ** (bits - 1)
      const values = Array.from({ length: FRAMES }, () => Math.floor(random() * 2 * top) - top)
      values.splice(0, 4, -top, top - 1, -1, 0)
      const samples = Float32Array.from(values, (value) => value / top)
      const run = bits === 24 ? quantiser.toPcm24 : quantiser.toPcm16
      const pcm = decode(run.call(quantiser, samples, samples, FRAMES, 0, SEED, 'none'))
      expect(pcm).toEqual(values.flatMap((value) => [value, value]))
    }
  })

  it('rounds half to even and holds at full scale', () => {
    const lsb = 2 ** -15
    const samples = Float32Array.of(0.5 * lsb, 1.5 * lsb, -0.5 * lsb, -2.5 * lsb, 1, 7, -7, Number.NaN)
    const pcm = decode16(quantiser.toPcm16(samples, samples, 8, 0, SEED, 'none')).filter((_, i) => i % 2 === 0)
    expect(pcm).toEqual([0, 2, 0, -2, 32767, 32767, -32768, 0])
    expect(decode24(quantiser.toPcm24(samples, samples, 8, 0, SEED, 'none'))[8]).toBe(8388607)
  })

  it('keeps silence silent', () => {
    expect(
      quantiser.toPcm24(new Float32Array(64), new Float32Array(64), 64, 0, SEED, 'none').every((b) => b === 0),
    ).toBe(true)
  })
})

describe('with dither', () => {
  const silence = new Float32Array(FRAMES)
  /** Errors in LSB, left channel, over many blocks. */
  function errors(samples: Float32Array, count: number, seed = SEED): number[] {
    const found: number[] = []
    for (let block = 0; block < count; block++) {
      const pcm = decode16(quantiser.toPcm16(samples, silence, FRAMES, block * FRAMES, seed, 'tpdf'))
      for (let i = 0; i < FRAMES; i++) found.push(pcm[2 * i]! - samples[i]! * 32768)
    }
    return found
  }

  it('is triangular, 2 LSB peak to peak: the total error has mean 0 and variance 1/4 whatever the value', () => {
    for (const offset of [0, 0.25, 0.5, 0.8]) {
      const found = errors(new Float32Array(FRAMES).fill((100 + offset) / 32768), 50)
      const mean = found.reduce((a, b) => a + b) / found.length
      const variance = found.reduce((a, b) => a + (b - mean) ** 2, 0) / found.length
      expect(Math.abs(mean)).toBeLessThan(0.006)
      expect(Math.abs(variance - 0.25)).toBeLessThan(0.005)
      expect(found.every((error) => Math.abs(error) < 1.5)).toBe(true)
    }
  })

  it('is white and differs between channels and seeds', () => {
    const correlation = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0) / a.length
    const found = errors(silence, 20)
    for (const lag of [1, 2, 3, 100]) {
      expect(Math.abs(correlation(found.slice(lag), found.slice(0, -lag)))).toBeLessThan(0.005)
    }
    expect(Math.abs(correlation(found, errors(silence, 20, SEED + 1)))).toBeLessThan(0.005)
    const pcm = decode16(quantiser.toPcm16(silence, silence, FRAMES, 0, SEED, 'tpdf'))
    const left = pcm.filter((_, i) => i % 2 === 0)
    const right = pcm.filter((_, i) => i % 2 === 1)
    expect(Math.abs(correlation(left, right))).toBeLessThan(0.03)
  })

  it('depends on the frame, not on the block', () => {
    const samples = whiteNoise(FRAMES, 0.5, 3)
    const whole = [...quantiser.toPcm24(samples, samples, FRAMES, 1e10, SEED, 'tpdf')]
    for (const block of [1, 17, 128]) {
      const parts: number[] = []
      for (let i = 0; i < FRAMES; i += block) {
        const end = Math.min(FRAMES, i + block)
        const part = samples.subarray(i, end)
        parts.push(...quantiser.toPcm24(part, part, end - i, 1e10 + i, SEED, 'tpdf'))
      }
      expect(parts).toEqual(whole)
    }
  })

  it('never changes: these bytes are what seed 1 has always written', () => {
    const bytes = quantiser.toPcm24(silence, silence, 8, 0, 1, 'tpdf')
    expect(decode24(bytes)).toEqual([0, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, -1])
  })
})
