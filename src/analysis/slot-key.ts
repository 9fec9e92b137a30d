import type { SessionDoc, StemRef } from '../session/document'
import type { ImportsState } from '../state/imports-store'
import type { MonitorSlot } from '../state/transport-store'

/**
 * What a slot's sound depends on, as text: equal keys sound equal. Names, families and dither are not part of it.
 * Null where there is nothing to measure, or a stem is missing.
 */
export function slotKey(session: SessionDoc, slot: MonitorSlot, stems: ImportsState['stems']): string | null {
  const hashOf = (stem: StemRef) => (stem.sha256 !== null && stem.sha256 in stems ? stem.sha256 : null)
  if (slot === 'rough' || slot === 'reference') {
    const stem = session.compare[slot]
    const hash = stem && hashOf(stem)
    return hash === null ? null : `source ${hash}`
  }
  const groups = session.groups.map((group) => group.stems.map(hashOf))
  if (groups.length === 0 || groups.flat().includes(null)) return null
  const { rateHz, master } = session
  if (slot === 'sum') return JSON.stringify(['sum', rateHz, groups])
  return JSON.stringify(['master', rateHz, groups, session.groups.map((group) => group.strip), master])
}
