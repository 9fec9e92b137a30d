import * as v from 'valibot'
import {
  ALTERNATE_TARGET,
  ALTERNATES,
  COMPRESSOR,
  DELIVERY,
  EQ,
  FADES,
  FILTERS,
  GLUE,
  INPUT,
  LIMITER,
  MASTER_EQ,
  MASTER_EQ_BAND,
  MASTER_ORDER,
  type MasterProcessor,
  MULTIBAND,
  MULTIBAND_BAND,
  MULTIBAND_BANDS,
  OUTPUT,
  REFERENCE,
  REPAIR,
  REVERB,
  RIDE,
  RIDES,
  SATURATOR,
  SEND,
  STRIP_EQ_BAND,
  type StripSettings,
  TRANSIENT,
  WIDTH,
} from '../params'
import { APPROVALS, FAMILIES, MAX_GROUPS, MAX_REFERENCES, MAX_SECTIONS, SIDES } from './document'
import { DITHERS, EXPORT_FORMATS } from './export-format'
import { DEFAULT_FILE_NAME } from './file-name'
import { METADATA_FIELDS, plainIsrc } from './metadata'
import {
  type AnySchema,
  allOptional,
  bandedSection,
  derived,
  entriesOf,
  eqSection,
  numberFrom,
  oneOf,
  optional,
  optionalSection,
  orderOf,
  recordOf,
  section,
  valueFrom,
  wholeNumberFrom,
} from './param-schema'

/** Rates that the DSP is made for, with room on both sides: it is proven from 44.1 to 192 kHz. */
const RATE = wholeNumberFrom(8_000, 384_000, 'Hz')
const text = v.string('must be a text')
const toggle = v.boolean('must be true or false')

const STEM = section({
  fileName: v.pipe(text, v.minLength(1, 'must name a file')),
  sha256: optional(
    v.nullable(v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'must be null or 64 hexadecimal digits in lower case'))),
    null,
  ),
  // Zero: not known. A session written by hand may name the file only; the file then says the rest.
  rateHz: optional(wholeNumberFrom(0, 768_000, 'Hz'), 0),
  channels: optional(wholeNumberFrom(0, 2), 0),
  frames: optional(wholeNumberFrom(0, Number.MAX_SAFE_INTEGER, 'frames'), 0),
  lossy: optional(toggle, false),
})

/** Every section of a strip by its name: of sessions, and of the fragments that carry settings between them. */
export const STRIP_SECTIONS = {
  input: section(entriesOf(INPUT)),
  repair: section(entriesOf(REPAIR)),
  filters: section(entriesOf(FILTERS)),
  eq: eqSection(EQ, STRIP_EQ_BAND),
  compressor: section(entriesOf(COMPRESSOR)),
  transient: section(entriesOf(TRANSIENT)),
  saturator: section(entriesOf(SATURATOR)),
  width: section(entriesOf(WIDTH)),
  rides: section({ ...entriesOf(RIDES), gainsDb: optional(recordOf(RIDE), {}) }),
  output: section(entriesOf(OUTPUT)),
  send: section(entriesOf(SEND)),
} satisfies Record<keyof StripSettings, AnySchema>

const GROUP = section({
  id: derived(v.pipe(text, v.minLength(1, 'must not be empty'))),
  name: derived(text),
  family: optional(oneOf(FAMILIES), 'instruments'),
  stems: v.pipe(v.array(STEM, 'must be a list of stems'), v.minLength(1, 'must hold at least one stem')),
  strip: optionalSection(allOptional(STRIP_SECTIONS)),
})

const SECTION = section({
  id: derived(v.pipe(text, v.minLength(1, 'must not be empty'))),
  name: optional(text, ''),
  startSeconds: numberFrom(0, 86_400, 's'),
})

const LOOP = optionalSection({
  on: optional(toggle, false),
  startSeconds: optional(numberFrom(0, 86_400, 's'), 0),
  endSeconds: optional(numberFrom(0, 86_400, 's'), 0),
})

const REFERENCE_RECORD = section({
  id: derived(v.pipe(text, v.minLength(1, 'must not be empty'), v.maxLength(64, 'must have at most 64 characters'))),
  name: derived(text),
  stem: STEM,
  ...entriesOf(REFERENCE),
  loop: LOOP,
})

const VERSION_STAMP = section({
  id: v.pipe(text, v.maxLength(64, 'must have at most 64 characters')),
  name: v.pipe(text, v.maxLength(200, 'must have at most 200 characters')),
  stateSha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case')),
  approval: oneOf(APPROVALS),
  approvedBy: optional(v.pipe(text, v.maxLength(80, 'must have at most 80 characters')), ''),
  approvedAt: optional(
    v.pipe(text, v.regex(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z)?$/, 'must be a date and time in UTC')),
    '',
  ),
})

/** The master's sections; its order stands beside them. */
export const MASTER_SECTIONS = {
  reverb: section(entriesOf(REVERB)),
  eq: eqSection(MASTER_EQ, MASTER_EQ_BAND),
  multiband: bandedSection(
    MULTIBAND,
    Array.from({ length: MULTIBAND_BANDS }, () => entriesOf(MULTIBAND_BAND)),
  ),
  glue: section(entriesOf(GLUE)),
  saturator: section(entriesOf(SATURATOR)),
  width: section(entriesOf(WIDTH)),
  fades: section(entriesOf(FADES)),
  limiter: section(entriesOf(LIMITER)),
} satisfies Record<MasterProcessor, AnySchema>
export const ORDER: AnySchema = orderOf(MASTER_ORDER)

const MASTER = optionalSection({
  ...allOptional(MASTER_SECTIONS),
  order: optional(ORDER, [...MASTER_ORDER]),
})

/** For each processor the settings that it goes back to when its sides are changed; missing where it has one side. */
function sidesOf(sections: Readonly<Record<string, AnySchema>>): AnySchema {
  return optionalSection(
    Object.fromEntries(
      Object.entries(sections).map(([id, other]) => [id, derived(section({ side: oneOf(SIDES), other }))]),
    ),
  )
}

const { input: _input, output: _output, ...STRIP_PROCESSOR_SECTIONS } = STRIP_SECTIONS

const HAND = optionalSection({
  linked: optional(
    v.pipe(
      v.array(text, 'must be a list of group ids'),
      v.maxLength(MAX_GROUPS, `must be at most ${MAX_GROUPS} groups`),
    ),
    [],
  ),
  sides: optionalSection({
    strips: optional(v.record(v.string(), sidesOf(STRIP_PROCESSOR_SECTIONS), 'must be an object') as AnySchema, {}),
    master: sidesOf(MASTER_SECTIONS),
  }),
})

const ALTERNATE = section({
  name: v.pipe(text, v.minLength(1, 'must not be empty')),
  groups: v.array(text, 'must be a list of group ids') as AnySchema,
  targetLufs: valueFrom(ALTERNATE_TARGET),
})

/** A field's own words for what it does not take; what was found instead follows them. */
function refusalOf(problem: (text: string) => string | null): string {
  return `is not right. ${problem('\u0000')?.replace(/\.$/, '')}`
}

const METADATA = optionalSection(
  Object.fromEntries(
    METADATA_FIELDS.map(({ id, max, problem }) => [
      id,
      optional(
        v.pipe(
          text,
          v.transform((value) => (id === 'isrc' ? plainIsrc(value) : value)),
          v.maxLength(max, `must have at most ${max} characters`),
          v.check((value) => problem(value) === null, refusalOf(problem)),
        ),
        '',
      ),
    ]),
  ),
)

/** The whole document, version 2. A section that is left out is filled with its own defaults. */
export const SESSION_SCHEMA: AnySchema = section({
  format: v.literal('tutti-session', 'must be "tutti-session"'),
  version: v.literal(2, 'must be 2'),
  title: optional(text, ''),
  rateHz: derived(RATE),
  seed: optional(wholeNumberFrom(0, 0xffff_ffff), 1),
  groups: optional(
    v.pipe(v.array(GROUP, 'must be a list of groups'), v.maxLength(MAX_GROUPS, `must be at most ${MAX_GROUPS} groups`)),
    [],
  ),
  sections: optional(
    v.pipe(
      v.array(SECTION, 'must be a list of sections'),
      v.maxLength(MAX_SECTIONS, `must be at most ${MAX_SECTIONS} sections`),
    ),
    [],
  ),
  master: MASTER,
  export: optionalSection({
    format: optional(oneOf(EXPORT_FORMATS), 'wav24'),
    dither: optional(oneOf(DITHERS), 'tpdf'),
    rateHz: optional(v.nullable(RATE), null),
  }),
  metadata: METADATA,
  delivery: optionalSection({
    ...entriesOf(DELIVERY),
    service: optional(v.nullable(v.pipe(text, v.maxLength(64, 'must have at most 64 characters'))), null),
    fileName: optional(v.pipe(text, v.maxLength(200, 'must have at most 200 characters')), DEFAULT_FILE_NAME),
    version: optional(v.nullable(VERSION_STAMP), null),
  }),
  alternates: optionalSection({
    ...entriesOf(ALTERNATES),
    sets: optional(v.array(ALTERNATE, 'must be a list of alternates') as AnySchema, []),
  }),
  compare: optionalSection({
    rough: optional(v.nullable(STEM), null),
    references: optional(
      v.pipe(
        v.array(REFERENCE_RECORD, 'must be a list of references'),
        v.maxLength(MAX_REFERENCES, `must be at most ${MAX_REFERENCES} references`),
      ),
      [],
    ),
    matchLoudness: optional(toggle, true),
  }),
  loop: LOOP,
  hand: HAND,
})
