import { describe, expect, it } from 'vitest'
import { Dsp } from '../../src/engine/dsp'
import { Quantiser } from '../../src/engine/quantiser'
import type { StereoBlock } from '../../src/engine/stem-source'
import { outputFile } from '../../src/render/output-file'
import type { FileJob, FinishJob } from '../../src/render/render-job'
import { writtenSamples } from '../../src/render/written-samples'
import { dspModule, floatNoise, joined } from './in-process-host'

const RATE = 48_000

function written(block: StereoBlock, file: Partial<FileJob>) {
  const dsp = new Dsp(dspModule)
  const frames = block.left.length
  const job = { frames, file: { format: 'wav24', dither: 'tpdf', seed: 1, hash: false, whole: false, ...file } }
  const output = outputFile(job as FinishJob, RATE, 512, () => new Quantiser(dsp, { maxBlock: 512 }), null)!
  const part = (from: number, to: number) => ({
    left: block.left.subarray(from, to),
    right: block.right.subarray(from, to),
  })
  const audio = [output.add(part(0, 700), 0), output.add(part(700, frames), 700)]
  return { file: joined([output.head(), ...audio, output.tail()]), audio: joined(audio) }
}

describe('a file', () => {
  it('of floats has the same bytes streamed and as a whole', () => {
    const block = floatNoise(3, 1501, 1.5)
    const streamed = written(block, { format: 'wav32f' })
    expect(streamed.file.equals(written(block, { format: 'wav32f', whole: true }).file)).toBe(true)
    expect(streamed.file.readFloatLE(44 + 8 * 1000 + 4)).toBe(block.right[1000])
  })

  it.each([
    ['wav24', 3],
    ['wav16', 2],
  ] as const)('of whole numbers is read back as what it holds: %s', (format, bytes) => {
    const block = floatNoise(4, 1501, 1)
    Object.assign(block.left, { 0: 1, 1: -1, 2: 2, 3: -2, 4: 0 })
    const { audio } = written(block, { format })
    const samples = { left: new Float32Array(1501), right: new Float32Array(1501) }
    writtenSamples(format, audio, block, samples)
    const wrong = Array.from({ length: 1501 }, (_, frame) => frame).filter((frame) => {
      const at = 2 * bytes * frame
      const [left, right] = [audio.readIntLE(at, bytes), audio.readIntLE(at + bytes, bytes)]
      return (
        samples.left[frame] !== left / 2 ** (8 * bytes - 1) || samples.right[frame] !== right / 2 ** (8 * bytes - 1)
      )
    })
    expect(wrong).toEqual([])
    expect(samples.left[3]).toBe(-1)
  })
})
