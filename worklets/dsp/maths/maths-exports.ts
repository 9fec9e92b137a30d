// Elementary functions for code outside the binary whose results reach a sample. AssemblyScript's own Math (a port of
// musl's libm) is compiled in, so the bits are the same in every host; the JavaScript engines' differ by an ulp.

export function maths_sin(x: f64): f64 {
  return Math.sin(x)
}

export function maths_cos(x: f64): f64 {
  return Math.cos(x)
}

export function maths_tan(x: f64): f64 {
  return Math.tan(x)
}

export function maths_exp(x: f64): f64 {
  return Math.exp(x)
}

/** 2 to the power of x: NativeMath has no exp2 of its own. */
export function maths_exp2(x: f64): f64 {
  return Math.pow(2, x)
}

export function maths_log(x: f64): f64 {
  return Math.log(x)
}

export function maths_log2(x: f64): f64 {
  return Math.log2(x)
}

export function maths_log10(x: f64): f64 {
  return Math.log10(x)
}

export function maths_tanh(x: f64): f64 {
  return Math.tanh(x)
}
