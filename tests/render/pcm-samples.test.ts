import { describe, expect, it } from 'vitest'
import { Dsp } from '../../src/engine/dsp'
import { Quantiser } from '../../src/engine/quantiser'
import { PcmSamples } from '../../src/render/pcm-samples'
import { dspModule, floatNoise, joined } from './in-process-host'

const FRAMES = 1501

function samplesOf(format: 'pcm24' | 'pcm16' | 'float32') {
  const quantiser = new Quantiser(new Dsp(dspModule), { maxBlock: 512 })
  return new PcmSamples({ format, dither: 'tpdf', seed: 1, write: true, hash: false }, quantiser, 512)
}

describe('PCM', () => {
  it('of floats is the floats, little-endian', () => {
    const block = floatNoise(3, FRAMES, 1.5)
    const bytes = joined([samplesOf('float32').bytesOf(block, 0)])
    expect(bytes.length).toBe(8 * FRAMES)
    expect(bytes.readFloatLE(8 * 1000 + 4)).toBe(block.right[1000])
  })

  it.each([
    ['pcm24', 3],
    ['pcm16', 2],
  ] as const)('of whole numbers is read back as what it holds: %s', (format, bytes) => {
    const block = floatNoise(4, FRAMES, 1)
    Object.assign(block.left, { 0: 1, 1: -1, 2: 2, 3: -2, 4: 0 })
    const samples = samplesOf(format)
    const part = (from: number, to: number) => ({
      left: block.left.subarray(from, to),
      right: block.right.subarray(from, to),
    })
    const pcm = joined([samples.bytesOf(part(0, 700), 0), samples.bytesOf(part(700, FRAMES), 700)])
    const values = { left: new Float32Array(FRAMES), right: new Float32Array(FRAMES) }
    samples.valuesOf(pcm, block, values)
    const wrong = Array.from({ length: FRAMES }, (_, frame) => frame).filter((frame) => {
      const at = 2 * bytes * frame
      const [left, right] = [pcm.readIntLE(at, bytes), pcm.readIntLE(at + bytes, bytes)]
      return values.left[frame] !== left / 2 ** (8 * bytes - 1) || values.right[frame] !== right / 2 ** (8 * bytes - 1)
    })
    expect(wrong).toEqual([])
    expect(values.left[3]).toBe(-1)
  })
})
