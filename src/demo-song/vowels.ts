import { StateVariableFilter } from './filter'
import type { Vowel } from './melodies'
import type { Studio } from './studio'

/** Hertz, decibels and bandwidth of five formants: an alto, after the tables of the Csound manual, brightened on top. */
const FORMANTS: Record<Vowel, readonly (readonly [number, number, number])[]> = {
  a: [
    [790, 0, 110],
    [1220, -3, 130],
    [2800, -3, 180],
    [3600, -5, 220],
    [4950, -13, 300],
  ],
  e: [
    [470, 0, 90],
    [1700, -5, 120],
    [2650, -7, 170],
    [3500, -10, 220],
    [4950, -14, 300],
  ],
  i: [
    [360, 0, 80],
    [1950, -7, 130],
    [2800, -7, 180],
    [3700, -11, 220],
    [4950, -15, 300],
  ],
  o: [
    [500, 0, 95],
    [900, -3, 110],
    [2750, -6, 170],
    [3500, -9, 210],
    [4950, -17, 300],
  ],
  u: [
    [380, 0, 80],
    [780, -6, 100],
    [2500, -15, 170],
    [3500, -18, 210],
    [4950, -22, 300],
  ],
}

/**
 * A mouth: five resonances side by side, which follow the vowel that is asked for. Neighbours have opposite signs, so
 * that no gap opens between them.
 */
export class Mouth {
  private readonly studio: Studio
  private readonly resonances: StateVariableFilter[]
  private readonly shape = new Float64Array(15)
  private readonly gains = new Float64Array(5)
  private readonly chest: StateVariableFilter

  constructor(studio: Studio, vowel: Vowel) {
    this.studio = studio
    this.resonances = FORMANTS[vowel].map(([hz]) => new StateVariableFilter(studio, hz, 8))
    this.chest = new StateVariableFilter(studio, 380, 0.7)
    this.move(vowel, 1, 1)
  }

  /** Goes a `share` of the way to a vowel; `size` scales the formants, as a smaller head does. */
  move(vowel: Vowel, share: number, size: number): void {
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 3; j++) {
        const at = this.shape[3 * i + j] as number
        this.shape[3 * i + j] = at + share * ((FORMANTS[vowel][i]?.[j] as number) - at)
      }
      const hz = size * (this.shape[3 * i] as number)
      this.resonances[i]?.tune(hz, hz / ((this.shape[3 * i + 2] as number) * 1.5))
      this.gains[i] = (i & 1 ? -1 : 1) * this.studio.gain(this.shape[3 * i + 1] as number)
    }
  }

  run(source: number): number {
    // Resonances alone would be thin below the first: the chest carries the fundamental.
    let sum = 0.26 * this.chest.runLow(source)
    for (let i = 0; i < 5; i++) {
      sum += (this.gains[i] as number) * (this.resonances[i] as StateVariableFilter).runBand(source)
    }
    return sum
  }
}
