import * as v from 'valibot'
import { EQ_BAND_DEFAULT_HZ, type NumberParam, type Param, type ParamTable } from '../params'

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

/** A section with numbered bands: they are known by their place, missing ones at the end are their defaults. */
export function bandedSection(table: ParamTable, bands: readonly Record<string, AnySchema>[]): AnySchema {
  const schemas = bands.map((entries) => section(entries))
  return section({
    ...entriesOf(table),
    bands: optional(
      v.pipe(
        v.array(v.unknown(), 'must be a list of bands'),
        v.maxLength(bands.length, `must be at most ${bands.length} bands`),
        v.transform((list) => [...list, ...Array.from({ length: bands.length - list.length }, () => ({}))]),
        v.tuple(schemas as [AnySchema, ...AnySchema[]]),
      ) as AnySchema,
      [],
    ),
  })
}

/** An equaliser, of a strip or of the master. */
export function eqSection(table: ParamTable, band: ParamTable): AnySchema {
  return bandedSection(
    table,
    EQ_BAND_DEFAULT_HZ.map((hz) => entriesOf(band, { hz })),
  )
}

/** Sections of which each may be missing: it is then filled with its own defaults. */
export function allOptional(sections: Readonly<Record<string, AnySchema>>): Record<string, AnySchema> {
  return Object.fromEntries(Object.entries(sections).map(([id, schema]) => [id, optional(schema, {})]))
}

/** A value of one parameter. */
export function valueFrom(param: Param): AnySchema {
  return optional(schemaOf(param), param.default)
}

/** Each of `names` once, in any order. */
export function orderOf(names: readonly string[]): AnySchema {
  const problem = `must be each of ${names.map((name) => `"${name}"`).join(', ')} once`
  return v.pipe(
    v.array(v.string(problem), problem),
    v.check((list) => list.length === names.length && names.every((name) => list.includes(name)), problem),
  ) as AnySchema
}

/** Values by names that are not known beforehand. */
export function recordOf(param: NumberParam): AnySchema {
  return v.record(v.string(), schemaOf(param), 'must be an object') as AnySchema
}
