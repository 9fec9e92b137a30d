import { type MonitorSlot, SLOTS } from '../state/transport-store'

/**
 * Gains that make all slots equally loud over the whole song.
 *
 * Everything is turned down to the quietest one. Louder sounds better, so no slot may keep an advantage; and nothing is
 * turned up, because a rough mix or a master that peaks at 0 dBFS would clip on its way to the ears, and the comparison
 * would then judge the clipping. A silent slot has no loudness and neither moves nor is moved.
 */
export function matchGains(
  integratedLufs: Readonly<Partial<Record<MonitorSlot, number>>>,
): Readonly<Record<MonitorSlot, number>> {
  const defined = SLOTS.map((slot) => integratedLufs[slot]).filter(
    (value): value is number => value !== undefined && Number.isFinite(value),
  )
  const quietest = Math.min(...defined)
  const gainOf = (slot: MonitorSlot) => {
    const loudness = integratedLufs[slot]
    return loudness !== undefined && Number.isFinite(loudness) ? Math.min(0, quietest - loudness) : 0
  }
  return { master: gainOf('master'), sum: gainOf('sum'), rough: gainOf('rough'), reference: gainOf('reference') }
}
