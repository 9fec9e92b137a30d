import { DEMO_RATE_HZ, type Studio } from './studio'

/**
 * State variable filter with trapezoidal integrators (A. Simper, "Linear trapezoidal integrated SVF", 2013): it keeps
 * its shape while its cutoff moves. `run` computes all outputs; read the one that is wanted.
 */
export class StateVariableFilter {
  low = 0
  band = 0
  high = 0
  private readonly studio: Studio
  private first = 0
  private second = 0
  private a1 = 0
  private a2 = 0
  private a3 = 0
  private k = 1

  constructor(studio: Studio, hz: number, q: number) {
    this.studio = studio
    this.tune(hz, q)
  }

  tune(hz: number, q: number): void {
    const g = this.studio.maths.tan((Math.PI * Math.min(hz, 0.45 * DEMO_RATE_HZ)) / DEMO_RATE_HZ)
    this.k = 1 / q
    this.a1 = 1 / (1 + g * (g + this.k))
    this.a2 = g * this.a1
    this.a3 = g * this.a2
  }

  run(input: number): void {
    const v3 = input - this.second
    const v1 = this.a1 * this.first + this.a2 * v3
    const v2 = this.second + this.a2 * this.first + this.a3 * v3
    this.first = 2 * v1 - this.first
    this.second = 2 * v2 - this.second
    this.low = v2
    this.band = v1
    this.high = input - this.k * v1 - v2
  }

  runLow(input: number): number {
    this.run(input)
    return this.low
  }

  runHigh(input: number): number {
    this.run(input)
    return this.high
  }

  /** Band-pass with a gain of one at its centre. */
  runBand(input: number): number {
    this.run(input)
    return this.k * this.band
  }
}
