import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Dsp } from '../../src/engine/dsp'
import { ResampledSource } from '../../src/engine/resampled-source'
import { MemorySource } from './memory-source'

const dsp = new Dsp(new WebAssembly.Module(readFileSync('build/dsp.wasm')))

/** Full-band noise from a fixed seed (Numerical Recipes' ranqd1). */
function noise(frames: number, seed: number): Float32Array {
  let state = seed
  return Float32Array.from({ length: frames }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
}

const stem = (rateHz: number, frames = 20011) => new MemorySource(rateHz, noise(frames, 1), noise(frames, 2))

describe('ResampledSource', () => {
  it.each([
    [44100, 48000],
    [48000, 44100],
    [192000, 44100],
    [44101, 48000],
  ])('%d to %d Hz: any partition of reads, in any order, gives the same samples', async (fromHz, toHz) => {
    const source = new ResampledSource(dsp, stem(fromHz), toHz)
    const whole = await source.read(-100, source.frames + 200)
    for (const size of [1, 17, 128, 4096, 5000]) {
      const last = Math.min(source.frames + 200, size * 300)
      const starts = Array.from({ length: Math.ceil(last / size) }, (_, i) => i * size).reverse()
      for (const start of starts) {
        const part = await source.read(start - 100, size)
        const expected = whole.left.slice(start, start + size)
        expect(part.left.slice(0, expected.length)).toEqual(expected)
        expect(part.right.slice(0, expected.length)).toEqual(whole.right.slice(start, start + size))
      }
    }
  })

  it.each([
    [44100, 48000, 20011, 21781],
    [48000, 44100, 20011, 18385],
    [96000, 44100, 3, 1],
    [44100, 96000, 1, 2],
  ])('%d to %d Hz: %d frames become %d', (fromHz, toHz, frames, expected) => {
    expect(new ResampledSource(dsp, stem(fromHz, frames), toHz).frames).toBe(expected)
  })

  it('is silent before the start and after the end', async () => {
    const source = new ResampledSource(dsp, stem(44100), 48000)
    const { left } = await source.read(-3, source.frames + 6)
    expect(Array.from(left.slice(0, 3))).toEqual([0, 0, 0])
    expect(Array.from(left.slice(-3))).toEqual([0, 0, 0])
    expect(left[3]).not.toBe(0)
    expect((await source.read(source.frames + 10, 4)).right).toEqual(new Float32Array(4))
  })

  it('passes a stem through untouched that is already at the rate', async () => {
    const original = stem(48000)
    const source = new ResampledSource(dsp, original, 48000)
    expect(await source.read(7, 100)).toEqual(await original.read(7, 100))
  })

  it('comes back: 44.1 to 96 kHz and back is the same music, below -120 dB', async () => {
    const tone = Float32Array.from({ length: 20000 }, (_, i) => 0.5 * Math.sin(i) + 0.2 * Math.sin(i * 2.5))
    const there = new ResampledSource(dsp, new MemorySource(44100, tone), 96000)
    const back = await new ResampledSource(dsp, there, 44100).read(0, tone.length)
    for (let i = 1000; i < 19000; i++)
      expect(Math.abs((back.left[i] as number) - (tone[i] as number))).toBeLessThan(1e-6)
  })
})
