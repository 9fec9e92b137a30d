import * as v from 'valibot'
import { APPROVALS } from '../session/document'
import { BLIND_TRIALS } from './blind-test'
import { REVIEW_LIMITS } from './review-entry'

const MAX_FRAME = 2 ** 40

/** Hexadecimal digits, in lower case. */
export function hexOf(digits: number) {
  const message = `must be ${digits} hexadecimal digits`
  return v.pipe(v.string(message), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`), message))
}

export function textUpTo(characters: number) {
  return v.pipe(v.string('must be a text'), v.maxLength(characters, `must have at most ${characters} characters`))
}

export function wholeFrom(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`
  return v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message))
}

const DATE_MESSAGE = 'must be a date such as 2026-11-21T09:30:00.000Z'
/** ISO 8601, UTC, to the millisecond; a day that the calendar has. */
export const DATE = v.pipe(
  v.string(DATE_MESSAGE),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, DATE_MESSAGE),
  v.check((text) => {
    const date = new Date(text)
    return !Number.isNaN(date.getTime()) && date.toISOString() === text
  }, DATE_MESSAGE),
)

export const VERSION_ID = hexOf(16)
export const ENTRY_ID = hexOf(32)
const toggle = v.boolean('must be true or false')

const SAID = { id: ENTRY_ID, author: textUpTo(REVIEW_LIMITS.authorCharacters), at: DATE }
const TEXT = textUpTo(REVIEW_LIMITS.textCharacters)
const FRAME = wholeFrom(0, MAX_FRAME)

function slotIn(pattern: RegExp, what: string) {
  const message = `must be ${what}`
  return v.pipe(v.string(message), v.regex(pattern, message))
}

const SIDE = v.object(
  {
    slot: slotIn(/^(master|sum|rough|codec|version:[0-9a-f]{16}|reference:\P{C}{1,64})$/u, 'what can be listened to'),
    label: textUpTo(REVIEW_LIMITS.labelCharacters),
    stateSha256: v.nullable(hexOf(64)),
  },
  'must be an object',
)

const COMMENT = v.pipe(
  v.object({
    ...SAID,
    kind: v.literal('comment'),
    slot: slotIn(/^(version:[0-9a-f]{16}|reference:\P{C}{1,64})$/u, 'a version or a reference'),
    text: TEXT,
    rateHz: wholeFrom(8_000, 384_000),
    startFrame: FRAME,
    endFrame: v.nullable(FRAME),
  }),
  v.check(({ startFrame, endFrame }) => endFrame === null || endFrame > startFrame, 'must end after it begins'),
)

const BLIND_TEST = v.pipe(
  v.object({
    ...SAID,
    kind: v.literal('blindTest'),
    method: v.picklist(['abx', 'preference'], 'must be "abx" or "preference"'),
    a: SIDE,
    b: SIDE,
    trials: wholeFrom(BLIND_TRIALS.min, BLIND_TRIALS.max),
    successes: wholeFrom(0, BLIND_TRIALS.max),
  }),
  v.check(({ successes, trials }) => successes <= trials, 'must not have more successes than trials'),
)

/** What each kind of entry must be. A map: a kind's name comes from outside, and can be that of any key. */
export const ENTRY_SCHEMAS: ReadonlyMap<unknown, v.GenericSchema<unknown, unknown>> = new Map<
  unknown,
  v.GenericSchema<unknown, unknown>
>([
  ['comment', COMMENT],
  ['reply', v.object({ ...SAID, kind: v.literal('reply'), to: ENTRY_ID, text: TEXT })],
  ['resolve', v.object({ ...SAID, kind: v.literal('resolve'), to: ENTRY_ID, resolved: toggle })],
  ['withdraw', v.object({ ...SAID, kind: v.literal('withdraw'), to: ENTRY_ID })],
  [
    'approval',
    v.object({
      ...SAID,
      kind: v.literal('approval'),
      versionId: VERSION_ID,
      approval: v.picklist(APPROVALS, `must be one of ${APPROVALS.join(', ')}`),
    }),
  ],
  ['blindTest', BLIND_TEST],
])
