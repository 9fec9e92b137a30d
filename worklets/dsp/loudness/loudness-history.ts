// What the meter read along a programme: a point every 100 ms, and momentary loudness every 10 ms as well, in memory taken
// when it is made.
import { decibelsOrNone, lufsOrNone } from './readings'

/** Values of momentary loudness for one point. */
const FINE_A_POINT: i32 = 10

export class LoudnessHistory {
  /** f32 LUFS a point, and dBTP as of `render`. */
  readonly momentary: usize
  readonly shortTerm: usize
  readonly truePeakDb: usize
  /** f32 LUFS every 10 ms: at the end of a hop that is complete. */
  readonly fineMomentary: usize
  /** f64, linear. */
  private truePeaks: usize
  private points: i32 = 0
  private fineHops: i32 = 0

  constructor(private capacity: i32) {
    this.momentary = heap.alloc((<usize>capacity) << 2)
    this.shortTerm = heap.alloc((<usize>capacity) << 2)
    this.truePeakDb = heap.alloc((<usize>capacity) << 2)
    this.fineMomentary = heap.alloc((<usize>(capacity * FINE_A_POINT)) << 2)
    this.truePeaks = heap.alloc((<usize>capacity) << 3)
    this.reset()
  }

  reset(): void {
    memory.fill(this.truePeaks, 0, (<usize>this.capacity) << 3)
    this.points = 0
    this.fineHops = 0
  }

  /** A point's true peak is at least this. */
  raise(point: i32, peak: f64): void {
    if (point >= this.capacity) return
    const at = this.truePeaks + ((<usize>point) << 3)
    store<f64>(at, max(load<f64>(at), peak))
  }

  /** The readings at the end of a point, as mean squares. What is beyond the capacity is not kept. */
  end(point: i32, momentary: f64, shortTerm: f64): void {
    if (point >= this.capacity) return
    store<f32>(this.momentary + ((<usize>point) << 2), <f32>lufsOrNone(momentary))
    store<f32>(this.shortTerm + ((<usize>point) << 2), <f32>lufsOrNone(shortTerm))
    this.points = max(this.points, point + 1)
  }

  /** Momentary loudness at the end of a hop of 10 ms, as a mean square. */
  endHop(hop: i32, momentary: f64): void {
    if (hop >= this.capacity * FINE_A_POINT) return
    store<f32>(this.fineMomentary + ((<usize>hop) << 2), <f32>lufsOrNone(momentary))
    this.fineHops = hop + 1
  }

  get finePoints(): i32 {
    return this.fineHops
  }

  /** Brings the true peaks into dB and gives the number of points. */
  render(): i32 {
    for (let i: usize = 0; i < <usize>this.points; i++) {
      store<f32>(this.truePeakDb + (i << 2), <f32>decibelsOrNone(load<f64>(this.truePeaks + (i << 3))))
    }
    return this.points
  }
}
