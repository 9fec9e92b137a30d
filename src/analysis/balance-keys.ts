import type { MonitorSlot } from '../protocol/listening'
import type { SessionDoc } from '../session/document'
import type { CompareState } from '../state/compare-store'
import type { ImportsState } from '../state/imports-store'
import { comparedSounds } from './compared-sounds'
import { fileKey, songKey } from './slot-key'

/**
 * What the tonal balance of each slot depends on, as text: equal keys measure the same. The master's is measured before it
 * is made into a file's numbers. A slot with nothing to measure is not there.
 */
export function balanceKeys(
  session: SessionDoc,
  compare: CompareState,
  stems: ImportsState['stems'],
): Partial<Record<MonitorSlot, string>> {
  const floats = { ...session, export: { ...session.export, format: 'wav32f' } } as const
  const keys: Partial<Record<MonitorSlot, string>> = {}
  const add = (slot: MonitorSlot, key: string | null) => {
    if (key !== null) keys[slot] = key
  }
  add('master', songKey(floats, 'master', stems))
  add('sum', songKey(session, 'sum', stems))
  for (const { slot, stem } of comparedSounds(session, compare)) add(slot, fileKey(stem, stems))
  return keys
}
