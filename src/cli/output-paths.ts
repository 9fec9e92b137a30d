import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { UsageError } from './usage-error'

/** Where a path really leads, whether or not the file is there yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path))
    } catch {
      return resolve(path)
    }
  }
}

/** Throws UsageError where an output would replace one of the files that are read, or another output. */
export function refuseOverwriting(outputs: Record<string, string | undefined>, inputs: readonly string[]): void {
  const taken = new Map(inputs.map((path) => [realPath(path), 'a file that is read']))
  for (const [option, path] of Object.entries(outputs)) {
    if (path === undefined) continue
    const real = realPath(path)
    const what = taken.get(real)
    if (what) throw new UsageError(`--${option} names ${what} ("${basename(path)}"): name another file.`)
    taken.set(real, `the file of --${option}`)
  }
}
