import * as v from 'valibot'
import type { MasterProcessor, MasterSettings, StripProcessor, StripSettings } from '../params'
import { type AnySchema, derived, oneOf, optional, section } from './param-schema'
import { MASTER_SECTIONS, ORDER, STRIP_SECTIONS } from './schema'
import { pathText, SessionError, shown } from './session-error'
import { stringifyInOrder } from './stringify-session'
import { unknownKeys } from './unknown-keys'

/** What every fragment says of itself. */
interface FragmentHead {
  tutti: 'fragment'
  version: 1
  /** What it is called: "Drums compressor", "Gentle glue". */
  name: string
  /** One line that says what it does; empty where nobody wrote one. */
  help: string
}

/** The settings of one processor. */
export type ProcessorFragment = FragmentHead & { kind: 'processor' } & (
    | { [P in StripProcessor]: { host: 'strip'; processor: P; settings: StripSettings[P] } }[StripProcessor]
    | { [P in MasterProcessor]: { host: 'master'; processor: P; settings: MasterSettings[P] } }[MasterProcessor]
  )

/** Settings of a strip. A section that is not there says nothing of it. */
export type StripFragment = FragmentHead & { kind: 'strip'; host: 'strip'; settings: Partial<StripSettings> }

/** Settings of the master. A section that is not there says nothing of it. */
export type ChainFragment = FragmentHead & { kind: 'chain'; host: 'master'; settings: Partial<MasterSettings> }

/**
 * A piece of a session that travels alone: copied, kept as a preset, sent to somebody. It is read as sessions are, by the
 * same tables.
 */
export type SettingsFragment = ProcessorFragment | StripFragment | ChainFragment

export interface ReadFragment {
  fragment: SettingsFragment
  /** One line for each key that is not known, naming its path. */
  warnings: string[]
}

const FRAGMENT_VERSION = 1
/** Many times what a whole strip takes; what is longer is something else. */
const MOST_CHARACTERS = 200_000

const NAME_LENGTH = 80
const HELP_LENGTH = 200

const text = v.string('must be a text')
const HEAD = {
  tutti: v.literal('fragment', 'must be "fragment"'),
  version: v.literal(FRAGMENT_VERSION, `must be ${FRAGMENT_VERSION}`),
  kind: oneOf(['processor', 'strip', 'chain']),
  host: oneOf(['strip', 'master']),
  name: v.pipe(
    text,
    v.minLength(1, 'must not be empty'),
    v.maxLength(NAME_LENGTH, `must have at most ${NAME_LENGTH} characters`),
  ),
  help: optional(v.pipe(text, v.maxLength(HELP_LENGTH, `must have at most ${HELP_LENGTH} characters`)), ''),
}

const { input: _input, output: _output, ...STRIP_PROCESSORS } = STRIP_SECTIONS

const eachMayBeMissing = (sections: Readonly<Record<string, AnySchema>>) =>
  section(Object.fromEntries(Object.entries(sections).map(([id, schema]) => [id, derived(schema)])))

const STRIP_SETTINGS = eachMayBeMissing(STRIP_SECTIONS)
const CHAIN_SETTINGS = eachMayBeMissing({ ...MASTER_SECTIONS, order: ORDER })

/** The schema of a document by what its head says it is. */
function schemaFor({ kind, host, processor }: Record<string, unknown>): AnySchema {
  if (kind === 'strip') return section({ ...HEAD, host: oneOf(['strip']), settings: STRIP_SETTINGS })
  if (kind === 'chain') return section({ ...HEAD, host: oneOf(['master']), settings: CHAIN_SETTINGS })
  const sections: Readonly<Record<string, AnySchema>> = host === 'master' ? MASTER_SECTIONS : STRIP_PROCESSORS
  const settings = typeof processor === 'string' && Object.hasOwn(sections, processor) ? sections[processor] : undefined
  return section({ ...HEAD, processor: oneOf(Object.keys(sections)), settings: settings ?? section({}) })
}

/** Reads a fragment. Throws SessionError, with the path, for what is out of range or of the wrong type. */
export function parseFragment(json: string): ReadFragment {
  if (json.length > MOST_CHARACTERS) throw new SessionError('', 'These are no settings: the text is too long.')
  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    throw new SessionError('', 'These are no settings: settings are one JSON object.')
  }
  return readFragment(value)
}

/** The same for a document that is already an object, such as one from a store. */
export function readFragment(value: unknown): ReadFragment {
  const document = headed(value)
  const schema = schemaFor(document)
  const result = v.safeParse(schema, document, { abortPipeEarly: true })
  if (!result.success) {
    const [issue] = result.issues
    const keys = (issue.path ?? []).map((item) => (item as { key: string | number }).key)
    if (issue.received === 'undefined') throw new SessionError(pathText(keys), 'is missing')
    throw new SessionError(pathText(keys), `${issue.message}, not ${shown(issue.input)}`)
  }
  return {
    // Made from the parameter tables, as the type is.
    fragment: result.output as SettingsFragment,
    warnings: unknownKeys(schema, document).map((path) => `${path} is not a known key: it is ignored`),
  }
}

/** Refuses what says of itself that it is something else, or newer. */
function headed(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SessionError('', 'These are no settings: settings are one JSON object.')
  }
  const document = value as Record<string, unknown>
  if (document.tutti !== 'fragment') {
    throw new SessionError('tutti', `must be "fragment", not ${shown(document.tutti)}: are these settings of Tutti?`)
  }
  if (typeof document.version === 'number' && document.version > FRAGMENT_VERSION) {
    throw new SessionError('version', `is ${document.version}, made by a newer Tutti: update this one to read it`)
  }
  return document
}

/** Whether a text looks like settings at all, before it is read: anything else may be pasted over a page. */
export function looksLikeFragment(json: string): boolean {
  return json.length <= MOST_CHARACTERS && /^\s*\{/.test(json) && /"tutti"\s*:\s*"fragment"/.test(json)
}

/** A name as a fragment can have it. */
export function fragmentName(name: string): string {
  return [...name.replace(/\s+/g, ' ').trim()].slice(0, NAME_LENGTH / 2).join('') || 'Settings'
}

/** A fragment as text: the same settings give the same bytes. */
export function stringifyFragment(fragment: SettingsFragment): string {
  return stringifyInOrder(fragment)
}
