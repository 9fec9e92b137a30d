// A parameter's way to its next value: raised cosines that superpose. Every change of target adds its own raised-cosine
// step to those still under way, so the value and its slope are continuous however often the target moves, and after the
// last ramp the value is the target itself, bit for bit.

const MAX_RAMPS: i32 = 16

/** Remaining part of a raised-cosine step: 1 at frame 0, 0 at frame `frames`. One table for each length in use. */
class RampTable {
  next: RampTable | null = null
  values: StaticArray<f64>

  constructor(public frames: i32) {
    this.values = new StaticArray<f64>(frames + 1)
    for (let i = 0; i <= frames; i++) {
      this.values[i] = 0.5 * (1 + NativeMath.cos((NativeMath.PI * <f64>i) / <f64>frames))
    }
    this.values[frames] = 0
  }
}

let tables: RampTable | null = null

function tableFor(frames: i32): RampTable {
  let table = tables
  while (table !== null) {
    if (table.frames === frames) return table
    table = table.next
  }
  const made = new RampTable(frames)
  made.next = tables
  tables = made
  return made
}

export class Smoothed {
  target: f64 = 0
  /** The value that the last `next()` or `advance()` returned. */
  value: f64 = 0
  private table: StaticArray<f64>
  private deltas: StaticArray<f64> = new StaticArray<f64>(MAX_RAMPS)
  private ages: StaticArray<i32> = new StaticArray<i32>(MAX_RAMPS)
  private ramps: i32 = 0
  private first: i32 = 0
  private rampFrames: i32
  private wanted: f64 = 0

  /** `rampFrames`: how long one change takes, at least 1. */
  constructor(rampFrames: i32) {
    const frames = max(rampFrames, 1)
    this.rampFrames = frames
    this.table = tableFor(frames).values
  }

  get isAtRest(): bool {
    return this.ramps === 0
  }

  setTarget(v: f64): void {
    this.wanted = v
    if (v !== this.target) this.startRamp()
  }

  /** Goes there at once. */
  snap(v: f64): void {
    this.ramps = 0
    this.target = v
    this.wanted = v
    this.value = v
  }

  /** Goes to its own target at once. */
  finish(): void {
    this.snap(this.wanted)
  }

  /** The value one frame later. */
  next(): f64 {
    return this.advance(1)
  }

  /** The value `frames` frames later. */
  advance(frames: i32): f64 {
    if (this.ramps === 0) return this.value
    let remaining: f64 = 0
    for (let i = 0; i < this.ramps; i++) {
      const slot = (this.first + i) & (MAX_RAMPS - 1)
      const age = min(unchecked(this.ages[slot]) + frames, this.rampFrames)
      this.ages[slot] = age
      remaining += unchecked(this.deltas[slot]) * unchecked(this.table[age])
    }
    while (this.ramps > 0 && unchecked(this.ages[this.first]) >= this.rampFrames) {
      this.first = (this.first + 1) & (MAX_RAMPS - 1)
      this.ramps -= 1
    }
    this.value = this.ramps === 0 ? this.target : this.target - remaining
    // With every place taken, the newest target waits for a ramp to end.
    if (this.wanted !== this.target) this.startRamp()
    return this.value
  }

  private startRamp(): void {
    if (this.ramps === MAX_RAMPS) return
    const slot = (this.first + this.ramps) & (MAX_RAMPS - 1)
    this.deltas[slot] = this.wanted - this.target
    this.ages[slot] = 0
    this.ramps += 1
    this.target = this.wanted
  }
}
