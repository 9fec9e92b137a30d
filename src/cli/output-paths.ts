import { realpathSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
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

/** A file that a command is about to write, and what asks for it, such as `--out`. */
export interface PlannedOutput {
  asked: string
  path: string
}

/** Throws UsageError where an output would replace one of the files that are read, or another output. */
export function refuseOverwriting(outputs: readonly PlannedOutput[], inputs: readonly string[]): void {
  const taken = new Map(inputs.map((path) => [realPath(path), 'a file that is read']))
  for (const { asked, path } of outputs) {
    const real = realPath(path)
    const what = taken.get(real)
    if (what) throw new UsageError(`${asked} names ${what} ("${basename(path)}"): name another file.`)
    taken.set(real, `the file of ${asked}`)
  }
}

/** `master.wav` and `Instrumental` as `master (Instrumental).wav`. */
export function alternatePath(out: string, name: string): string {
  const extension = extname(out)
  const bare = basename(out, extension)
  return join(dirname(out), `${bare} (${name})${extension}`)
}
