// One band of the listening checks: Butterworth edges of order 4, magnitude-matched (matched-shapes), each open or at a
// frequency. States are f64.

import { Biquad } from '../equaliser/biquad'
import { butterworthQ } from '../equaliser/filters'
import { designHighPass, designLowPass } from '../equaliser/matched-shapes'

const SECTIONS: i32 = 2
const coefficients: StaticArray<f64> = new StaticArray<f64>(5)

export class CheckBand {
  private sections: Biquad[] = []

  /** Edges in hertz; 0 is open. */
  constructor(rateHz: f64, lowHz: f64, highHz: f64) {
    const turn = (2 * NativeMath.PI) / rateHz
    for (let i: i32 = 0; i < SECTIONS; i++) {
      const q = butterworthQ(i, SECTIONS)
      if (lowHz > 0) {
        designHighPass(lowHz * turn, q, coefficients)
        this.add()
      }
      if (highHz > 0) {
        designLowPass(highHz * turn, q, coefficients)
        this.add()
      }
    }
  }

  clear(): void {
    for (let i = 0; i < this.sections.length; i++) unchecked(this.sections[i]).clear()
  }

  /** States too small to hear become 0 before they become denormal. */
  flush(): void {
    for (let i = 0; i < this.sections.length; i++) unchecked(this.sections[i]).flush()
  }

  /** In place, interleaved stereo f64. */
  process(buffer: usize, frames: i32): void {
    for (let i = 0; i < this.sections.length; i++) unchecked(this.sections[i]).process(buffer, frames, false)
  }

  private add(): void {
    const section = new Biquad()
    section.set(coefficients)
    this.sections.push(section)
  }
}
