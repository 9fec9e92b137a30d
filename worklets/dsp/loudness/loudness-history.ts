// What the meter read along a programme: a point every 100 ms, in memory taken when it is made.
import { decibelsOrNone, lufsOrNone } from './readings'

export class LoudnessHistory {
  /** f32 LUFS a point, and dBTP as of `render`. */
  readonly momentary: usize
  readonly shortTerm: usize
  readonly truePeakDb: usize
  /** f64, linear. */
  private truePeaks: usize
  private points: i32 = 0

  constructor(private capacity: i32) {
    this.momentary = heap.alloc((<usize>capacity) << 2)
    this.shortTerm = heap.alloc((<usize>capacity) << 2)
    this.truePeakDb = heap.alloc((<usize>capacity) << 2)
    this.truePeaks = heap.alloc((<usize>capacity) << 3)
    this.reset()
  }

  reset(): void {
    memory.fill(this.truePeaks, 0, (<usize>this.capacity) << 3)
    this.points = 0
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

  /** Brings the true peaks into dB and gives the number of points. */
  render(): i32 {
    for (let i: usize = 0; i < <usize>this.points; i++) {
      store<f32>(this.truePeakDb + (i << 2), <f32>decibelsOrNone(load<f64>(this.truePeaks + (i << 3))))
    }
    return this.points
  }
}
