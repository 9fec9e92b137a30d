import type { SectionDoc } from './document'

/** Sections keep their order: between two starts, and after the last one, there is at least so much of the song. */
export const MIN_SECTION_SECONDS = 0.1

/** What parts of a song are usually called, in the order in which they usually come. */
export const SECTION_NAMES = ['Intro', 'Verse', 'Pre-chorus', 'Chorus', 'Bridge', 'Solo', 'Breakdown', 'Outro'] as const

type Sections = readonly SectionDoc[]

/** Starts are kept in whole milliseconds: they are typed by hand, and shown in the time line's own figures. */
const tidy = (seconds: number) => Math.round(seconds * 1000) / 1000

/** A section's name as it is shown; one that was written without a name has a number. */
export function sectionName(sections: Sections, index: number): string {
  return sections[index]?.name || `Section ${index + 1}`
}

/** The section that a second of the song lies in: its index; -1 before the first one. */
export function sectionAt(sections: Sections, seconds: number): number {
  return sections.findLastIndex(({ startSeconds }) => startSeconds <= seconds)
}

/** Where a section ends: at the start of the next one, or with the song. */
export function sectionEnd(sections: Sections, index: number, songSeconds: number): number {
  return sections[index + 1]?.startSeconds ?? songSeconds
}

/** Between which seconds the start of a section can be put, so that all sections keep their order and some length. */
export function startLimits(sections: Sections, index: number, songSeconds: number): { min: number; max: number } {
  const before = sections[index - 1]
  const min = before ? tidy(before.startSeconds + MIN_SECTION_SECONDS) : 0
  const max = tidy(sectionEnd(sections, index, songSeconds) - MIN_SECTION_SECONDS)
  return { min, max: Math.max(min, max) }
}

/** `seconds` as the start of a section that is there, held within its limits. */
export function heldStart(sections: Sections, index: number, songSeconds: number, seconds: number): number {
  const { min, max } = startLimits(sections, index, songSeconds)
  return Math.min(max, Math.max(min, tidy(seconds)))
}

/** `seconds` as the start of a new section; null where there is no room for one. */
export function freeStart(sections: Sections, songSeconds: number, seconds: number): number | null {
  const start = tidy(Math.min(seconds, songSeconds - MIN_SECTION_SECONDS))
  const hasRoom = sections.every((other) => Math.abs(other.startSeconds - start) >= MIN_SECTION_SECONDS - 1e-9)
  return start >= 0 && hasRoom ? start : null
}

/** "Verse", and where there is one already "Verse 2". */
export function freeName(sections: Sections, name: string): string {
  const taken = new Set(sections.map((section) => section.name.toLowerCase()))
  let free = name
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} ${number}`
  return free
}

/** What a section that starts there is most likely to be: an intro first, then verses and choruses by turns. */
export function likelyName(sections: Sections, seconds: number): string {
  const before: SectionDoc | undefined = sections[sectionAt(sections, seconds)]
  if (!before) return freeName(sections, sections.length === 0 ? 'Intro' : 'Verse')
  return freeName(sections, /verse/i.test(before.name) ? 'Chorus' : 'Verse')
}
