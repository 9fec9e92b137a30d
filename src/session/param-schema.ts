import * as v from 'valibot'
import { EQ, EQ_BAND, EQ_BAND_DEFAULT_HZ, EQ_BANDS, type Param, type ParamTable } from '../params'

/** Any schema of the session; what comes out is given its type once, in `parseSession`. */
export type AnySchema = v.GenericSchema<unknown, unknown>

/** A key that may be missing: then it is its default, which the schema reads like any other value. */
export function optional(schema: AnySchema, fallback: unknown): AnySchema {
  return v.optional(schema, fallback) as AnySchema
}

/** A key that may be missing, and is then made from the rest of the document. */
export function derived(schema: AnySchema): AnySchema {
  return v.optional(schema) as AnySchema
}

/** A section whose keys may all be missing. */
export function section(entries: Record<string, AnySchema>): AnySchema {
  return v.object(entries, 'must be an object')
}

/** A section that may itself be missing. */
export function optionalSection(entries: Record<string, AnySchema>): AnySchema {
  return optional(section(entries), {})
}

export function numberFrom(min: number, max: number, unit = ''): AnySchema {
  const range = `must be a number from ${min} to ${max}${unit ? ` ${unit}` : ''}`
  return v.pipe(v.number(range), v.finite(range), v.minValue(min, range), v.maxValue(max, range))
}

export function wholeNumberFrom(min: number, max: number, unit = ''): AnySchema {
  const range = `must be a whole number from ${min} to ${max}${unit ? ` ${unit}` : ''}`
  return v.pipe(v.number(range), v.integer(range), v.minValue(min, range), v.maxValue(max, range))
}

export function oneOf(options: readonly string[]): AnySchema {
  return v.picklist(options, `must be one of ${options.map((option) => `"${option}"`).join(', ')}`)
}

function schemaOf(param: Param): AnySchema {
  if (param.kind === 'number') return numberFrom(param.min, param.max, param.unit)
  if (param.kind === 'toggle') return v.boolean('must be true or false')
  return oneOf(param.options.map((option) => option.id))
}

/** The entries of a parameter table: its ranges are the session's, so that a limit is stated once. */
export function entriesOf(table: ParamTable, defaults: Record<string, unknown> = {}): Record<string, AnySchema> {
  return Object.fromEntries(
    Object.entries(table).map(([id, param]) => [id, optional(schemaOf(param), defaults[id] ?? param.default)]),
  )
}

const bands = EQ_BAND_DEFAULT_HZ.map((hz) => section(entriesOf(EQ_BAND, { hz })))

/** An equaliser: bands are known by their place, missing ones at the end are their defaults. */
export const EQ_SCHEMA = optionalSection({
  ...entriesOf(EQ),
  bands: optional(
    v.pipe(
      v.array(v.unknown(), 'must be a list of bands'),
      v.maxLength(EQ_BANDS, `must be at most ${EQ_BANDS} bands`),
      v.transform((list) => [...list, ...Array.from({ length: EQ_BANDS - list.length }, () => ({}))]),
      v.tuple(bands as [AnySchema, ...AnySchema[]]),
    ) as AnySchema,
    [],
  ),
})
