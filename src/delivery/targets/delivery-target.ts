/** How a fact was learnt: from its owner, from others, or from others who disagree. */
export const CONFIDENCES = ['primary', 'secondary', 'unconfirmed'] as const

/**
 * - `streaming`: what a player does to a song
 * - `broadcast`, `delivery`: what a file must keep to be taken
 * - `recommendation`: what a body advises
 */
export const TARGET_KINDS = ['streaming', 'delivery', 'broadcast', 'recommendation'] as const

/** Ways in which a service changes the level; `none`: not at all. */
export const DIRECTIONS = ['both', 'down', 'none'] as const

/** One service or rule, as the targets file knows it. Everything that may be missing is null. */
export interface DeliveryTarget {
  readonly id: string
  readonly name: string
  readonly kind: (typeof TARGET_KINDS)[number]
  /** Integrated loudness that it plays at or asks for; null where it has none. */
  readonly levelLufs: number | null
  readonly direction: (typeof DIRECTIONS)[number]
  /** Turning up stops where the true peak reaches this much below full scale. */
  readonly headroomDb: number | null
  /** Turns down only what is louder than this. */
  readonly actsAboveLufs: number | null
  /** Limits what turning up brings above its ceiling. */
  readonly limiterWhenUp: { readonly ceilingDb: number; readonly attackMs: number; readonly releaseMs: number } | null
  /** True peak that a master should keep (streaming: advice; else: demand). */
  readonly adviceCeilingDbtp: number | null
  /** The same for louder masters. */
  readonly adviceWhenLouder: { readonly aboveLufs: number; readonly ceilingDbtp: number } | null
  readonly toleranceLu: number | null
  readonly maxShortTermLufs: number | null
  readonly source: string
  readonly sourceUrl: string
  /** When the source was read, as YYYY-MM-DD. */
  readonly date: string
  readonly confidence: (typeof CONFIDENCES)[number]
  readonly note: string
}

/** The targets file: dated, sourced, and meant to be edited. */
export interface DeliveryTargets {
  readonly format: 'tutti-delivery-targets'
  readonly version: 1
  readonly updated: string
  readonly targets: readonly DeliveryTarget[]
}

/** The true peak that a target asks of a master of this loudness, in dBTP; null where it asks for none. */
export function adviceCeilingDbtp(target: DeliveryTarget, integratedLufs: number): number | null {
  const { adviceWhenLouder } = target
  if (adviceWhenLouder && integratedLufs > adviceWhenLouder.aboveLufs) return adviceWhenLouder.ceilingDbtp
  return target.adviceCeilingDbtp
}

/** The target of this id or, in any case of letters, of this name; null where there is none. */
export function findTarget(targets: readonly DeliveryTarget[], word: string): DeliveryTarget | null {
  const wanted = word.trim().toLowerCase()
  return targets.find(({ id }) => id === wanted) ?? targets.find(({ name }) => name.toLowerCase() === wanted) ?? null
}
