/**
 * The K-System of Bob Katz ("Mastering Audio", and JAES 48 (2000), "An Integrated Approach to Metering, Monitoring and
 * Leveling Practices"): RMS without weighting, a sine reads as its peak does, and 0 stands 20, 14 or 12 dB under full scale.
 */
export const K_SCALES = {
  k20: { label: 'K-20', zeroDbfs: -20 },
  k14: { label: 'K-14', zeroDbfs: -14 },
  k12: { label: 'K-12', zeroDbfs: -12 },
} as const
export type KScale = keyof typeof K_SCALES

/** Under 0 of the scale, the end of what is drawn. */
export const K_LOW_DB = -30

/** A level that begins has come to 99 % of its reading (-0.09 dB) after this. */
export const K_SECONDS = 0.6
/** Of the mean square: 0.99 of a level are 0.9801 of its power. */
const TIME_CONSTANT_SECONDS = -K_SECONDS / Math.log(1 - 0.99 ** 2)
/** What falls under this, -120 dB, is silence. */
const SILENCE = 1e-12

/** The integrator of one channel. */
export class KIntegrator {
  /** Linear power. */
  private power = 0

  /** @param meanSquare of the last `seconds` */
  update(meanSquare: number, seconds: number): void {
    const share = 1 - Math.exp(-Math.max(0, seconds) / TIME_CONSTANT_SECONDS)
    this.power += (meanSquare - this.power) * share
    if (this.power < SILENCE) this.power = 0
  }

  /** RMS in dBFS, 3.01 dB added so that a sine reads as its peak; minus infinity of silence. */
  get dbfs(): number {
    return 10 * Math.log10(2 * this.power)
  }
}

/** Where a level in dB of its scale stands: 0 at the low end, 1 at full scale, never beyond. */
export function kShare(db: number, scale: KScale): number {
  const high = -K_SCALES[scale].zeroDbfs
  return Math.min(1, Math.max(0, (db - K_LOW_DB) / (high - K_LOW_DB)))
}

/** The figures under the scale, in dB: +4 is where Katz has the loud passages end. */
export function kMarks(scale: KScale): number[] {
  return [-24, -12, 0, 4, -K_SCALES[scale].zeroDbfs]
}
