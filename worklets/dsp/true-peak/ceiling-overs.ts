// Where the stated meter reads more than a ceiling, for the holds that mend it: an interval a place, the first of them
// kept with frame and peak, all of them counted.
import { decibelsOrNone } from '../loudness/readings'

const KEPT: i32 = 16384

export class CeilingOvers {
  /** Linear: an interval whose estimate reaches this must be read by the long kernel; Infinity without a ceiling. */
  near: f64 = Infinity
  total: f64 = 0
  /** f64 each; taken when a ceiling is first set. */
  frames: usize = 0
  peaksDb: usize = 0
  private ceilingDb: f64 = Infinity

  /** `close`: what part of a peak its estimate reaches at least. Infinity: no ceiling. Not for the audio thread. */
  setCeiling(db: f64, close: f64): void {
    const isSet = db < Infinity
    if (isSet && this.frames === 0) {
      this.frames = heap.alloc((<usize>KEPT) << 3)
      this.peaksDb = heap.alloc((<usize>KEPT) << 3)
    }
    this.ceilingDb = isSet ? db : Infinity
    this.near = isSet ? NativeMath.pow(10, db / 20) * close : Infinity
    this.reset()
  }

  reset(): void {
    this.total = 0
  }

  get kept(): i32 {
    return <i32>min(this.total, <f64>KEPT)
  }

  /** Notes an interval if its peak, as it is read, is more than the ceiling. */
  note(frame: f64, peak: f64): void {
    const db = decibelsOrNone(peak)
    if (db <= this.ceilingDb) return
    if (this.total < <f64>KEPT) {
      const at = (<usize>this.total) << 3
      store<f64>(this.frames + at, frame)
      store<f64>(this.peaksDb + at, db)
    }
    this.total += 1
  }
}
