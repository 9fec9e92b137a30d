import type { AnySchema } from './param-schema'
import { pathText } from './session-error'

/** The parts of a valibot schema that say which keys it knows. */
interface Shape {
  type: string
  entries?: Record<string, AnySchema>
  item?: AnySchema
  items?: AnySchema[]
  wrapped?: AnySchema
  pipe?: AnySchema[]
}

/** Paths in `value` that `schema` does not know, in the order of the document. */
export function unknownKeys(schema: AnySchema, value: unknown, path: readonly (string | number)[] = []): string[] {
  const shape = schema as unknown as Shape
  if (shape.pipe) {
    return shape.pipe.flatMap((part, index) => {
      const { pipe: _, ...own } = part as unknown as Shape
      return index === 0 || (part as { kind?: string }).kind === 'schema'
        ? unknownKeys(own as unknown as AnySchema, value, path)
        : []
    })
  }
  if (shape.wrapped) return unknownKeys(shape.wrapped, value, path)
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const known = shape.items?.[index] ?? shape.item
      return known ? unknownKeys(known, item, [...path, index]) : []
    })
  }
  const { entries } = shape
  if (!entries || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const known = Object.hasOwn(entries, key) ? entries[key] : undefined
    return known ? unknownKeys(known, item, [...path, key]) : [pathText([...path, key])]
  })
}
