import { withId } from '../../src/project/entry-id'
import type {
  ApprovalEntry,
  BlindTestEntry,
  CommentEntry,
  ReplyEntry,
  ResolveEntry,
  WithdrawEntry,
} from '../../src/project/review-entry'

export const HEADS = { projectId: '0123456789abcdef0123456789abcdef', reviewId: 'fedcba9876543210fedcba9876543210' }
export const VERSION_A = 'aaaaaaaaaaaaaaaa'
export const VERSION_B = 'bbbbbbbbbbbbbbbb'
export const STATE = '5'.repeat(64)

const SAID = { author: 'Anna', at: '2026-11-21T09:30:00.000Z' }

export function comment(change: Partial<CommentEntry> = {}): CommentEntry {
  const { id: _, ...rest } = { id: '', ...change }
  return withId({
    ...SAID,
    kind: 'comment',
    slot: `version:${VERSION_A}`,
    text: 'The vocal is low',
    rateHz: 48_000,
    startFrame: 3_472_320,
    endFrame: null,
    ...rest,
  })
}

export function reply(change: Partial<ReplyEntry> & { to: string }): ReplyEntry {
  return withId({ ...SAID, author: 'Eve', at: '2026-11-21T10:00:00.000Z', kind: 'reply', text: 'Done', ...change })
}

export function resolve(change: Partial<ResolveEntry> & { to: string }): ResolveEntry {
  return withId({ ...SAID, author: 'Eve', at: '2026-11-21T10:01:00.000Z', kind: 'resolve', resolved: true, ...change })
}

export function withdraw(change: Partial<WithdrawEntry> & { to: string }): WithdrawEntry {
  return withId({ ...SAID, at: '2026-11-21T10:02:00.000Z', kind: 'withdraw', ...change })
}

export function approval(change: Partial<ApprovalEntry> = {}): ApprovalEntry {
  return withId({ ...SAID, kind: 'approval', versionId: VERSION_A, approval: 'approved', ...change })
}

export function blindTest(change: Partial<BlindTestEntry> = {}): BlindTestEntry {
  return withId({
    ...SAID,
    kind: 'blindTest',
    method: 'abx',
    a: { slot: `version:${VERSION_A}`, label: 'v2 vocal up', stateSha256: STATE },
    b: { slot: 'sum', label: 'Plain sum', stateSha256: null },
    trials: 10,
    successes: 9,
    ...change,
  })
}
