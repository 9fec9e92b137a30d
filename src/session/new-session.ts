import { ALTERNATES, DELIVERY, defaultMaster, defaultStrip, defaultsOf, REFERENCE } from '../params'
import type { Family, GroupDoc, ReferenceDoc, SessionDoc, StemRef } from './document'
import { DEFAULT_FILE_NAME } from './file-name'
import { emptyMetadata } from './metadata'

/** A session without stems, every control at its default: neutral under a ceiling of -1 dBTP. */
export function defaultSession(rateHz: number): SessionDoc {
  return {
    format: 'tutti-session',
    version: 2,
    title: '',
    rateHz,
    seed: 1,
    groups: [],
    sections: [],
    master: defaultMaster(),
    export: { format: 'wav24', dither: 'tpdf', rateHz: null },
    metadata: emptyMetadata(),
    delivery: { ...defaultsOf(DELIVERY), service: null, fileName: DEFAULT_FILE_NAME, version: null },
    alternates: { ...defaultsOf(ALTERNATES), sets: [] },
    compare: { rough: null, references: [], matchLoudness: true },
    loop: { on: false, startSeconds: 0, endSeconds: 0 },
    hand: { linked: [], sides: { strips: {}, master: {} } },
  }
}

/** A group with a neutral strip. A strip is named by its first stem's file until it is renamed. */
export function newGroup(id: string, stems: readonly StemRef[], family: Family = 'instruments'): GroupDoc {
  return { id, name: stems[0]?.fileName ?? id, family, stems: [...stems], strip: defaultStrip() }
}

/** The first id of "g1", "g2" ... that no group has. */
export function nextGroupId(groups: readonly { id: string }[]): string {
  return nextId('g', groups)
}

/** The first id of "s1", "s2" ... that no section has. */
export function nextSectionId(sections: readonly { id: string }[]): string {
  return nextId('s', sections)
}

/** A reference from its first frame on, as loud as it is. */
export function newReference(id: string, stem: StemRef): ReferenceDoc {
  const loop = { on: false, startSeconds: 0, endSeconds: 0 }
  return { id, name: stem.fileName, stem, ...defaultsOf(REFERENCE), loop }
}

/** The first id of "r1", "r2" ... that no reference has. */
export function nextReferenceId(references: readonly { id: string }[]): string {
  return nextId('r', references)
}

function nextId(letter: string, items: readonly { id: string }[]): string {
  const taken = new Set(items.map((item) => item.id))
  let number = 1
  while (taken.has(`${letter}${number}`)) number++
  return `${letter}${number}`
}
