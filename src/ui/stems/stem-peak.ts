import type { ImportsState, StemFacts } from '../../state/imports-store'

const peakOf = new WeakMap<StemFacts['peaks'], number>()

/** The highest sample of a stem, linear: 1 is full scale. Its outline holds every sample's bounds. */
export function stemPeak(peaks: StemFacts['peaks']): number {
  const known = peakOf.get(peaks)
  if (known !== undefined) return known
  let peak = 0
  for (const value of peaks.max) peak = Math.max(peak, value)
  for (const value of peaks.min) peak = Math.max(peak, -value)
  peakOf.set(peaks, peak)
  return peak
}

/** The highest of all stems: their outlines are drawn to one scale, so that loud and quiet can be told. */
export function loudestPeak(stems: ImportsState['stems']): number {
  return Math.max(0.01, ...Object.values(stems).map(({ peaks }) => stemPeak(peaks)))
}
