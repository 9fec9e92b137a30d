import { type DeterministicMaths, deterministicMaths } from '../engine/deterministic-maths'
import type { Dsp } from '../engine/dsp'

export const DEMO_RATE_HZ = 48000

const TABLE_SIZE = 4096

/**
 * What every instrument of the demo song needs: maths with the same bits everywhere, and a sine table made from it.
 * Between table points the sine is a straight line; its error, 3e-7, lies below the stems' last bit but two.
 */
export class Studio {
  readonly maths: DeterministicMaths
  private readonly table: Float64Array

  constructor(dsp: Dsp) {
    this.maths = deterministicMaths(dsp)
    this.table = Float64Array.from({ length: TABLE_SIZE + 2 }, (_, i) => this.maths.sin((2 * Math.PI * i) / TABLE_SIZE))
  }

  /** Sine of a phase in turns; any finite phase. */
  sine(turns: number): number {
    const position = (turns - Math.floor(turns)) * TABLE_SIZE
    const index = position | 0
    const a = this.table[index] as number
    return a + (position - index) * ((this.table[index + 1] as number) - a)
  }

  /** Frequency of a MIDI note, which may lie between keys. */
  noteHz(midi: number): number {
    return 440 * this.maths.exp2((midi - 69) / 12)
  }

  /** Factor per frame of a decay that falls to 1/e in `seconds`. */
  decay(seconds: number): number {
    return this.maths.exp(-1 / (seconds * DEMO_RATE_HZ))
  }

  gain(db: number): number {
    return this.maths.exp2(db / 6.020599913279624)
  }
}

/** A rational stand-in for tanh: odd, smooth, reaches 1 at 3 with no slope. Plain arithmetic, so exact everywhere. */
export function softClip(x: number): number {
  const limited = Math.max(-3, Math.min(3, x))
  return (limited * (27 + limited * limited)) / (27 + 9 * limited * limited)
}

/** From 0 to 1 without corners. */
export function smoothStep(x: number): number {
  const t = Math.max(0, Math.min(1, x))
  return t * t * (3 - 2 * t)
}

export function frames(seconds: number): number {
  return Math.round(seconds * DEMO_RATE_HZ)
}
