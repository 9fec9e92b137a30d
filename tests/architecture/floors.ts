import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** DESIGN's house: the number is the floor; imports point down, and two folders on one floor do not know each other. */
const FLOORS: Readonly<Record<string, number>> = {
  'src/params': 0,
  'src/session': 1,
  'src/wav': 1,
  'worklets/dsp': 1,
  'src/engine': 2,
  'src/project': 2,
  'src/protocol': 3,
  'src/stems': 3,
  'src/demo-song': 3,
  'src/delivery': 4,
  worklets: 4,
  'src/workers': 4,
  'src/render': 5,
  'src/review': 5,
  'src/state': 5,
  'src/audio': 6,
  'src/analysis': 6,
  'src/commands': 7,
  'src/ui': 8,
  'src/cli': 8,
  'src/main.tsx': 9,
  'src/reviewer.tsx': 9,
}

/** Folders that may be imported by their floor's neighbours, with why. */
const SHARED: Readonly<Record<string, string>> = {
  // Types only: everything that crosses a thread is spelled there, and the floors beside it speak of it.
  'src/protocol': 'message types',
}

/** Worklet and worker entries are addressed by URL, so the graph and the engine name them without importing code. */
const ENTRY = /\?(worker&url|url)$/

export interface Import {
  from: string
  to: string
}

export function folderOf(file: string): string | undefined {
  return Object.keys(FLOORS)
    .filter((folder) => file === folder || file.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0]
}

/** Relative imports of one source text, resolved against `file` (a path relative to the root). */
export function importsOf(file: string, text: string): Import[] {
  const pattern = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]|new URL\(\s*['"](\.{1,2}\/[^'"]+)['"]/g
  return [...text.matchAll(pattern)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((specifier) => !ENTRY.test(specifier))
    .map((specifier) => ({ from: file, to: join(dirname(file), specifier) }))
}

/** Why an import breaks the house's rule, or null where it keeps it. */
export function brokenRule({ from, to }: Import): string | null {
  if (to.startsWith('build/')) return null
  const above = folderOf(from)
  const below = folderOf(to)
  if (!above || !below) return `${from} imports ${to}: no floor is known for it`
  if (above === below) return null
  const difference = (FLOORS[above] ?? 0) - (FLOORS[below] ?? 0)
  if (difference > 0) return null
  if (difference === 0 && SHARED[below]) return null
  return `${from} (floor ${FLOORS[above]}) imports ${to} (floor ${FLOORS[below]})`
}

/** All source files of the house, relative to the root. */
export function sourceFiles(root: string): string[] {
  return ['src', 'worklets'].flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  )
}

export function importsOfHouse(root: string): Import[] {
  return sourceFiles(root).flatMap((file) => importsOf(file, readFileSync(resolve(root, file), 'utf8')))
}
