/** After a stop of the frames the picture goes on from where it was: nobody saw what was between. */
const LONGEST_STEP_MS = 500

/**
 * The last seconds of a few readings, in slots of equal time: of each slot the largest reading counts. Slot `n`, counted
 * from the first, stands at `n % slots` of each lane.
 */
export class SlotHistory {
  readonly slots: number
  readonly lanes: readonly Float32Array[]
  /** Slots that have been completed since the beginning. */
  count = 0
  private readonly slotMs: number
  private readonly pending: Float32Array
  private readonly rest: number
  private elapsedMs = 0
  private lastMs = 0

  /** @param rest what a lane reads where nothing was offered */
  constructor(spanMs: number, slotMs: number, lanes: number, rest = 0) {
    this.slots = Math.round(spanMs / slotMs)
    this.slotMs = slotMs
    this.rest = rest
    this.lanes = Array.from({ length: lanes }, () => new Float32Array(this.slots).fill(rest))
    this.pending = new Float32Array(lanes).fill(rest)
  }

  offer(lane: number, value: number): void {
    if (value > (this.pending[lane] ?? 0)) this.pending[lane] = value
  }

  /** Lets time pass, while something plays; returns how many slots were completed, at most all. */
  advance(nowMs: number, playing: boolean): number {
    const step = Math.min(LONGEST_STEP_MS, nowMs - this.lastMs)
    this.lastMs = nowMs
    if (!playing) return 0
    this.elapsedMs += step
    const done = Math.floor(this.elapsedMs / this.slotMs)
    if (done === 0) return 0
    this.elapsedMs -= done * this.slotMs
    for (let n = 0; n < done; n++, this.count++) {
      for (let lane = 0; lane < this.lanes.length; lane++) {
        const values = this.lanes[lane] as Float32Array
        values[this.count % this.slots] = this.pending[lane] ?? 0
      }
    }
    this.pending.fill(this.rest)
    return Math.min(done, this.slots)
  }

  /** The largest of a lane over the whole span. */
  largest(lane: number): number {
    let most = this.rest
    const values = this.lanes[lane] as Float32Array
    for (let n = 0; n < values.length; n++) most = Math.max(most, values[n] as number)
    return most
  }
}
