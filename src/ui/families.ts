import { FAMILIES, type Family } from '../session/document'

/** A family's name and hue on the page. The hue is never alone: the name stands beside it. */
export const FAMILY_LOOKS: Readonly<Record<Family, { readonly label: string; readonly hue: string }>> = {
  leadVocal: { label: 'Lead vocal', hue: 'var(--lead-vocal)' },
  backingVocals: { label: 'Backing vocals', hue: 'var(--backing-vocals)' },
  drums: { label: 'Drums', hue: 'var(--drums)' },
  bass: { label: 'Bass', hue: 'var(--bass)' },
  guitars: { label: 'Guitars', hue: 'var(--guitars)' },
  keys: { label: 'Keys', hue: 'var(--keys)' },
  synths: { label: 'Synths', hue: 'var(--synths)' },
  instruments: { label: 'Instruments', hue: 'var(--instruments)' },
  effects: { label: 'Effects', hue: 'var(--effects)' },
}

export const FAMILY_OPTIONS = FAMILIES.map((id) => ({ id, ...FAMILY_LOOKS[id] }))
