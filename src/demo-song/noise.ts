/** Seeded pseudo-random numbers: Marsaglia's xorshift with shifts 13, 17 and 5. */
export class Noise {
  private state: number

  constructor(seed: number) {
    // Multiplied out, so that neighbouring seeds do not begin alike; zero would stay zero.
    this.state = Math.imul(seed, 0x9e3779b1) | 1
    for (let i = 0; i < 8; i++) this.next()
  }

  /** White noise from -1 to 1. */
  next(): number {
    let x = this.state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.state = x
    return x / 2147483648
  }

  between(low: number, high: number): number {
    return low + (high - low) * (0.5 + 0.5 * this.next())
  }
}
