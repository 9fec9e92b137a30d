// The three characters as one family: half the difference of two hyperbolas, straight in between, bending at two knees
//   f(x) = n (sqrt((x + a)^2 + p) - sqrt((x - b)^2 + q)) + const,  f(0) = 0, f'(0) = 1,
// a and b where the knees are, p and q how soft. Far apart and firm is late and gentle (console), one near and one far is
// lopsided (tube), so soft that they melt together is the soft knee x / sqrt(1 + x^2) (tape).
// f is smooth everywhere: its harmonics fall exponentially with sqrt(p) / drive, which is what keeps the aliases down.
// As a gain it is f(x) / x = n ((x + 2a) / (s1(x) + s1(0)) + (2b - x) / (s2(x) + s2(0))): nothing vanishes at 0.

const TAPE: i32 = 0
const TUBE: i32 = 1
const CONSOLE: i32 = 2

export class SaturationCurve {
  /** Gain below the shelf that drives the lows harder (tape): linear, 1 for none. */
  lowDrive: f64 = 1
  /** Whether it makes a constant part, which has to be taken away. */
  isLopsided: bool = false
  private s1: f64 = 0
  private s2: f64 = 0
  private n: f64 = 0

  constructor(
    private a: f64,
    private b: f64,
    private p: f64,
    private q: f64,
  ) {
    this.s1 = NativeMath.sqrt(a * a + p)
    this.s2 = NativeMath.sqrt(b * b + q)
    this.n = 1 / (a / this.s1 + b / this.s2)
    this.isLopsided = a !== b || p !== q
  }

  gainAt(x: f64): f64 {
    const u = NativeMath.sqrt((x + this.a) * (x + this.a) + this.p) + this.s1
    const v = NativeMath.sqrt((x - this.b) * (x - this.b) + this.q) + this.s2
    return (this.n * ((x + 2 * this.a) * v + (2 * this.b - x) * u)) / (u * v)
  }

  /** `count` vectors x: `gains` gets `makeup` times the gain at `drive` times x, both linear; `to` gets gains times x. */
  apply(x: usize, gains: usize, to: usize, count: i32, drive: f64, makeup: f64): void {
    const a = f64x2.splat(this.a)
    const b = f64x2.splat(this.b)
    const p = f64x2.splat(this.p)
    const q = f64x2.splat(this.q)
    const s1 = f64x2.splat(this.s1)
    const s2 = f64x2.splat(this.s2)
    const d = f64x2.splat(drive)
    const n = f64x2.splat(this.n * makeup)
    const end = x + ((<usize>count) << 4)
    for (; x < end; x += 16) {
      const raw = v128.load(x)
      const driven = f64x2.mul(d, raw)
      const over = f64x2.add(driven, a)
      const under = f64x2.sub(b, driven)
      const u = f64x2.add(f64x2.sqrt(f64x2.add(f64x2.mul(over, over), p)), s1)
      const v = f64x2.add(f64x2.sqrt(f64x2.add(f64x2.mul(under, under), q)), s2)
      const top = f64x2.add(f64x2.mul(f64x2.add(over, a), v), f64x2.mul(f64x2.add(under, b), u))
      const gain = f64x2.mul(n, f64x2.div(top, f64x2.mul(u, v)))
      v128.store(gains, gain)
      v128.store(to, f64x2.mul(gain, raw))
      gains += 16
      to += 16
    }
  }
}

/** Tape drives the lows 6 dB harder. */
const TAPE_LOW_DRIVE: f64 = 2

function makeCurve(character: i32): SaturationCurve {
  if (character === TUBE) return new SaturationCurve(2.2, 0.55, 1.5, 0.5)
  if (character === CONSOLE) return new SaturationCurve(1.95, 1.85, 0.55, 0.55)
  const tape = new SaturationCurve(0.35, 0.35, 1.2, 1.2)
  tape.lowDrive = TAPE_LOW_DRIVE
  return tape
}

const curves: SaturationCurve[] = [makeCurve(TAPE), makeCurve(TUBE), makeCurve(CONSOLE)]

export function curveOf(character: i32): SaturationCurve {
  return unchecked(curves[character])
}
