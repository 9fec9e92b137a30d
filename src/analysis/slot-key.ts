import type { SessionDoc, StemRef } from '../session/document'
import { FORMATS } from '../session/export-format'
import { rideList } from '../session/ride-list'
import type { ImportsState } from '../state/imports-store'
import type { MonitorSlot } from '../state/transport-store'

/**
 * What a slot's figures depend on, as text: equal keys measure the same. For the master that is the sound, and what it
 * is quantised to, because the figures are those of the file. Names and families are not part of it.
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
  const { rateHz, master, export: file } = session
  if (slot === 'sum') return JSON.stringify(['sum', rateHz, groups])
  const strips = session.groups.map((group) => [group.strip, [...rideList(session, group)]])
  const { samples } = FORMATS[file.format]
  const quantised = samples === 'float32' ? samples : [samples, file.dither, file.dither === 'none' ? 0 : session.seed]
  return JSON.stringify(['master', rateHz, groups, strips, master, quantised])
}
