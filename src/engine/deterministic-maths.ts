import type { Dsp } from './dsp'

type Unary = (x: number) => number

/**
 * Elementary functions with the same bits in every host (DESIGN promise 2), for code outside the binary whose results
 * reach a sample. `+ - * /` and `Math.sqrt`, `floor`, `round`, `abs`, `min` and `max` are exact by IEEE 754 and
 * ECMA-262 and need no twin here.
 */
export interface DeterministicMaths {
  sin: Unary
  cos: Unary
  tan: Unary
  exp: Unary
  exp2: Unary
  log: Unary
  log2: Unary
  log10: Unary
  tanh: Unary
}

export function deterministicMaths(dsp: Dsp): DeterministicMaths {
  const exports = dsp.exports as unknown as Record<`maths_${keyof DeterministicMaths}`, Unary>
  return {
    sin: exports.maths_sin,
    cos: exports.maths_cos,
    tan: exports.maths_tan,
    exp: exports.maths_exp,
    exp2: exports.maths_exp2,
    log: exports.maths_log,
    log2: exports.maths_log2,
    log10: exports.maths_log10,
    tanh: exports.maths_tanh,
  }
}
