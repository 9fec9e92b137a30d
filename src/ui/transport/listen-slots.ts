import type { MonitorSlot } from '../../protocol/listening'
import type { SessionDoc } from '../../session/document'
import type { CompareState } from '../../state/compare-store'

/** A slot of the monitor as the page names it. */
export interface ListenSlot {
  readonly slot: MonitorSlot
  readonly kind: 'song' | 'reference' | 'version'
  /** The accessible name: always the same, however a file is called. */
  readonly label: string
  /** What fits onto a segment. */
  readonly short: string
  /** What a person calls it. */
  readonly name: string
  /** The number key that hears it; null where there is none, or nothing to hear. */
  readonly key: string | null
  readonly filled: boolean
}

type Entry = Omit<ListenSlot, 'key'>

/** All slots, in the order of the transport and of the number keys. */
export function listenSlots(compare: SessionDoc['compare'] | undefined, prepared: CompareState): ListenSlot[] {
  const entries: Entry[] = [
    { slot: 'master', kind: 'song', label: 'Master', short: 'Master', name: 'Master', filled: true },
    { slot: 'sum', kind: 'song', label: 'Plain sum', short: 'Sum', name: 'Plain sum', filled: true },
    {
      slot: 'rough',
      kind: 'song',
      label: 'Rough mix',
      short: 'Rough',
      name: 'Rough mix',
      filled: Boolean(compare?.rough),
    },
  ]
  compare?.references.forEach(({ id, name }, index) => {
    const number = index === 0 ? '' : ` ${index + 1}`
    const names = { label: `Reference${number}`, short: `Ref${number}`, name }
    entries.push({ slot: `reference:${id}`, kind: 'reference', ...names, filled: true })
  })
  for (const { versionId, name, sound } of prepared.versions) {
    const names = { label: `Version ${name}`, short: name, name }
    entries.push({ slot: `version:${versionId}`, kind: 'version', ...names, filled: sound !== null })
  }
  if (prepared.codec) {
    const names = { label: 'Coded file', short: 'Coded', name: prepared.codec.label }
    entries.push({ slot: 'codec', kind: 'version', ...names, filled: true })
  }
  let number = 0
  return entries.map((entry) => {
    if (entry.filled) number++
    return { ...entry, key: entry.filled && number <= 9 ? String(number) : null }
  })
}
