/** Objects within objects that are followed; more is no document of ours. */
const MAX_DEPTH = 64

/**
 * A value with the keys of all its objects in the order of their UTF-16 code units, as JSON.parse would give it.
 * Throws RangeError where it is nested deeper than any document of ours.
 */
export function sortedKeys(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deeply')
  if (Array.isArray(value)) return value.map((item) => sortedKeys(item, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, sortedKeys(item, depth + 1)]))
}

/**
 * JSON of a value, the same for the same content in whatever order its keys were made: keys sorted, no white space,
 * strings and numbers as JSON.stringify writes them (RFC 8785 in all that our documents hold).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortedKeys(value))
}
