import { DEMO_RATE_HZ } from './studio'

/** Rounds a step's corner over the two samples around it (Valimaki and Huovilainen, "polyBLEP", 2007). */
function blep(phase: number, increment: number): number {
  if (phase < increment) {
    const t = phase / increment - 1
    return -t * t
  }
  if (phase > 1 - increment) {
    const t = (phase - 1) / increment + 1
    return t * t
  }
  return 0
}

/** Saw and pulse waves with little aliasing. */
export class Oscillator {
  phase: number

  constructor(startPhase: number) {
    this.phase = startPhase - Math.floor(startPhase)
  }

  saw(hz: number): number {
    const increment = this.advance(hz)
    return 2 * this.phase - 1 - blep(this.phase, increment)
  }

  pulse(hz: number, width: number): number {
    const increment = this.advance(hz)
    const fall = this.phase - width
    const after = fall < 0 ? fall + 1 : fall
    const naive = this.phase < width ? 1 : -1
    return naive + blep(this.phase, increment) - blep(after, increment) + 1 - 2 * width
  }

  private advance(hz: number): number {
    const increment = hz / DEMO_RATE_HZ
    this.phase += increment
    if (this.phase >= 1) this.phase -= 1
    return increment
  }
}
