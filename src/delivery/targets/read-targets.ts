import * as v from 'valibot'
import { DELIVERY } from '../../params'
import { pathText, shown } from '../../session/session-error'
import { CONFIDENCES, type DeliveryTargets, DIRECTIONS, TARGET_KINDS } from './delivery-target'

/** A targets file that cannot be used. `path` leads to the value at fault, such as `targets[0].levelLufs`. */
export class TargetsError extends Error {
  readonly path: string

  constructor(path: string, problem: string) {
    super(path ? `${path} ${problem}` : problem)
    this.name = 'TargetsError'
    this.path = path
  }
}

/** A file that somebody edits by hand is never longer. */
const MOST_CHARACTERS = 256 * 1024
const MOST_TARGETS = 100

const number = (min: number, max: number, unit: string) => {
  const range = `must be a number from ${min} to ${max} ${unit}`
  return v.pipe(v.number(range), v.minValue(min, range), v.maxValue(max, range))
}
const text = (most: number) =>
  v.pipe(v.string('must be a text'), v.maxLength(most, `must have at most ${most} characters`))
const named = (most: number) => v.pipe(text(most), v.minLength(1, 'must not be empty'))
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  v.picklist(words, `must be one of ${words.map((word) => `"${word}"`).join(', ')}`)
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema), null)
const date = v.pipe(text(10), v.isoDate('must be a date such as 2026-01-31'))

/** Every level must be one that the session can ask for. */
const LEVEL = number(DELIVERY.targetLufs.min, DELIVERY.targetLufs.max, 'LUFS')
const CEILING = number(-20, 0, 'dBTP')

const TARGET = v.object(
  {
    id: v.pipe(text(64), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be small letters, digits and hyphens')),
    name: named(80),
    kind: oneOf(TARGET_KINDS),
    levelLufs: v.nullable(LEVEL),
    direction: oneOf(DIRECTIONS),
    headroomDb: orNull(number(0, 20, 'dB')),
    actsAboveLufs: orNull(number(-70, 0, 'LUFS')),
    limiterWhenUp: orNull(
      v.object(
        { ceilingDb: CEILING, attackMs: number(0, 1000, 'ms'), releaseMs: number(0, 10_000, 'ms') },
        'must be null or an object',
      ),
    ),
    adviceCeilingDbtp: orNull(CEILING),
    adviceWhenLouder: orNull(
      v.object({ aboveLufs: number(-70, 0, 'LUFS'), ceilingDbtp: CEILING }, 'must be null or an object'),
    ),
    toleranceLu: orNull(number(0, 20, 'LU')),
    maxShortTermLufs: orNull(number(-70, 0, 'LUFS')),
    source: named(300),
    sourceUrl: v.pipe(text(500), v.regex(/^https?:\/\/[^\s"'<>]+$/, 'must be an http or https address')),
    date,
    confidence: oneOf(CONFIDENCES),
    note: v.optional(text(1000), ''),
  },
  'must be an object',
)

const FILE = v.object(
  {
    format: v.literal('tutti-delivery-targets', 'must be "tutti-delivery-targets"'),
    version: v.literal(1, 'must be 1'),
    updated: date,
    targets: v.pipe(
      v.array(TARGET, 'must be a list of targets'),
      v.minLength(1, 'must hold at least one target'),
      v.maxLength(MOST_TARGETS, `must be at most ${MOST_TARGETS} targets`),
    ),
  },
  'This is not a file of delivery targets: it must be an object.',
)

/** Reads a targets file. Throws TargetsError, with the path, for what is missing, of the wrong type or out of range. */
export function readTargets(json: string): DeliveryTargets {
  if (json.length > MOST_CHARACTERS) {
    throw new TargetsError(
      '',
      `This is not a file of delivery targets: it is longer than ${MOST_CHARACTERS} characters.`,
    )
  }
  const result = v.safeParse(FILE, parsed(json), { abortPipeEarly: true })
  if (!result.success) {
    const [issue] = result.issues
    const path = pathText((issue.path ?? []).map((item) => (item as { key: string | number }).key))
    if (!path) throw new TargetsError('', issue.message)
    if (issue.received === 'undefined') throw new TargetsError(path, 'is missing')
    throw new TargetsError(path, `${issue.message}, not ${shown(issue.input)}`)
  }
  checkTogether(result.output)
  return result.output
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new TargetsError('', `This is not a file of delivery targets: it is not JSON (${(error as Error).message}).`)
  }
}

/** What no single value can say. */
function checkTogether({ targets }: DeliveryTargets): void {
  const seen = new Set<string>()
  targets.forEach(({ id, levelLufs, direction }, index) => {
    const at = (key: string) => pathText(['targets', index, key])
    if (seen.has(id)) throw new TargetsError(at('id'), `is ${shown(id)}, as that of another target`)
    seen.add(id)
    if (levelLufs === null && direction !== 'none') {
      throw new TargetsError(at('levelLufs'), `is null, but the service turns ${direction}: say to which level`)
    }
  })
}
