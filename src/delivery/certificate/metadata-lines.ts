import type { Loudness } from '../../engine/loudness-meter'
import { METADATA_FIELDS } from '../../session/metadata'
import type { BextContents } from '../../wav/read-bext'
import { fullTitle } from '../full-title'
import type { CertificateLine } from './certificate'
import { type CreateSha256, type Promised, type PromisedMetadata, sha256OfText } from './expectation'
import { type FileTags, TAG_FIELDS, type TagField } from './file-tags'
import { same, told } from './line'
import { versionLines } from './version-lines'

const EXPORT_AGAIN = 'Export it again.'

/** What the file says beside its sound, as it was read back. `tags` are null where they are not read here. */
export async function metadataLines(
  promised: Promised,
  tags: FileTags | null,
  loudness: Loudness,
  createSha256: CreateSha256,
): Promise<CertificateLine[]> {
  const { metadata } = promised
  if (!tags) {
    return metadata ? [told({ id: 'metadata', label: 'Metadata', standard: '' }, 'not read back from this format')] : []
  }
  const lines = [...textLines(metadata, tags), ...versionLines(metadata, tags)]
  if (metadata) lines.push(sectionsLine(promised, metadata, tags))
  lines.push(await sessionLine(promised, tags, createSha256))
  if (tags.bext) lines.push(bextLine(tags.bext, loudness))
  return lines
}

const LABELS: Record<TagField, string> = {
  title: 'Title',
  ...(Object.fromEntries(METADATA_FIELDS.map(({ id, label }) => [id, label])) as Record<
    Exclude<TagField, 'title'>,
    string
  >),
}

/** A line for each text that was promised or found; one for all where there is none. */
function textLines(metadata: PromisedMetadata | null, { texts }: FileTags): CertificateLine[] {
  const lines: CertificateLine[] = []
  for (const field of TAG_FIELDS) {
    // Where a file says it in several places, they have to agree.
    const found = [...new Set(texts[field])].join(' \u2260 ')
    const subject = { id: `metadata.${field}`, label: LABELS[field], standard: 'Metadata' }
    if (!metadata) {
      if (found !== '') lines.push(told(subject, found))
      continue
    }
    const expected = asWritten(field === 'title' ? fullTitle(metadata) : metadata[field])
    if (expected !== '' || found !== '') lines.push(same(subject, expected, found, EXPORT_AGAIN))
  }
  return lines.length > 0 ? lines : [told({ id: 'metadata', label: 'Metadata', standard: 'Metadata' }, 'none')]
}

/** A zero ends a text in every format: writers put a space in its place. */
function asWritten(text: string): string {
  return text.replaceAll('\0', ' ')
}

function sectionsLine(promised: Promised, metadata: PromisedMetadata, tags: FileTags): CertificateLine {
  const toUnit = (frame: number) =>
    tags.sectionUnit === 'frame' ? frame : Math.round((frame * 1000) / promised.rateHz)
  const text = (sections: readonly { name: string; start: number }[]) =>
    sections.map(({ name, start }) => `${start} ${asWritten(name)}`).join(', ')
  const subject = { id: 'sections', label: `Sections, by ${tags.sectionUnit}`, standard: 'Metadata' }
  const expected = text(metadata.sections.map(({ name, startFrame }) => ({ name, start: toUnit(startFrame) })))
  return same(subject, expected, text(tags.sections), EXPORT_AGAIN)
}

/** Formats without a place for the session. */
const WITHOUT_SESSION = new Set(['opus', 'aac'])

async function sessionLine(
  { format, metadata }: Promised,
  { session }: FileTags,
  createSha256: CreateSha256,
): Promise<CertificateLine> {
  const subject = { id: 'session', label: 'Session in the file, SHA-256', standard: 'Tutti' }
  const found = session === null ? 'none' : await sha256OfText(session, createSha256)
  if (!metadata || WITHOUT_SESSION.has(format)) return told(subject, found)
  return same(subject, metadata.sessionSha256 ?? 'none', found, EXPORT_AGAIN)
}

const BEXT_FIELDS = [
  'integratedLufs',
  'loudnessRangeLu',
  'truePeakDbtp',
  'maxMomentaryLufs',
  'maxShortTermLufs',
] as const
/** Hundredths, rounded. */
const OUR_TOLERANCE = 0.0051
/** Other programs' meters: what the standards leave them. */
const OTHER_TOLERANCES: Record<(typeof BEXT_FIELDS)[number], number> = {
  integratedLufs: 0.1,
  loudnessRangeLu: 1,
  truePeakDbtp: 0.3,
  maxMomentaryLufs: 0.1,
  maxShortTermLufs: 0.1,
}

/** The five loudness fields against what was measured: I, LRA, TP, max M, max S. */
function bextLine(bext: BextContents, loudness: Loudness): CertificateLine {
  const subject = { id: 'bext', label: 'Loudness in bext: I, LRA, TP, M, S', standard: 'EBU Tech 3285' }
  const isOurs = bext.originator === 'Tutti'
  const isUnset = BEXT_FIELDS.every((field) => bext[field] === null)
  if (isUnset && !isOurs) return told(subject, 'not set')
  const tolerance = (field: (typeof BEXT_FIELDS)[number]) => (isOurs ? OUR_TOLERANCE : OTHER_TOLERANCES[field])
  const measured = BEXT_FIELDS.map((field) => holdable(loudness[field], field === 'loudnessRangeLu'))
  const agrees = BEXT_FIELDS.every((field, index) => {
    const [stated, value] = [bext[field], measured[index] ?? null]
    // What another program left out says nothing wrong.
    if (stated === null) return value === null || !isOurs
    return value !== null && Math.abs(stated - value) <= tolerance(field)
  })
  const text = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? 'none' : (value + 0).toFixed(2))).join(' / ')
  const stated = BEXT_FIELDS.map((field) => bext[field])
  const note = agrees ? '' : `The file does not say what it is. ${EXPORT_AGAIN}`
  const values = { expected: text(measured), measured: text(stated), unit: '' }
  return { ...subject, ...values, tolerance: isOurs ? 'rounded' : 'about', passed: agrees, note }
}

/** The value where the field can hold it: two digits before the point, a range from 0 on. */
function holdable(value: number, isRange: boolean): number | null {
  return Math.abs(Math.round(value * 100)) <= 9999 && !(isRange && value < 0) ? value : null
}
