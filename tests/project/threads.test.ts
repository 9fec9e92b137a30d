import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withId } from '../../src/project/entry-id'
import { mergeEntries } from '../../src/project/merge-entries'
import type { CommentEntry, ReviewEntry } from '../../src/project/review-entry'
import { approvalOf, blindTestsOf, threadsOf } from '../../src/project/threads'
import { commentsFile } from '../../src/project/write-comments'
import { approval, blindTest, comment, HEADS, reply, resolve, STATE, VERSION_A, VERSION_B, withdraw } from './said'

const AT = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000Z`

describe('threads', () => {
  it('stand by their place in the song, whatever their rates', () => {
    const frames = [
      comment({ startFrame: 96_000, rateHz: 96_000, text: 'at 1 s' }),
      comment({ startFrame: 24_000, rateHz: 48_000, text: 'at 0.5 s' }),
      comment({ startFrame: 88_200, rateHz: 44_100, text: 'at 2 s' }),
    ]
    expect(threadsOf(frames).map(({ comment: { text } }) => text)).toEqual(['at 0.5 s', 'at 1 s', 'at 2 s'])
    const same = ['a', 'b', 'c', 'd'].map((text) => comment({ text })).sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(threadsOf([...same].reverse()).map((thread) => thread.comment)).toEqual(same)
  })

  it('have their answers in the order in which they were said, even those that a slow clock put before them', () => {
    const first = comment({ at: AT(30) })
    const replies = [40, 10, 20].map((minute) => reply({ to: first.id, at: AT(minute), text: String(minute) }))
    const [thread] = threadsOf([...replies, first])
    expect(thread?.replies.map(({ text }) => text)).toEqual(['10', '20', '40'])
  })

  it('are resolved as was said last', () => {
    const first = comment()
    const said = [
      resolve({ to: first.id, at: AT(1), author: 'Eve' }),
      resolve({ to: first.id, at: AT(3), resolved: false, author: 'Anna' }),
      resolve({ to: first.id, at: AT(2), author: 'Ben' }),
    ]
    expect(threadsOf([first])[0]).toMatchObject({ resolved: false, resolvedBy: null, resolvedAt: null })
    expect(threadsOf([first, ...said])[0]).toMatchObject({ resolved: false, resolvedBy: 'Anna', resolvedAt: AT(3) })
    const [one, , three] = said
    expect(threadsOf([three!, first, one!])[0]).toMatchObject({ resolved: true, resolvedBy: 'Ben' })
  })

  it('lose what its author took back, and only that', () => {
    const first = comment({ text: 'first' })
    const second = comment({ text: 'second', startFrame: 9_999_999 })
    const answer = reply({ to: second.id, author: 'Eve' })
    const all = [first, second, answer]
    const texts = (...more: ReviewEntry[]) =>
      threadsOf([...all, ...more]).map(({ comment: said, replies }) => [said.text, replies.length])
    expect(texts(withdraw({ to: first.id, author: 'Anna' }))).toEqual([['second', 1]])
    expect(texts(withdraw({ to: first.id, author: 'Ben' }))).toEqual([
      ['first', 0],
      ['second', 1],
    ])
    expect(texts(withdraw({ to: answer.id, author: 'Eve' }))).toEqual([
      ['first', 0],
      ['second', 0],
    ])
    expect(texts(withdraw({ to: answer.id, author: 'Anna' }))[1]).toEqual(['second', 1])
  })

  it('lose what is hidden, and do not answer to what is not here', () => {
    const first = comment()
    const answer = reply({ to: first.id })
    expect(threadsOf([first, answer], [first.id])).toEqual([])
    expect(threadsOf([first, answer], [answer.id])[0]?.replies).toEqual([])
    expect(threadsOf([answer, resolve({ to: 'f'.repeat(32) })])).toEqual([])
    expect(threadsOf([answer, answer, first, first])[0]?.replies).toHaveLength(1)
  })
})

describe('what was said of a version', () => {
  const said = [
    approval({ at: AT(5), approval: 'changes', author: 'Ben' }),
    approval({ at: AT(9), approval: 'approved' }),
    approval({ at: AT(7), approval: 'open' }),
    approval({ at: AT(59), approval: 'changes', versionId: VERSION_B }),
  ]
  it('is what was said last', () => {
    expect(approvalOf(said, VERSION_A)).toEqual({ approval: 'approved', by: 'Anna', at: AT(9) })
    expect(approvalOf([...said].reverse(), VERSION_A)).toEqual({ approval: 'approved', by: 'Anna', at: AT(9) })
    expect(approvalOf(said, VERSION_B)?.approval).toBe('changes')
    expect(approvalOf(said, 'c'.repeat(16))).toBeNull()
  })

  it('of the same moment is the same in every order', () => {
    const both = [approval({ approval: 'changes' }), approval({ approval: 'approved' })]
    expect(approvalOf(both, VERSION_A)).toEqual(approvalOf([...both].reverse(), VERSION_A))
  })

  it('is with its blind tests, on either side, by id or by state', () => {
    const other = { slot: `version:${VERSION_B}`, label: 'v1', stateSha256: '6'.repeat(64) }
    const tests = [
      blindTest({ at: AT(2) }),
      blindTest({ at: AT(1), b: other }),
      blindTest({ a: other, b: { ...other, slot: 'sum' } }),
    ]
    expect(blindTestsOf(tests, VERSION_A).map(({ at }) => at)).toEqual([AT(1), AT(2)])
    expect(blindTestsOf(tests, STATE)).toHaveLength(2)
    expect(blindTestsOf(tests, VERSION_B)).toHaveLength(2)
    expect(blindTestsOf(tests, '7'.repeat(64))).toEqual([])
  })
})

/** Reviews as they can come about: people of few names, clocks that go wrong, answers to anything or to nothing. */
const REVIEW = fc
  .array(
    fc.record({
      kind: fc.constantFrom('comment', 'comment', 'reply', 'resolve', 'withdraw', 'approval', 'blindTest'),
      author: fc.constantFrom('Anna', 'Ben'),
      at: fc.constantFrom(AT(1), AT(2), AT(3)),
      to: fc.nat(20),
      flag: fc.boolean(),
      startFrame: fc.nat(3),
    }),
    { maxLength: 24 },
  )
  .map((drafts) => {
    const entries: ReviewEntry[] = []
    for (const { kind, author, at, to, flag, startFrame } of drafts) {
      const target = entries[to % Math.max(1, entries.length)]?.id ?? 'e'.repeat(32)
      if (kind === 'comment') entries.push(comment({ author, at, startFrame, text: flag ? 'louder' : 'softer' }))
      if (kind === 'reply') entries.push(reply({ author, at, to: target }))
      if (kind === 'resolve') entries.push(resolve({ author, at, to: target, resolved: flag }))
      if (kind === 'withdraw') entries.push(withdraw({ author, at, to: target }))
      if (kind === 'approval') entries.push(approval({ author, at, approval: flag ? 'approved' : 'changes' }))
      if (kind === 'blindTest') entries.push(blindTest({ author, at, successes: startFrame }))
    }
    return entries
  })

describe('reviews put together', () => {
  const parts = fc.tuple(REVIEW, REVIEW, REVIEW)

  it('are the same in every order and grouping, and however often', () => {
    fc.assert(
      fc.property(parts, ([a, b, c]) => {
        const all = mergeEntries(mergeEntries(a, b), c)
        expect(mergeEntries(b, a)).toEqual(mergeEntries(a, b))
        expect(mergeEntries(a, mergeEntries(b, c))).toEqual(all)
        expect(mergeEntries(mergeEntries(c, a), b)).toEqual(all)
        for (const part of [a, b, c, all, []]) expect(mergeEntries(all, part)).toEqual(all)
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
        expect(new Set(all.map(({ id }) => id))).toEqual(new Set([...a, ...b, ...c].map(({ id }) => id)))
      }),
    )
  })

  it('come to the same state from any parts in any order', () => {
    const shuffled = REVIEW.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        fc.array(fc.subarray(entries), { maxLength: 5 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([entries, order, more]) => {
        const one = mergeEntries([], entries)
        const other = [...more, order].reduce<ReviewEntry[]>((known, part) => mergeEntries(known, part), [])
        expect(other).toEqual(one)
        for (const list of [entries, order, other]) {
          expect(threadsOf(list)).toEqual(threadsOf(one))
          expect(approvalOf(list, VERSION_A)).toEqual(approvalOf(one, VERSION_A))
          expect(commentsFile({ ...HEADS, entries: list })).toBe(commentsFile({ ...HEADS, entries: one }))
        }
      }),
    )
  })

  it('are refused where they are more than a project holds', () => {
    const many = Array.from({ length: 25_001 }, (_, startFrame) => ({ ...comment(), startFrame, id: `a${startFrame}` }))
    const others = many.map((entry): CommentEntry => ({ ...entry, id: `b${entry.id}` }))
    expect(() => mergeEntries(many, others)).toThrow(/at most 50000/)
    expect(mergeEntries(many, many)).toHaveLength(25_001)
  })
})

it('an id is that of the content, whatever order its keys have', () => {
  const { id, ...said } = comment()
  const turned = Object.fromEntries(Object.entries(said).reverse()) as unknown as typeof said
  expect(withId(turned).id).toBe(id)
})
