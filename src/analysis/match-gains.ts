/**
 * Gains that make all slots equally loud.
 *
 * Everything is turned down to the quietest one. Louder sounds better, so no slot may keep an advantage; and nothing is
 * turned up, because a rough mix or a master that peaks at 0 dBFS would clip on its way to the ears, and the comparison
 * would then judge the clipping. A silent slot has no loudness and neither moves nor is moved.
 */
export function matchGains<Slot extends string>(
  lufs: Readonly<Partial<Record<Slot, number>>>,
): Partial<Record<Slot, number>> {
  const slots = Object.keys(lufs) as Slot[]
  const known = slots.filter((slot) => Number.isFinite(lufs[slot]))
  const quietest = Math.min(...known.map((slot) => lufs[slot] as number))
  const gains: Partial<Record<Slot, number>> = {}
  for (const slot of slots) gains[slot] = known.includes(slot) ? Math.min(0, quietest - (lufs[slot] as number)) : 0
  return gains
}
