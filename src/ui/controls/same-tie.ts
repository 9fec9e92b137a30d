import { type Path, samePath } from '../../state/document-path'

/**
 * Whether two sets of props tie a control to the same value in the same way. A path is written anew each time that what
 * is around the control renders, and compared by what it says: a strip that changes does not render its sliders.
 */
export function sameTie<P extends { readonly path: Path }>(before: P, after: P): boolean {
  const keys = Object.keys(after) as (keyof P)[]
  if (keys.length !== Object.keys(before).length) return false
  return keys.every((key) => key === 'path' || Object.is(before[key], after[key])) && samePath(before.path, after.path)
}
