/**
 * A click as the design measures it on 997 Hz at -6 dBFS: the largest sample that an 8th-order Butterworth high-pass at
 * 4 kHz leaves. Fed piece by piece.
 */
export class ClickDetector {
  private readonly sections: { b: number; a1: number; a2: number; s1: number; s2: number }[]

  constructor(rateHz: number) {
    const w = Math.tan((Math.PI * 4000) / rateHz)
    this.sections = Array.from({ length: 4 }, (_, section) => {
      const damping = 2 * Math.cos((Math.PI * (2 * section + 1)) / 16)
      const b = 1 / (1 + damping * w + w * w)
      return { b, a1: 2 * (w * w - 1) * b, a2: (1 - damping * w + w * w) * b, s1: 0, s2: 0 }
    })
  }

  /** Largest in these samples, in dBFS. */
  take(samples: readonly number[]): number {
    let highest = 0
    for (const sample of samples) {
      let x = sample
      for (const section of this.sections) {
        const y = section.b * x + section.s1
        section.s1 = -2 * section.b * x - section.a1 * y + section.s2
        section.s2 = section.b * x - section.a2 * y
        x = y
      }
      highest = Math.max(highest, Math.abs(x))
    }
    return 20 * Math.log10(highest)
  }
}
