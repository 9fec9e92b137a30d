/** Objects within objects that are followed; more is no document of ours. */
const MAX_DEPTH = 64

/**
 * A value with the keys of all its objects sorted, to be written for people: the same content gives the same text.
 * Throws RangeError where it is nested deeper than any document of ours.
 */
export function sortedKeys(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deeply')
  if (Array.isArray(value)) return value.map((item) => sortedKeys(item, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(sortedEntries(value).map(([key, item]) => [key, sortedKeys(item, depth + 1)]))
}

/**
 * JSON of a value, the same for the same content in whatever order its keys were made: keys sorted by their UTF-16 code
 * units, no white space, strings and numbers as JSON.stringify writes them (RFC 8785). Throws RangeError as above.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deeply')
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null, depth + 1)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  // Not by way of an object with sorted keys: JavaScript puts keys that are whole numbers first.
  const members = sortedEntries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item, depth + 1)}`)
  return `{${members.join(',')}}`
}

function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
