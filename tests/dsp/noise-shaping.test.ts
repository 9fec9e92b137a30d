import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ditherOf, Quantiser } from '../../src/engine/quantiser'
import type { Dither } from '../../src/session/export-format'
import { dsp, sameBits, sine, whiteNoise } from './limiter-signals'
import { powerSpectrum } from './power-spectrum'

const RATE = 44_100
const BLOCK = 4096
const quantiser = new Quantiser(dsp, { maxBlock: BLOCK })

/** The curve that the noise is to have, from its paper: Lipshitz, Vanderkooy, Wannamaker, JAES 39 (1991). */
const TAPS = [2.033, -2.165, 1.959, -1.59, 0.6149]

/** |1 - H|^2 at a frequency in cycles a sample. */
function curve(cycles: number): number {
  let [re, im] = [1, 0]
  TAPS.forEach((tap, k) => {
    re -= tap * Math.cos(2 * Math.PI * cycles * (k + 1))
    im += tap * Math.sin(2 * Math.PI * cycles * (k + 1))
  })
  return re * re + im * im
}

/** 16-bit values of both channels, interleaved. */
function values(
  left: Float32Array,
  { right = left, seed = 9, dither = 'shaped' as Dither, blocks = [BLOCK], start = 0 } = {},
): Int16Array {
  const out = new Int16Array(2 * left.length)
  for (let at = 0, turn = 0; at < left.length; turn++) {
    const n = Math.min(blocks[turn % blocks.length]!, left.length - at)
    const bytes = quantiser.toPcm16(left.subarray(at, at + n), right.subarray(at, at + n), n, start + at, seed, dither)
    out.set(new Int16Array(bytes.slice().buffer), 2 * at)
    at += n
  }
  return out
}

/** Errors of the left channel in LSB. */
function errors(samples: Float32Array, dither: Dither = 'shaped'): Float64Array {
  const pcm = values(samples, { dither })
  return Float64Array.from(samples, (value, i) => pcm[2 * i]! - value * 32_768)
}

const variance = (of: Float64Array) => of.reduce((sum, value) => sum + value * value, 0) / of.length
const decibels = (power: number) => 10 * Math.log10(power)

describe('shaped noise', () => {
  // Broken once by a tap of another sign, and by an error that left the dither out.
  it('has the published curve over the flat noise of the dither, within 1 dB in every third of an octave', () => {
    const size = 8192
    const inputs = {
      tone: sine(1 << 19, 0.7, 997 / RATE),
      noise: whiteNoise(1 << 19, 0.3, 3),
      constant: new Float32Array(1 << 19).fill(0.3 / 32_768),
    }
    for (const [name, samples] of Object.entries(inputs)) {
      const spectrum = powerSpectrum(errors(samples), size)
      const read: string[] = []
      for (let third = -9; third <= 13; third++) {
        const hz = 1000 * 2 ** (third / 3)
        const low = Math.ceil((hz * 2 ** (-1 / 6) * size) / RATE)
        const high = Math.min(size / 2, Math.floor((hz * 2 ** (1 / 6) * size) / RATE))
        let [measured, wanted] = [0, 0]
        for (let bin = low; bin <= high; bin++) {
          measured += spectrum[bin]!
          wanted += 0.25 * curve(bin / size)
        }
        const difference = decibels(measured / wanted)
        if (!(Math.abs(difference) < 1)) read.push(`${name} ${hz.toFixed(0)} Hz: ${difference.toFixed(2)} dB`)
      }
      expect(read).toEqual([])
    }
  })

  it('is 12.2 dB more than flat noise over all, and far less where the ear is most sensitive', () => {
    const silence = new Float32Array(1 << 18)
    const gained = decibels(variance(errors(silence)) / variance(errors(silence, 'tpdf')))
    const byTheCurve = decibels(1 + TAPS.reduce((sum, tap) => sum + tap * tap, 0))
    expect(byTheCurve).toBeCloseTo(12.2, 1)
    expect(Math.abs(gained - byTheCurve)).toBeLessThan(0.1)
    expect(decibels(curve(3800 / RATE))).toBeLessThan(-20)
  })

  it('has the curve that docs/dither.md states', () => {
    const rows = readFileSync('docs/dither.md', 'utf8').matchAll(/^\| (rate|[\d.]+ kHz) \|(.*)\|$/gm)
    const [head, ...rates] = [...rows].map(([, name, cells]) => [
      name!,
      ...cells!.split('|').map((cell) => cell.trim()),
    ])
    expect(rates).toHaveLength(2)
    for (const [rate, ...cells] of rates) {
      cells.forEach((cell, index) => {
        const [number, unit] = head![index + 1]!.split(' ')
        const hz = Number(number) * (unit === 'kHz' ? 1000 : 1)
        expect(decibels(curve(hz / (1000 * Number.parseFloat(rate!)))).toFixed(1)).toBe(cell)
      })
    }
  })

  // Broken once by shaping without dither: lines of up to 24 dB.
  it('has no tones of its own: no bin of a constant stands out', () => {
    const size = 4096
    for (const lsb of [0, 0.5, 1 / 3, -0.123, 0.001]) {
      const spectrum = powerSpectrum(errors(new Float32Array(1 << 19).fill(lsb / 32_768)), size)
      let most = 0
      for (let bin = 4; bin < size / 2; bin++) most = Math.max(most, spectrum[bin]! / (0.25 * curve(bin / size)))
      expect(decibels(most)).toBeLessThan(2.5)
    }
  })

  it('differs between channels and seeds', () => {
    const silence = new Float32Array(1 << 16)
    const pcm = values(silence)
    const other = values(silence, { seed: 10 })
    const alike = (a: (i: number) => number, b: (i: number) => number) => {
      let [product, power] = [0, 0]
      for (let i = 0; i < silence.length; i++) {
        product += a(i) * b(i)
        power += a(i) ** 2
      }
      return Math.abs(product / power)
    }
    const left = (i: number) => pcm[2 * i]!
    expect(alike(left, (i) => pcm[2 * i + 1]!)).toBeLessThan(0.03)
    expect(alike(left, (i) => other[2 * i]!)).toBeLessThan(0.03)
  })
})

describe('its errors', () => {
  const noisy = whiteNoise(3 * BLOCK, 0.5, 4)
  const bits = (pcm: Int16Array) => Float64Array.from(pcm)

  it('depend on the file before, not on the blocks, and begin anew with a file', () => {
    const whole = values(noisy)
    for (const blocks of [[1, 17, 700], [128], [4095]]) {
      expect(sameBits(bits(values(noisy, { blocks })), bits(whole))).toBe(true)
    }
    // Broken once by errors that were kept from the file before.
    values(whiteNoise(500, 0.9, 1))
    expect(sameBits(bits(values(noisy)), bits(whole))).toBe(true)
    const elsewhere = values(noisy, { start: 1e9 })
    expect(sameBits(bits(values(noisy, { start: 1e9, blocks: [5, 333] })), bits(elsewhere))).toBe(true)
    expect(sameBits(bits(elsewhere), bits(whole))).toBe(false)
  })

  it('never change: this is what seed 9 has always written', () => {
    const hash = createHash('sha256').update(values(noisy)).digest('hex')
    expect(hash.slice(0, 16)).toBe('9f49042ec0f7edc6')
  })

  // Broken once by errors taken after the clipping: what followed was up to 28714 steps off.
  it('stay small where the samples are held at full scale, and are the same as ever behind', () => {
    const samples = new Float32Array(1 << 17)
    for (let i = 0; i < 40_000; i++) samples[i] = [1.5, -3, 1, 1e30, Number.NaN][Math.floor(i / 1000) % 5]!
    const pcm = values(samples)
    for (let i = 0; i < 40_000; i++) {
      const wanted = [32_767, -32_768, 32_767, 32_767, 0][Math.floor(i / 1000) % 5]!
      expect(Math.abs(pcm[2 * i]! - wanted)).toBeLessThan(14)
    }
    const behind = errors(samples).subarray(40_000)
    expect(behind.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(14)
    expect(Math.abs(decibels(variance(behind) / 0.25) - 12.2)).toBeLessThan(0.2)
  })
})

it('is for 16 bits, and for the rates that it is made for', () => {
  const each = [44_100, 48_000, 32_000, 88_200, 192_000].map((rateHz) => ditherOf('shaped', 16, rateHz))
  expect(each).toEqual(['shaped', 'shaped', 'tpdf', 'tpdf', 'tpdf'])
  expect(ditherOf('shaped', 24, 44_100)).toBe('tpdf')
  expect(ditherOf('none', 16, 44_100)).toBe('none')
  expect(ditherOf('tpdf', 16, 44_100)).toBe('tpdf')
  const samples = whiteNoise(BLOCK, 0.4, 5)
  const args = [samples, samples, BLOCK, 0, 3] as const
  expect([...quantiser.toPcm24(...args, 'shaped')]).toEqual([...quantiser.toPcm24(...args, 'tpdf')])
})
