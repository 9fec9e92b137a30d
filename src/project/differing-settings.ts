import { type BlockLayout, MASTER_LAYOUT, type MasterSettings, RIDE, type Slot, STRIP_LAYOUT } from '../params'
import type { GroupDoc, SectionDoc, SessionDoc } from '../session/document'
import { sectionName } from '../session/section-list'
import { type Difference, paramDifference, wordDifference } from './difference'
import { masterProcessorName, stripProcessorName } from './processor-names'

/** All controls of a strip that both sessions have, and what it is called. */
export function stripDifferences(before: GroupDoc, after: GroupDoc, sections: readonly SectionDoc[]): Difference[] {
  const host = after.name
  return [
    ...wordDifference(host, 'Name', before.name, after.name),
    ...wordDifference(host, 'Family', before.family, after.family, wordsOf),
    ...settingDifferences(STRIP_LAYOUT, before.strip, after.strip, host, stripProcessorName),
    ...rideDifferences(before, after, sections),
  ]
}

/** All controls of the master, and the order of its processors. */
export function masterDifferences(before: MasterSettings, after: MasterSettings): Difference[] {
  const names = (order: readonly string[]) => order.map(masterProcessorName).join(', ')
  return [
    ...wordDifference('Master', 'Order of the processors', names(before.order), names(after.order)),
    ...settingDifferences(MASTER_LAYOUT, before, after, 'Master', masterProcessorName),
  ]
}

function settingDifferences(
  { slots }: BlockLayout,
  before: object,
  after: object,
  host: string,
  processorName: (processor: string) => string,
): Difference[] {
  return slots.flatMap((slot) => {
    const place = `${host} · ${processorName(slot.path[0] ?? '')}`
    return paramDifference(place, slotLabel(slot), slot.param, valueAt(before, slot), valueAt(after, slot))
  })
}

function valueAt(settings: object, { path }: Slot): unknown {
  let value: unknown = settings
  for (const key of path) value = (value as Record<string, unknown>)[key]
  return value
}

/** "Threshold"; of a band "Band 3 · Threshold"; the band's own switch is just "Band 3". */
function slotLabel({ path, param }: Slot): string {
  if (path[1] !== 'bands') return param.label
  const band = `Band ${Number(path[2]) + 1}`
  return param.label === 'Band' ? band : `${band} · ${param.label}`
}

function rideDifferences(before: GroupDoc, after: GroupDoc, sections: readonly SectionDoc[]): Difference[] {
  const [from, to] = [before.strip.rides.gainsDb, after.strip.rides.gainsDb]
  const place = `${after.name} · ${stripProcessorName('rides')}`
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((id) => {
    const index = sections.findIndex((section) => section.id === id)
    const name = index < 0 ? `a section that is gone (${id})` : sectionName(sections, index)
    return paramDifference(place, `${RIDE.label} in ${name}`, RIDE, from[id], to[id])
  })
}

/** Sections of both songs: rides of either can be named. */
export function sectionsOfBoth(before: SessionDoc, after: SessionDoc): SectionDoc[] {
  const ids = new Set(after.sections.map(({ id }) => id))
  return [...after.sections, ...before.sections.filter(({ id }) => !ids.has(id))]
}

/** "leadVocal" as "Lead vocal". */
export function wordsOf(id: string): string {
  const words = id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
