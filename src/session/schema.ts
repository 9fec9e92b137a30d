import * as v from 'valibot'
import { COMPRESSOR, FADES, FILTERS, GLUE, INPUT, LIMITER, OUTPUT } from '../params'
import { DITHERS, EXPORT_FORMATS, FAMILIES, MAX_GROUPS } from './document'
import {
  type AnySchema,
  derived,
  EQ_SCHEMA,
  entriesOf,
  numberFrom,
  oneOf,
  optional,
  optionalSection,
  section,
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

const GROUP = section({
  id: derived(v.pipe(text, v.minLength(1, 'must not be empty'))),
  name: derived(text),
  family: optional(oneOf(FAMILIES), 'instruments'),
  stems: v.pipe(v.array(STEM, 'must be a list of stems'), v.minLength(1, 'must hold at least one stem')),
  strip: optionalSection({
    input: optionalSection(entriesOf(INPUT)),
    filters: optionalSection(entriesOf(FILTERS)),
    eq: EQ_SCHEMA,
    compressor: optionalSection(entriesOf(COMPRESSOR)),
    output: optionalSection(entriesOf(OUTPUT)),
  }),
})

const MASTER = optionalSection({
  eq: EQ_SCHEMA,
  glue: optionalSection(entriesOf(GLUE)),
  fades: optionalSection(entriesOf(FADES)),
  limiter: optionalSection(entriesOf(LIMITER)),
})

/** The whole document, version 1. A section that is left out is filled with its own defaults. */
export const SESSION_SCHEMA: AnySchema = section({
  format: v.literal('tutti-session', 'must be "tutti-session"'),
  version: v.literal(1, 'must be 1'),
  title: optional(text, ''),
  rateHz: derived(RATE),
  seed: optional(wholeNumberFrom(0, 0xffff_ffff), 1),
  groups: optional(
    v.pipe(v.array(GROUP, 'must be a list of groups'), v.maxLength(MAX_GROUPS, `must be at most ${MAX_GROUPS} groups`)),
    [],
  ),
  master: MASTER,
  export: optionalSection({
    format: optional(oneOf(EXPORT_FORMATS), 'wav24'),
    dither: optional(oneOf(DITHERS), 'tpdf'),
  }),
  compare: optionalSection({
    rough: optional(v.nullable(STEM), null),
    reference: optional(v.nullable(STEM), null),
    matchLoudness: optional(toggle, true),
  }),
  loop: optionalSection({
    on: optional(toggle, false),
    startSeconds: optional(numberFrom(0, 86_400, 's'), 0),
    endSeconds: optional(numberFrom(0, 86_400, 's'), 0),
  }),
})
