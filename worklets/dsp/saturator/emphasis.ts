// What is driven harder: a tilt around 1 kHz (the tone) and a low shelf (tape) in front of the curve, and their exact
// inverse behind it, so that only the distortion changes. First order each, by the bilinear transform:
//   tilt (k s + w) / (s + k w), which goes from 1 / k through 1 at w to k; shelf (s + K v) / (s + v), from K to 1.
// Both have all poles and zeros inside the unit circle for any k and K above 0, so the inverse is a filter too.

const TILT_HZ: f64 = 1000
const SHELF_HZ: f64 = 200
/** States below this are none. */
const TINY: f64 = 1e-30

/** Squared gain at `hz` of the analogue filters: `tilt` is k, `shelf` is K. */
export function emphasisPower(hz: f64, tilt: f64, shelf: f64): f64 {
  const t = (hz / TILT_HZ) * (hz / TILT_HZ)
  const v = (hz / SHELF_HZ) * (hz / SHELF_HZ)
  return ((tilt * tilt * t + 1) / (t + tilt * tilt)) * ((v + shelf * shelf) / (v + 1))
}

export class Emphasis {
  private tiltStates: v128 = f64x2.splat(0)
  private shelfStates: v128 = f64x2.splat(0)
  private tiltTangent: f64
  private shelfTangent: f64

  /** `isInverse`: the one behind the curve. */
  constructor(
    rateHz: f64,
    private isInverse: bool,
  ) {
    this.tiltTangent = NativeMath.tan((NativeMath.PI * TILT_HZ) / rateHz)
    this.shelfTangent = NativeMath.tan((NativeMath.PI * SHELF_HZ) / rateHz)
  }

  clear(): void {
    this.tiltStates = f64x2.splat(0)
    this.shelfStates = f64x2.splat(0)
  }

  flush(): void {
    this.tiltStates = flushed(this.tiltStates)
    this.shelfStates = flushed(this.shelfStates)
  }

  /** `controls`: k and K, one pair for all frames, or with `step` 16 (in bytes) a pair for each. */
  process(input: usize, output: usize, frames: i32, controls: usize, step: usize): void {
    if (step === 0) {
      this.run(input, output, frames, load<f64>(controls), load<f64>(controls, 8))
      return
    }
    for (let i = 0; i < frames; i++) {
      this.run(input, output, 1, load<f64>(controls), load<f64>(controls, 8))
      input += 16
      output += 16
      controls += step
    }
  }

  private run(input: usize, output: usize, frames: i32, k: f64, shelf: f64): void {
    const t = this.tiltTangent
    const v = this.shelfTangent
    // Numerator and denominator in powers of 1/z: k + t, t - k over 1 + k t, k t - 1; the inverse has them swapped.
    const top0 = this.isInverse ? 1 + k * t : k + t
    const top1 = this.isInverse ? k * t - 1 : t - k
    const under0 = this.isInverse ? k + t : 1 + k * t
    const under1 = this.isInverse ? t - k : k * t - 1
    const low0 = this.isInverse ? 1 + v : 1 + shelf * v
    const low1 = this.isInverse ? v - 1 : shelf * v - 1
    const lowUnder0 = this.isInverse ? 1 + shelf * v : 1 + v
    const lowUnder1 = this.isInverse ? shelf * v - 1 : v - 1
    const b = f64x2.splat(top0 / under0)
    const a = f64x2.splat(under1 / under0)
    // y = b x + s, s = c x - a s with c = b1 - a b: with k = 1 it is x, bit for bit.
    const c = f64x2.splat((top1 - under1 * (top0 / under0)) / under0)
    const lowB = f64x2.splat(low0 / lowUnder0)
    const lowA = f64x2.splat(lowUnder1 / lowUnder0)
    const lowC = f64x2.splat((low1 - lowUnder1 * (low0 / lowUnder0)) / lowUnder0)
    let s = this.tiltStates
    let low = this.shelfStates
    const end = input + ((<usize>frames) << 4)
    for (; input < end; input += 16) {
      const x = v128.load(input)
      const y = f64x2.add(f64x2.mul(b, x), s)
      s = f64x2.sub(f64x2.mul(c, x), f64x2.mul(a, s))
      v128.store(output, f64x2.add(f64x2.mul(lowB, y), low))
      low = f64x2.sub(f64x2.mul(lowC, y), f64x2.mul(lowA, low))
      output += 16
    }
    this.tiltStates = s
    this.shelfStates = low
  }
}

export function flushed(states: v128): v128 {
  return v128.and(states, f64x2.ge(f64x2.abs(states), f64x2.splat(TINY)))
}
