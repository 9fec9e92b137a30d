import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GroupStrip } from '../../src/engine/group-strip'
import { STRIP_LAYOUT } from '../../src/params'
import { anyBlock, anyBlockFrames, anyRate, changesOf } from './any-settings'
import { makeDsp, noise } from './group-strip-runner'

const FRAMES = 6000

const anyStrip = anyBlock(STRIP_LAYOUT)
const anyChanges = changesOf(anyStrip, FRAMES)
/** Section rides: a start and a gain for each of some sections. */
const anyRides = fc
  .array(fc.tuple(fc.integer({ min: 0, max: FRAMES }), fc.double({ min: -12, max: 12, noNaN: true })), { maxLength: 5 })
  .map((sections) => Float64Array.from(sections.sort((a, b) => a[0] - b[0]).flat()))

it('any settings, changed on any frames, sound the same in blocks of any size', () => {
  const input = noise(FRAMES, 23)
  const render = (
    first: number[],
    changes: [number, number[]][],
    rides: Float64Array,
    rateHz: number,
    block: number,
  ) => {
    const host = new GroupStrip(makeDsp(), { rateHz, maxBlock: 4096 })
    host.params.set(first)
    host.setRides(rides)
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
    fc.property(anyStrip, anyChanges, anyRides, anyRate, anyBlockFrames, (first, changes, rides, rateHz, block) => {
      const whole = render(first, changes, rides, rateHz, 4096)
      expect(whole.every(Number.isFinite)).toBe(true)
      const parts = render(first, changes, rides, rateHz, block)
      expect(Buffer.compare(Buffer.from(parts.buffer), Buffer.from(whole.buffer))).toBe(0)
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
