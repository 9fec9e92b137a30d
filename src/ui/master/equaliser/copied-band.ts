import type { AnyBand } from './node-text'

let copied: AnyBand | null = null

/** A band to be put in another's place, on this page; another equaliser's too. */
export function copyBand(band: AnyBand): void {
  copied = band
}

export function hasCopiedBand(): boolean {
  return copied !== null
}

/** What `onto` becomes by the copied band: all that both have. */
export function pastedValues(onto: AnyBand): Partial<AnyBand> | null {
  if (!copied) return null
  return Object.fromEntries(Object.entries(copied).filter(([key]) => key in onto)) as Partial<AnyBand>
}
