// What a linear-phase equaliser is asked for: the squared magnitudes of the very sections that the minimum-phase one runs.
// With c = c0, c1, c2 and phi = sin^2(w/2):  |c0 + c1/z + c2/z^2|^2 = (c0 + c1 + c2 - 2 (c0 + c2) phi)^2
// + 4 (c0 - c2)^2 phi (1 - phi), a sum of squares, so that nothing cancels at low frequencies.

import { designBand } from '../equaliser/matched-shapes'
import {
  EQ_BAND_COUNT,
  MASTER_EQ,
  MASTER_EQ_BAND_CHANNELS,
  MASTER_EQ_BAND_CHANNELS_SIDE,
  MASTER_EQ_BAND_CHANNELS_STEREO,
  MASTER_EQ_BAND_GAIN_DB,
  MASTER_EQ_BAND_HZ,
  MASTER_EQ_BAND_ON,
  MASTER_EQ_BAND_Q,
  MASTER_EQ_BAND_STRIDE,
  MASTER_EQ_BAND_TYPE,
  MASTER_EQ_BAND_TYPE_NOTCH,
  MASTER_EQ_BANDS,
  MASTER_EQ_ON,
} from '../generated/slots'

const VALUES: i32 = EQ_BAND_COUNT * MASTER_EQ_BAND_STRIDE
/** Bytes of a section: sum, twice the even part, 4 times the squared odd part; of the numerator, then the denominator. */
const SECTION_BYTES: usize = 48

/** 60 dB: more is a pole on the unit circle, or no equalising any more. */
const SQUARE_MAX: f64 = 1e6

const coefficients: StaticArray<f64> = new StaticArray<f64>(5)

function store3(at: usize, c0: f64, c1: f64, c2: f64): void {
  store<f64>(at, c0 + c1 + c2)
  store<f64>(at, 2 * (c0 + c2), 8)
  store<f64>(at, 4 * (c0 - c2) * (c0 - c2), 16)
}

/** Two squared magnitudes, at two values of phi. */
function squares(at: usize, phi: v128, bow: v128): v128 {
  const real = f64x2.sub(v128.load64_splat(at), f64x2.mul(v128.load64_splat(at, 8), phi))
  return f64x2.add(f64x2.mul(real, real), f64x2.mul(v128.load64_splat(at, 16), bow))
}

export class EqualiserCurve {
  /** The bands that do anything; the others are all zeros. */
  private bands: StaticArray<f64> = new StaticArray<f64>(VALUES)
  private sections: usize = heap.alloc(<usize>EQ_BAND_COUNT * SECTION_BYTES)
  /** Sections of both paths come first, then those of the mid, then those of the side. */
  private bothEnd: usize = 0
  private midEnd: usize = 0
  private sideEnd: usize = 0

  /** Reads a MASTER_EQ section of a block of f64. */
  read(params: usize, baseSlot: i32): void {
    const section = params + ((<usize>baseSlot) << 3)
    const on = load<f64>(section + ((MASTER_EQ_ON - MASTER_EQ) << 3)) !== 0
    for (let i = 0; i < VALUES; i += MASTER_EQ_BAND_STRIDE) {
      const band = section + ((<usize>(MASTER_EQ_BANDS - MASTER_EQ + i)) << 3)
      const shapes =
        load<f64>(band + (MASTER_EQ_BAND_GAIN_DB << 3)) !== 0 ||
        <i32>load<f64>(band + (MASTER_EQ_BAND_TYPE << 3)) === MASTER_EQ_BAND_TYPE_NOTCH
      const works = on && shapes && load<f64>(band + (MASTER_EQ_BAND_ON << 3)) !== 0
      for (let v = 0; v < MASTER_EQ_BAND_STRIDE; v++) {
        this.bands[i + v] = works ? load<f64>(band + ((<usize>v) << 3)) : 0
      }
    }
  }

  equals(other: EqualiserCurve): bool {
    for (let i = 0; i < VALUES; i++) if (this.bands[i] !== other.bands[i]) return false
    return true
  }

  copy(other: EqualiserCurve): void {
    for (let i = 0; i < VALUES; i++) this.bands[i] = other.bands[i]
  }

  /** Nothing to do. */
  get isFlat(): bool {
    for (let i = 0; i < VALUES; i += MASTER_EQ_BAND_STRIDE) if (this.bands[i + MASTER_EQ_BAND_ON] !== 0) return false
    return true
  }

  /** Mid and side differ. */
  get isSplit(): bool {
    for (let i = 0; i < VALUES; i += MASTER_EQ_BAND_STRIDE) {
      if (this.bands[i + MASTER_EQ_BAND_CHANNELS] !== <f64>MASTER_EQ_BAND_CHANNELS_STEREO) return true
    }
    return false
  }

  /** Makes the sections for `sample`. */
  design(rateHz: f64): void {
    let at = this.sections
    for (let channels = MASTER_EQ_BAND_CHANNELS_STEREO; channels <= MASTER_EQ_BAND_CHANNELS_SIDE; channels++) {
      for (let i = 0; i < VALUES; i += MASTER_EQ_BAND_STRIDE) {
        if (this.bands[i + MASTER_EQ_BAND_ON] === 0) continue
        if (<i32>this.bands[i + MASTER_EQ_BAND_CHANNELS] !== channels) continue
        const w0 = (2 * NativeMath.PI * this.bands[i + MASTER_EQ_BAND_HZ]) / rateHz
        const gainDb = this.bands[i + MASTER_EQ_BAND_GAIN_DB]
        const q = this.bands[i + MASTER_EQ_BAND_Q]
        designBand(<i32>this.bands[i + MASTER_EQ_BAND_TYPE], w0, gainDb, q, coefficients)
        store3(at, coefficients[0], coefficients[1], coefficients[2])
        store3(at + 24, 1, coefficients[3], coefficients[4])
        at += SECTION_BYTES
      }
      if (channels === MASTER_EQ_BAND_CHANNELS_STEREO) this.bothEnd = at
      else if (channels === MASTER_EQ_BAND_CHANNELS_SIDE) this.sideEnd = at
      else this.midEnd = at
    }
  }

  /**
   * Magnitudes at the multiples first..end (both even) of 1/size of the rate, and at their mirror images: half the sum of mid
   * and side to the real parts of `out`, half the difference to the imaginary parts. `turns`: those of an Fft of `size`.
   */
  sample(first: i32, end: i32, size: i32, turns: usize, out: usize): void {
    const one = f64x2.splat(1)
    const half = f64x2.splat(0.5)
    for (let k = first; k < end; k += 2) {
      const turn = turns + ((<usize>k) << 4)
      const turn0 = v128.load(turn)
      const turn1 = v128.load(turn, 16)
      const cos = i64x2.shuffle(turn0, turn1, 0, 2)
      const sin = i64x2.shuffle(turn0, turn1, 1, 3)
      // sin^2(w/2) with all its digits at either end.
      const phi =
        4 * k < size
          ? f64x2.div(f64x2.mul(half, f64x2.mul(sin, sin)), f64x2.add(one, cos))
          : f64x2.mul(half, f64x2.sub(one, cos))
      const bow = f64x2.mul(phi, f64x2.sub(one, phi))
      const both = this.product(this.sections, this.bothEnd, phi, bow)
      const mid = f64x2.sqrt(f64x2.mul(both, this.product(this.bothEnd, this.midEnd, phi, bow)))
      const side = f64x2.sqrt(f64x2.mul(both, this.product(this.midEnd, this.sideEnd, phi, bow)))
      const sum = f64x2.mul(half, f64x2.add(mid, side))
      const difference = f64x2.mul(half, f64x2.sub(mid, side))
      const value0 = i64x2.shuffle(sum, difference, 0, 2)
      const value1 = i64x2.shuffle(sum, difference, 1, 3)
      const mirrored = out + ((<usize>(size - k)) << 4)
      v128.store(out + ((<usize>k) << 4), value0)
      v128.store(out + ((<usize>k) << 4), value1, 16)
      if (k > 0) v128.store(mirrored, value0)
      v128.store(mirrored - 16, value1)
    }
  }

  private product(section: usize, end: usize, phi: v128, bow: v128): v128 {
    let above = f64x2.splat(1)
    let below = f64x2.splat(1)
    for (; section < end; section += SECTION_BYTES) {
      above = f64x2.mul(above, squares(section, phi, bow))
      below = f64x2.mul(below, squares(section + 24, phi, bow))
    }
    // In this order, what is not a number counts as the most, too.
    return f64x2.pmin(f64x2.splat(SQUARE_MAX), f64x2.div(above, below))
  }
}
