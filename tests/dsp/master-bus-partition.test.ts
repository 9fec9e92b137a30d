import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MasterBus } from '../../src/engine/master-bus'
import { MASTER_LAYOUT, MASTER_ORDER, type OrderedProcessor } from '../../src/params'
import { anyBlock, anyBlockFrames, anyRate, changesOf } from './any-settings'
import { makeDsp, noise } from './group-strip-runner'

const FRAMES = 6000

/** What a master can be told while it plays. */
interface Settings {
  block: number[]
  order: OrderedProcessor[]
  sends: number[]
}

const fadesSlot = MASTER_LAYOUT.slots.findIndex(({ path }) => path[0] === 'fades')
/** Start and end stay at the song's: a master without a frame is only silence. */
const openFades = (block: number[]) =>
  block.map((value, slot) => (slot === fadesSlot || slot === fadesSlot + 1 ? 0 : value))

const anySettings: fc.Arbitrary<Settings> = fc.record({
  block: anyBlock(MASTER_LAYOUT).map(openFades),
  order: fc.shuffledSubarray([...MASTER_ORDER], { minLength: MASTER_ORDER.length }),
  sends: fc.array(fc.constantFrom(Number.NEGATIVE_INFINITY, -30, -6, 0), { minLength: 2, maxLength: 2 }),
})

function take(bus: MasterBus, { block, order, sends }: Settings): void {
  bus.params.set(block)
  bus.setOrder(order)
  bus.setSends(sends)
}

function render(first: Settings, changes: [number, Settings][], rateHz: number, linearPhase: boolean, block: number) {
  const inputs = [noise(FRAMES, 3), noise(FRAMES, 4)]
  const bus = new MasterBus(makeDsp(), { rateHz, maxBlock: 4096, inputs: 2, linearPhase })
  take(bus, first)
  bus.setSongFrames(100_000)
  bus.reset()
  const out = new Float32Array(2 * FRAMES)
  const pending = [...changes]
  for (let start = 0; start < FRAMES; ) {
    for (; pending[0] && pending[0][0] <= start; pending.shift()) {
      take(bus, pending[0][1])
      bus.applyParams()
    }
    const n = Math.min(block, FRAMES - start, (pending[0]?.[0] ?? FRAMES) - start)
    inputs.forEach(({ left, right }, input) => {
      bus.inputLeft(input).set(left.subarray(start, start + n))
      bus.inputRight(input).set(right.subarray(start, start + n))
    })
    // A loop wraps in the middle: what depends on the song's frame is under way in the delays.
    bus.process(n, start < FRAMES / 2 ? start + 40_000 : start)
    out.set(bus.outputLeft.subarray(0, n), start)
    out.set(bus.outputRight.subarray(0, n), FRAMES + start)
    start += n
  }
  return out
}

/** Broken once by an order that changed at the end of a block. */
it('any settings and any order, changed on any frames, sound the same in blocks of any size', () => {
  fc.assert(
    fc.property(
      anySettings,
      changesOf(anySettings, FRAMES),
      anyRate,
      fc.boolean(),
      anyBlockFrames,
      (first, changes, rateHz, linearPhase, block) => {
        // The wrap has to fall between two blocks, as the worklet sees to it.
        const fitting = [...changes, [FRAMES / 2, changes.at(-1)?.[1] ?? first] as [number, Settings]].sort(
          (a, b) => a[0] - b[0],
        )
        const whole = render(first, fitting, rateHz, linearPhase, 4096)
        expect(whole.every(Number.isFinite)).toBe(true)
        const parts = render(first, fitting, rateHz, linearPhase, block)
        expect(Buffer.compare(Buffer.from(parts.buffer), Buffer.from(whole.buffer))).toBe(0)
      },
    ),
    { numRuns: 40, seed: 7 },
  )
})
