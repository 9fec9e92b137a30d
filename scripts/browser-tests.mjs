import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../tests/browser')

/** Who presses "Play", captures sound or times the main thread needs the machine in time. */
const IN_TIME = /harness\/(capture|main-thread)|pressPlay|'Play'|Playing|openBuiltPage/

/**
 * The browser tests of one kind, as paths from the project's root. `timed` ones listen in real time and run alone, one after
 * the other; `untimed` ones only use the page and may run beside each other.
 *
 * @param {'timed' | 'untimed'} kind
 */
export function browserTests(kind) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'))
  return files.filter((name) => isTimed(name) === (kind === 'timed')).map((name) => `tests/browser/${name}`)
}

function isTimed(name) {
  return IN_TIME.test(readFileSync(resolve(folder, name), 'utf8'))
}
