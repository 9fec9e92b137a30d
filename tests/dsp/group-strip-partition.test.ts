import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GroupStrip } from '../../src/engine/group-strip'
import { type Param, STRIP_LAYOUT } from '../../src/params'
import { makeDsp, noise } from './group-strip-runner'

const FRAMES = 6000

function anyValue(param: Param): fc.Arbitrary<number> {
  if (param.kind === 'number') return fc.double({ min: param.min, max: param.max, noNaN: true })
  if (param.kind === 'toggle') return fc.integer({ min: 0, max: 1 })
  return fc.integer({ min: 0, max: param.options.length - 1 })
}

const anyBlock = fc.tuple(...STRIP_LAYOUT.slots.map(({ param }) => anyValue(param)))
const anyChanges = fc
  .array(fc.tuple(fc.integer({ min: 1, max: FRAMES - 1 }), anyBlock), { maxLength: 4 })
  .map((changes) => changes.sort((a, b) => a[0] - b[0]))

it('any settings, changed on any frames, sound the same in blocks of any size', () => {
  const input = noise(FRAMES, 23)
  const render = (first: number[], changes: [number, number[]][], block: number) => {
    const host = new GroupStrip(makeDsp(), { rateHz: 44100, maxBlock: 4096 })
    host.params.set(first)
    host.applyParams()
    host.reset()
    const out = new Float32Array(2 * FRAMES)
    const pending = [...changes]
    for (let start = 0; start < FRAMES; ) {
      for (; pending[0] && pending[0][0] <= start; pending.shift()) {
        host.params.set(pending[0][1])
        host.applyParams()
      }
      const n = Math.min(block, FRAMES - start, (pending[0]?.[0] ?? FRAMES) - start)
      host.inputLeft.set(input.left.subarray(start, start + n))
      host.inputRight.set(input.right.subarray(start, start + n))
      host.process(n, start)
      out.set(host.outputLeft.subarray(0, n), start)
      out.set(host.outputRight.subarray(0, n), FRAMES + start)
      start += n
    }
    return out
  }
  fc.assert(
    fc.property(anyBlock, anyChanges, fc.integer({ min: 1, max: 700 }), (first, changes, block) => {
      const whole = render(first, changes, 4096)
      expect(whole.every(Number.isFinite)).toBe(true)
      expect(Buffer.compare(Buffer.from(render(first, changes, block).buffer), Buffer.from(whole.buffer))).toBe(0)
    }),
    { numRuns: 60, seed: 4 },
  )
})

it('channel views survive another processor being made in the same instance', () => {
  const dsp = makeDsp()
  const host = new GroupStrip(dsp, { rateHz: 48000, maxBlock: 128 })
  const memory = dsp.exports.memory as WebAssembly.Memory
  const before = memory.buffer
  while (memory.buffer === before) new GroupStrip(dsp, { rateHz: 192000, maxBlock: 16384 })
  host.inputLeft.fill(0.25)
  host.process(128, 0)
  expect(host.outputLeft[127]).toBe(0.25)
  expect(host.meters[0]).toBe(0.25)
})
