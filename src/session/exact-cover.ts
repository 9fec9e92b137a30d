/**
 * Which of `sets` (bit masks) hold every bit of `whole` exactly once, one of them being `wanted`: their places in
 * ascending order, or null where there is no such choice.
 */
export function coverWith(wanted: number, sets: readonly number[], whole: number): number[] | null {
  const hopeless = new Set<number>()
  const cover = (left: number): number[] | null => {
    if (left === 0) return []
    if (hopeless.has(left)) return null
    // Some set must hold the lowest bit that is left.
    const lowest = left & -left
    for (const [place, set] of sets.entries()) {
      if ((set & lowest) === 0 || (set & ~left) !== 0) continue
      const others = cover(left & ~set)
      if (others) return [place, ...others]
    }
    hopeless.add(left)
    return null
  }
  const first = sets[wanted] ?? 0
  if (first === 0 || (first & ~whole) !== 0) return null
  const others = cover(whole & ~first)
  return others && [wanted, ...others].sort((a, b) => a - b)
}
