/** Analogue prototypes of the equaliser and filters, in decibels at `hz`, straight from their definitions. */

interface Complex {
  re: number
  im: number
}

/** c2 s^2 + c1 s + c0 at s = j x. */
function polynomial(c2: number, c1: number, c0: number, x: number): Complex {
  return { re: c0 - c2 * x * x, im: c1 * x }
}

function ratioDb(numerator: Complex, denominator: Complex): number {
  return 20 * Math.log10(Math.hypot(numerator.re, numerator.im) / Math.hypot(denominator.re, denominator.im))
}

export function bellDb(hz: number, centreHz: number, gainDb: number, q: number): number {
  const x = hz / centreHz
  const a = 10 ** (gainDb / 40)
  return ratioDb(polynomial(1, a / q, 1, x), polynomial(1, 1 / (a * q), 1, x))
}

export function lowShelfDb(hz: number, cornerHz: number, gainDb: number, q: number): number {
  const x = hz / cornerHz
  const a = 10 ** (gainDb / 40)
  const middle = Math.sqrt(a) / q
  return gainDb / 2 + ratioDb(polynomial(1, middle, a, x), polynomial(a, middle, 1, x))
}

export function highShelfDb(hz: number, cornerHz: number, gainDb: number, q: number): number {
  const x = hz / cornerHz
  const a = 10 ** (gainDb / 40)
  const middle = Math.sqrt(a) / q
  return gainDb / 2 + ratioDb(polynomial(a, middle, 1, x), polynomial(1, middle, a, x))
}

export function tiltDb(hz: number, pivotHz: number, gainDb: number): number {
  const x = hz / pivotHz
  const a = 10 ** (gainDb / 20)
  return ratioDb(polynomial(0, a, 1, x), polynomial(0, 1, a, x))
}

export function notchDb(hz: number, centreHz: number, q: number): number {
  const x = hz / centreHz
  return ratioDb(polynomial(1, 0, 1, x), polynomial(1, 1 / q, 1, x))
}

/** Butterworth of an even order: |H|^2 = 1 / (1 + x^(2 order)). */
export function butterworthDb(hz: number, cornerHz: number, order: number, kind: 'low' | 'high'): number {
  const x = kind === 'low' ? hz / cornerHz : cornerHz / hz
  return -10 * Math.log10(1 + x ** (2 * order))
}
