import type { MasterReading } from '../../../audio/live-meters'
import { peakDb } from '../../meters/meter-source'
import { SlotHistory } from '../../meters/slot-history'
import { countRuns, limiterShare } from './limiter-scale'

const SPAN_MS = 8000
const SLOT_MS = 20
/** A reading that is higher by less is the meter's and not the limiter's. */
const TOLERANCE = 10 ** (0.05 / 20)
/** What is on its way through the limiter was held to the ceiling before. */
const CEILING_MS = 500

/** Lanes: shares of the picture's height for the levels, dB for the reduction, 1 for an event. */
export const LANE = { input: 0, output: 1, reductionDb: 2, held: 3, over: 4 } as const

/** What the limiter did in the last 8 s. */
export class LimiterHistory {
  readonly slots = new SlotHistory(SPAN_MS, SLOT_MS, 5)
  private ceiling = 0
  private ceilingMs = 0

  /** @param master the reading of this moment; null where nothing plays */
  update(master: MasterReading | null, nowMs: number, on: boolean, ceilingDbtp: number): number {
    const { slots } = this
    if (!master) return slots.advance(nowMs, false)
    const ceiling = 10 ** (ceilingDbtp / 20)
    if (ceiling >= this.ceiling || nowMs - this.ceilingMs > CEILING_MS) {
      this.ceiling = ceiling
      this.ceilingMs = nowMs
    }
    slots.offer(LANE.input, limiterShare(peakDb(master.limiterInputPeak)))
    slots.offer(LANE.output, limiterShare(peakDb(Math.max(master.peakLeft, master.peakRight))))
    slots.offer(LANE.reductionDb, master.limiterGainReductionDb)
    if (on && master.limiterInputTruePeak > ceiling) slots.offer(LANE.held, 1)
    if (master.truePeak > this.ceiling * TOLERANCE) slots.offer(LANE.over, 1)
    return slots.advance(nowMs, true)
  }

  count(lane: number): number {
    const { slots } = this
    return countRuns(slots.lanes[lane] as Float32Array, slots.count % slots.slots)
  }
}
