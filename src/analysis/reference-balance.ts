import type { TonalBalance } from '../state/balance-store'

/** What a master's tonal balance is held against. */
export interface ReferenceBalance {
  readonly centresHz: Float64Array
  readonly levelsDb: Float64Array
  readonly lowDb: Float64Array
  readonly highDb: Float64Array
  /** `time`: within one reference, as in its `TonalBalance`; `references`: from the lowest to the highest of several. */
  readonly spread: 'time' | 'references'
}

/** One reference as it is; of several the mean in dB of each band. Null without any. */
export function referenceBalance(references: readonly TonalBalance[]): ReferenceBalance | null {
  const [only] = references
  if (!only) return null
  if (references.length === 1) {
    const { centresHz, levelsDb, lowDb, highDb } = only
    return { centresHz, levelsDb, lowDb, highDb, spread: 'time' }
  }
  const bands = Math.min(...references.map(({ levelsDb }) => levelsDb.length))
  const over = (of: (levels: number[]) => number) =>
    Float64Array.from({ length: bands }, (_, band) => of(references.map(({ levelsDb }) => levelsDb[band] as number)))
  return {
    centresHz: only.centresHz.slice(0, bands),
    levelsDb: over((levels) => levels.reduce((sum, level) => sum + level, 0) / levels.length),
    lowDb: over((levels) => Math.min(...levels)),
    highDb: over((levels) => Math.max(...levels)),
    spread: 'references',
  }
}

/** By how many dB each band of a sound is over the references at equal loudness; NaN where both have nothing. */
export function overReferences(sound: TonalBalance, references: ReferenceBalance): Float64Array {
  const bands = Math.min(sound.levelsDb.length, references.levelsDb.length)
  return Float64Array.from(
    { length: bands },
    (_, band) => (sound.levelsDb[band] as number) - (references.levelsDb[band] as number),
  )
}
