import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/project/canonical-json'
import { CommentsError } from '../../src/project/comments-error'
import { type NewEntry, plainEntryId, withId } from '../../src/project/entry-id'
import { inOrder } from '../../src/project/merge-entries'
import { readComments } from '../../src/project/parse-comments'
import { REVIEW_LIMITS, type ReviewEntry } from '../../src/project/review-entry'
import { threadsOf } from '../../src/project/threads'
import { commentsFile, commentsFragment, commentsText } from '../../src/project/write-comments'
import { approval, blindTest, comment, HEADS, reply, resolve, VERSION_A, withdraw } from './said'

const COMMENT = comment({ text: 'The vocal is <b>low</b> 🎤👩‍👩‍👧 \u05e9\u05dc\u05d5\u05dd \u200fאב\nsecond\tline' })
const ENTRIES: ReviewEntry[] = [
  COMMENT,
  reply({ to: COMMENT.id, text: 'tutti-comments:AAAA #c=BBBB' }),
  resolve({ to: COMMENT.id }),
  approval(),
  blindTest(),
  comment({ startFrame: 5, endFrame: 99, slot: 'reference:r1', author: '' }),
]
const COMMENTS = { ...HEADS, entries: ENTRIES }
const labelOf = (slot: string) => (slot === `version:${VERSION_A}` ? 'v2 vocal up' : slot)
const pasted = commentsText(COMMENTS, labelOf)
const machineLine = pasted.trim().split('\n').at(-1)!

const byId = (a: ReviewEntry, b: ReviewEntry) => (a.id < b.id ? -1 : 1)

const fileWith = (change: object) => JSON.stringify({ ...JSON.parse(commentsFile(COMMENTS)), ...change })
const fileOf = (...entries: unknown[]) => fileWith({ entries })
/** An entry that says of itself that it is right. */
const claimed = (entry: object) => ({ ...entry, id: plainEntryId(entry as unknown as NewEntry) })
const packed = (text: string) => deflateRawSync(text).toString('base64url')

describe('comments come back as they were written', () => {
  it.each([
    ['a file', commentsFile(COMMENTS)],
    ['a file with a byte order mark', `\ufeff${commentsFile(COMMENTS)}`],
    ['a fragment', commentsFragment(COMMENTS)],
    ['a link', `https://example.org/review.html${commentsFragment(COMMENTS)}`],
    ['a link in a message', `Hi,\nhere: <file:///review.html${commentsFragment(COMMENTS)}>\nregards, Anna`],
    ['a text', pasted],
    ['its last line only', machineLine],
    ['a text in a message', `Hello!\r\n${pasted.replaceAll('\n', '\r\n')}\r\nRegards\r\nAnna - and _more_`],
    ['a text that mail has broken', machineLine.replace(/.{60}/g, '$&\n')],
    ['a text that mail has broken and quoted', `On Monday Anna wrote:\n> ${pasted.replace(/\n|.{70}/g, '$&\n> ')}`],
  ])('from %s', (_, text) => {
    const { projectId, reviewId, entries, warnings } = readComments(text)
    expect({ projectId, reviewId }).toEqual(HEADS)
    expect(inOrder(entries)).toEqual(inOrder(ENTRIES))
    expect(warnings).toEqual([])
  })

  it('in the same bytes for the same entries', () => {
    const shuffled = { ...COMMENTS, entries: [...ENTRIES, ...ENTRIES].reverse() }
    expect(commentsFile(shuffled)).toBe(commentsFile(COMMENTS))
    expect(commentsFragment(shuffled)).toBe(commentsFragment(COMMENTS))
    expect(commentsText(shuffled, labelOf)).toBe(pasted)
  })

  it('with a side of a blind test that is called like a long file', () => {
    const side = { ...blindTest().a, label: `${'x'.repeat(199)}🎤.wav` }
    const test = blindTest({ a: side })
    expect(test.a.label).toBe(`${'x'.repeat(199)}\ufffd`)
    expect(readComments(commentsFile({ ...HEADS, entries: [test] })).entries).toEqual([test])
  })

  it('with a long tail behind them', () => {
    const tail = 'A'.repeat(REVIEW_LIMITS.fileBytes - 10_000)
    expect(readComments(`${machineLine}\n${tail}`)).toEqual(readComments(machineLine))
  })

  it('from the first list where there are several, and says so', () => {
    const other = commentsFragment({ ...COMMENTS, entries: [COMMENT] })
    const { entries, warnings } = readComments(`${other}\n\n${pasted}`)
    expect(entries).toEqual([COMMENT])
    expect(warnings).toEqual([expect.stringMatching(/only the first/)])
    expect(readComments(`${pasted}\n\n${pasted}`).warnings).toEqual([])
  })
})

describe('whatever is in it', () => {
  it('comes back: any text, in all three forms', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(text, text, text, (author, said, label) => {
        const entries = inOrder([comment({ author, text: said }), blindTest({ b: { ...blindTest().b, label } })])
        const comments = { ...HEADS, entries }
        for (const form of [commentsFile(comments), commentsFragment(comments), commentsText(comments, () => label)]) {
          expect(readComments(form).entries.toSorted(byId)).toEqual(entries.toSorted(byId))
        }
      }),
    )
  })

  const file = commentsFile(COMMENTS)
  const link = commentsFragment(COMMENTS)
  const damage = fc.array(fc.record({ at: fc.nat(), cut: fc.nat(3), put: fc.string({ maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  })

  it.each([
    ['file', file],
    ['link', link],
    ['text', pasted],
  ])('a damaged %s is refused, or gives nothing that was not said', (_, whole) => {
    const said = new Map(ENTRIES.map((entry) => [entry.id, entry]))
    fc.assert(
      fc.property(damage, (places) => {
        let text = whole
        for (const { at, cut, put } of places) {
          const place = at % text.length
          text = text.slice(0, place) + put + text.slice(place + cut)
        }
        try {
          for (const entry of readComments(text).entries) expect(entry).toEqual(said.get(entry.id))
        } catch (error) {
          expect(error).toBeInstanceOf(CommentsError)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('text from outside', () => {
  it('keeps markup as text, and loses what turns or hides it', () => {
    const text = '<script>alert(1)</script>\u0000\u001b[31m\u202egnp.exe\u2066x\u2069\r\nend\ud800'
    const entry = claimed({ ...comment(), author: 'An\u202ena\n\u0007<img src=x onerror=alert(1)>', text })
    const [read] = readComments(fileOf(entry)).entries
    expect(read).toMatchObject({
      author: 'Anna <img src=x onerror=alert(1)>',
      text: '<script>alert(1)</script>  [31mgnp.exex\nend\ufffd',
    })
    expect(readComments(fileOf(read)).entries).toEqual([read])
  })

  it('keeps answers with a comment whose text had to change', () => {
    const first = claimed({ ...comment(), text: 'a\u0007b' }) as ReviewEntry
    const second = claimed({ ...reply({ to: first.id }), text: 'c\u0007d' }) as ReviewEntry
    const gone = claimed(reply({ to: first.id, text: 'oh no' })) as ReviewEntry
    const withdrawn = claimed(withdraw({ to: gone.id, author: gone.author }))
    const file = fileOf(withdrawn, second, gone, first)
    const { entries } = readComments(file)
    expect(threadsOf(entries)).toMatchObject([{ comment: { text: 'a b' }, replies: [{ text: 'c d' }] }])
    expect(inOrder(readComments(commentsFile({ ...HEADS, entries })).entries)).toEqual(inOrder(entries))
  })

  it('is not followed into prototypes', () => {
    const text = commentsFile(COMMENTS)
      .replace('{', '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},')
      .replaceAll('"kind": "comment"', '"__proto__": {"polluted": 1}, "kind": "comment"')
    const { entries } = readComments(text)
    expect(inOrder(entries)).toEqual(inOrder(ENTRIES))
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(entries.every((entry) => !('polluted' in entry))).toBe(true)
  })

  it('may hold kinds of a later program', () => {
    const later = { ...comment(), kind: 'sketch\u202e' }
    const { entries, warnings } = readComments(fileOf(later, COMMENT, later, { ...later, kind: 'toString' }))
    expect(entries).toEqual([COMMENT])
    expect(warnings).toEqual([
      '2 entries of the kind "sketch" were skipped: a newer Tutti may know it.',
      'One entry of the kind "toString" was skipped: a newer Tutti may know it.',
    ])
  })
})

const changed = (entry: object, change: object) => claimed({ ...entry, ...change })
const refused: [string, string, RegExp][] = [
  ['no comments at all', 'Sounds great, thanks!', /no comments in this/],
  ['nothing', '', /no comments in this/],
  ['another kind of file', '{"format": "tutti-session", "version": 1}', /not a comments file/],
  ['a cut file', commentsFile(COMMENTS).slice(0, 300), /not the whole of it/],
  ['a list', fileWith({ entries: {} }), /no list of comments/],
  ['a later version', fileWith({ version: 2 }), /newer Tutti/],
  ['no version', fileWith({ version: '1' }), /no valid version/],
  ['no project', fileWith({ projectId: 'x' }), /which review/],
  ['a review id with markup', fileWith({ reviewId: '<img src=x>' }), /which review/],
  ['a cut link', commentsFragment(COMMENTS).slice(0, -20), /not whole/],
  ['a broken link', '#c=AAAA', /not whole/],
  ['an empty link', 'see #c=', /not whole/],
  ['a link to something else', `#c=${packed('hello')}`, /not the whole of it/],
  ['a link with a number', `#c=${packed('12')}`, /not a comments file/],
  ['a changed text', fileOf({ ...COMMENT, text: 'The vocal is fine' }), /entry 1 was changed after it was written/],
  ['an id of its own', fileOf({ ...COMMENT, id: '0'.repeat(32) }), /was changed after/],
  ['a made-up author', fileOf(COMMENT, { ...approval(), author: 'Boss' }), /entry 2 was changed/],
  ['an id with markup', fileOf({ ...COMMENT, id: '<script>' }), /"id" must be 32/],
  ['nothing as an entry', fileOf(null), /entry 1 does not say what it is/],
  ['a text as an entry', fileOf(COMMENT, 'hello'), /entry 2 does not say what it is/],
  ['a comment without text', fileOf(changed(COMMENT, { text: undefined })), /"text" is missing/],
  ['a long text', fileOf(changed(COMMENT, { text: 'x'.repeat(4001) })), /at most 4000 characters/],
  ['a long name', fileOf(changed(COMMENT, { author: 'x'.repeat(81) })), /at most 80 characters/],
  ['a text that is none', fileOf(changed(COMMENT, { text: ['x'] })), /"text" must be a text/],
  ['half a frame', fileOf(changed(COMMENT, { startFrame: 0.5 })), /"startFrame" must be a whole number/],
  ['a frame before the song', fileOf(changed(COMMENT, { startFrame: -1 })), /"startFrame" must be a whole number/],
  ['a frame at the end of time', fileOf(changed(COMMENT, { startFrame: 2 ** 41 })), /"startFrame" must be/],
  ['an end before its start', fileOf(changed(COMMENT, { startFrame: 9, endFrame: 9 })), /must end after it begins/],
  ['a low rate', fileOf(changed(COMMENT, { rateHz: 7999 })), /"rateHz" must be a whole number/],
  ['a high rate', fileOf(changed(COMMENT, { rateHz: 384_001 })), /"rateHz" must be a whole number/],
  ['a day that is none', fileOf(changed(COMMENT, { at: '2026-02-30T10:00:00.000Z' })), /"at" must be a date/],
  ['another form of a date', fileOf(changed(COMMENT, { at: '2026-02-20T10:00:00Z' })), /"at" must be a date/],
  ['a date with markup', fileOf(changed(COMMENT, { at: '2026-02-20T10:00:00.000Z<b>' })), /"at" must be a date/],
  ['a slot that is none', fileOf(changed(COMMENT, { slot: 'version:../../x' })), /"slot" must be/],
  ['a slot of another kind', fileOf(changed(COMMENT, { slot: 'sum' })), /"slot" must be/],
  ['a state of approval that is none', fileOf(changed(approval(), { approval: 'paid' })), /"approval" must be one of/],
  [
    'more successes than trials',
    fileOf(changed(blindTest(), { trials: 5, successes: 6 })),
    /more successes than trials/,
  ],
  ['a blind test without end', fileOf(changed(blindTest(), { trials: 201 })), /"trials" must be/],
  ['a side that is none', fileOf(changed(blindTest(), { a: null })), /"a" must be an object/],
  ['too many entries', fileWith({ entries: Array(REVIEW_LIMITS.entries + 1).fill(0) }), /more than a review can hold/],
  ['a long file', `${' '.repeat(REVIEW_LIMITS.fileBytes)}{`, /more than a review can hold/],
  ['depth', `{"format":"tutti-comments","version":1,"entries":${'['.repeat(100_000)}`, /not the whole of it/],
]

describe('what is broken is refused with words', () => {
  it.each(refused)('%s', (_, text, words) => {
    expect(() => readComments(text)).toThrow(CommentsError)
    expect(() => readComments(text)).toThrow(words)
  })

  it('names no more of it than a sentence holds', () => {
    const failures = refused.flatMap(([, text]) => {
      try {
        readComments(text)
        return []
      } catch (error) {
        return [(error as Error).message]
      }
    })
    expect(failures.filter((message) => message.length > 220 || /[<>]/.test(message))).toEqual([])
  })

  it('reads past depth that it does not need', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
    const text = fileOf(COMMENT).replace('"kind":', `"unknown":${deep},"kind":`)
    expect(readComments(text).entries).toEqual([COMMENT])
  })

  it('a link that unfolds to gigabytes, without unfolding it', () => {
    const zeros = deflateRawSync(Buffer.alloc(1_000_000, 48), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
    const bomb = Buffer.concat(Array.from({ length: Math.floor(2_900_000 / zeros.length) }, () => zeros))
    expect(bomb.length * 1000).toBeGreaterThan(2_000_000_000)
    const start = performance.now()
    expect(() => readComments(`#c=${bomb.toString('base64url')}`)).toThrow(/more than a review can hold/)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('text that is all heads and no lists, in the time of its length', () => {
    const start = performance.now()
    expect(() => readComments(` tutti-comments:`.repeat(200_000))).toThrow(/not whole/)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

it('gives an entry the id of its content', () => {
  const { id, ...said } = COMMENT
  expect(withId(said as NewEntry).id).toBe(id)
  expect(withId({ ...said, author: 'Ben' } as NewEntry).id).not.toBe(id)
  expect(JSON.parse(canonicalJson(COMMENT))).toEqual(COMMENT)
})
