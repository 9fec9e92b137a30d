/** Where a value stands in a document: keys and list positions from the root. */
export type Path = readonly (string | number)[]

/** The value at `path`; undefined where the path leads nowhere. */
export function readPath(document: unknown, path: Path): unknown {
  let value = document
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string | number, unknown>)[key]
  }
  return value
}

/** A copy of `document` with `value` at `path`. Whatever the path does not touch is shared with the original. */
export function writePath<T>(document: T, path: Path, value: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return value as T
  if (typeof document !== 'object' || document === null) {
    throw new Error(`No place for a value at "${path.join('.')}"`)
  }
  const copy = (Array.isArray(document) ? [...document] : { ...document }) as Record<string | number, unknown>
  copy[key] = writePath(copy[key], rest, value)
  return copy as T
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index])
}

/** Whether a change at one path touches what stands at the other: one leads to the other, or beyond it. */
export function overlaps(a: Path, b: Path): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every((key, index) => key === long[index])
}
