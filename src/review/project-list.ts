import * as v from 'valibot'
import type { StemRef } from '../session/document'

/** The list at the front of a project file, `tutti.json`. */
export interface ProjectList {
  readonly format: 'tutti-file'
  readonly version: 1
  /** Such as "Tutti 0.1.0". */
  readonly program: string
  readonly stems: readonly ListedStem[]
}

/** A stem of the project. Its hash is over rate, channels and float32 samples (src/stems/stem-hash.ts). */
export interface ListedStem extends StemRef {
  readonly sha256: string
  /** Of its sound in this file; null where only its hash is here. */
  readonly path: string | null
}

export const LIST_NAME = 'tutti.json'
export const SESSION_NAME = 'session.json'
export const PROJECT_NAME = 'project.json'

/** What a text in a project file can be at most, in bytes; more is refused. */
export const TEXT_LIMITS = { [LIST_NAME]: 2_000_000, [SESSION_NAME]: 8_000_000, [PROJECT_NAME]: 64_000_000 } as const
export const MOST_STEMS = 1000

export const stemPath = (sha256: string, extension: 'flac' | 'wav') => `stems/${sha256}.${extension}`

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const text = (most: number) => v.pipe(v.string(), v.maxLength(most))

const STEM = v.pipe(
  v.object({
    fileName: text(1000),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    rateHz: whole(1, 1_000_000),
    channels: whole(1, 2),
    frames: whole(0, Number.MAX_SAFE_INTEGER),
    lossy: v.boolean(),
    path: v.nullable(text(100)),
  }),
  v.check(
    ({ path, sha256 }) => path === null || path === stemPath(sha256, 'flac') || path === stemPath(sha256, 'wav'),
    'a path that is not made of the hash',
  ),
)

const LIST = v.object({
  format: v.literal('tutti-file'),
  version: v.literal(1),
  program: text(100),
  stems: v.pipe(v.array(STEM), v.maxLength(MOST_STEMS)),
})

/** Null where it is none. */
export function parseProjectList(json: string): ProjectList | null {
  const result = v.safeParse(LIST, parsed(json))
  return result.success ? result.output : null
}

/** True where it is a list of a version that is yet to come. */
export function isLaterList(json: string): boolean {
  const list = parsed(json) as { format?: unknown; version?: unknown } | null
  return list?.format === 'tutti-file' && typeof list.version === 'number' && list.version > 1
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
