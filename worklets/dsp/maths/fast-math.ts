// Logarithm and exponential to the base 2 for two lanes at once, fast enough for every sample.
// log2: split off the exponent, then the atanh series of the mantissa around sqrt(2) (Abramowitz and Stegun 4.1.27);
// error under 1e-8. exp2: split off the nearest integer, then the Taylor series; relative error under 1e-8.
// Exact where it matters: log2 of 0 is finite (about -1023), exp2 of 0 is 1.

const MANTISSA_MASK: i64 = 0x000fffffffffffff
const ONE_BITS: i64 = 0x3ff0000000000000
// As bits, 2^52 + n is 0x4330000000000000 | n: the cheap way between small integers and floats, both ways.
const MAGIC_BITS: i64 = 0x4330000000000000
const MAGIC: f64 = 4503599627370496
const LN2: f64 = NativeMath.LN2

/** log2 of two positive numbers. */
export function log2x2(x: v128): v128 {
  const exponent = f64x2.sub(v128.or(i64x2.shr_u(x, 52), i64x2.splat(MAGIC_BITS)), f64x2.splat(MAGIC + 1023))
  const m = v128.or(v128.and(x, i64x2.splat(MANTISSA_MASK)), i64x2.splat(ONE_BITS))
  const root = f64x2.splat(NativeMath.SQRT2)
  const t = f64x2.div(f64x2.sub(m, root), f64x2.add(m, root))
  const t2 = f64x2.mul(t, t)
  let series = f64x2.splat(2 / LN2 / 9)
  series = f64x2.add(f64x2.mul(series, t2), f64x2.splat(2 / LN2 / 7))
  series = f64x2.add(f64x2.mul(series, t2), f64x2.splat(2 / LN2 / 5))
  series = f64x2.add(f64x2.mul(series, t2), f64x2.splat(2 / LN2 / 3))
  series = f64x2.add(f64x2.mul(series, t2), f64x2.splat(2 / LN2))
  return f64x2.add(f64x2.add(exponent, f64x2.splat(0.5)), f64x2.mul(series, t))
}

/** 2 to the power of two numbers between -1000 and 1000. */
export function exp2x2(x: v128): v128 {
  const whole = f64x2.nearest(x)
  const f = f64x2.mul(f64x2.sub(x, whole), f64x2.splat(LN2))
  let series = f64x2.splat(1.0 / 5040)
  series = f64x2.add(f64x2.mul(series, f), f64x2.splat(1.0 / 720))
  series = f64x2.add(f64x2.mul(series, f), f64x2.splat(1.0 / 120))
  series = f64x2.add(f64x2.mul(series, f), f64x2.splat(1.0 / 24))
  series = f64x2.add(f64x2.mul(series, f), f64x2.splat(1.0 / 6))
  series = f64x2.add(f64x2.mul(series, f), f64x2.splat(0.5))
  series = f64x2.add(f64x2.mul(series, f), f64x2.splat(1))
  series = f64x2.add(f64x2.mul(series, f), f64x2.splat(1))
  const scale = i64x2.shl(f64x2.add(whole, f64x2.splat(MAGIC + 1023)), 52)
  return f64x2.mul(series, scale)
}

export function dbToGain(db: f64): f64 {
  return db === 0 ? 1 : NativeMath.pow(10, db / 20)
}
