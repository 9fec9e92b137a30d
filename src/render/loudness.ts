import { METER } from '../engine/loudness-meter'

/** What the loudness meter says of a whole programme; -Infinity where a value is not defined. */
export type Loudness = Record<keyof typeof METER, number>

/** The meter's values by name. */
export function loudnessOf(values: ArrayLike<number>): Loudness {
  return Object.fromEntries(
    Object.entries(METER).map(([name, slot]) => [name, values[slot] ?? Number.NEGATIVE_INFINITY]),
  ) as Loudness
}
