import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MASTER_LAYOUT, type Param, STRIP_LAYOUT } from '../../src/params'
import { differences } from '../../src/project/differences'
import { wordsOf } from '../../src/project/differing-settings'
import { masterProcessorName, stripProcessorName } from '../../src/project/processor-names'
import { stateSha256 } from '../../src/project/state-hash'
import type { SessionDoc } from '../../src/session/document'
import { newGroup } from '../../src/session/new-session'
import { FAMILY_LOOKS } from '../../src/ui/families'
import { MASTER_PROCESSORS, STRIP_PROCESSORS } from '../../src/ui/master/processors'
import { song, stem } from './songs'

function changed(change: (session: SessionDoc) => void): SessionDoc {
  const session = song()
  change(session)
  return session
}
const rowsOf = (change: (session: SessionDoc) => void) => differences(song(), changed(change))

/** Another value that the parameter can have. */
function otherValue(param: Param, value: unknown, step = 1): unknown {
  if (param.kind === 'toggle') return !value
  if (param.kind === 'choice') return param.options.find(({ id }) => id !== value)?.id
  const way = (value as number) < param.max ? 1 : -1
  return (value as number) + way * step * Math.min(param.step, (param.max - param.min) / 10)
}

function setAt(settings: object, path: readonly (string | number)[], change: (value: unknown) => unknown): void {
  let target = settings as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) target = target[key] as Record<string | number, unknown>
  const last = path.at(-1)!
  target[last] = change(target[last])
}

describe('every control', () => {
  it.each(STRIP_LAYOUT.slots.map((slot) => [slot.path.join('.'), slot] as const))('of a strip: %s', (_, slot) => {
    for (const step of [1, 1e-3]) {
      const rows = rowsOf(({ groups }) =>
        setAt(groups[1]!.strip, slot.path, (old) => otherValue(slot.param, old, step)),
      )
      expect(rows).toHaveLength(1)
      expect(rows[0]!.place).toBe(`Vocal · ${stripProcessorName(slot.path[0]!)}`)
      expect(rows[0]!.label.endsWith(slot.param.label) || rows[0]!.label.startsWith('Band')).toBe(true)
      expect(rows[0]!.before).not.toBe(rows[0]!.after)
    }
  })

  it.each(MASTER_LAYOUT.slots.map((slot) => [slot.path.join('.'), slot] as const))('of the master: %s', (_, slot) => {
    const rows = rowsOf(({ master }) => setAt(master, slot.path, (old) => otherValue(slot.param, old)))
    expect(rows).toHaveLength(1)
    expect(rows[0]!.place).toBe(`Master · ${masterProcessorName(slot.path[0]!)}`)
    expect(rows[0]!.before).not.toBe(rows[0]!.after)
  })
})

/** Paths of all values of a document that are no objects. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function otherLeaf(value: unknown): unknown {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (value === 'wav24') return 'flac16'
  if (value === 'tpdf') return 'none'
  if (typeof value === 'string') return `x${value}`
  return 'a'.repeat(64)
}

describe('the list is empty exactly where the state is the same', () => {
  const paths = leaves(song())

  it('knows every value of a session', () => {
    expect(paths.length).toBeGreaterThan(400)
    const missed = paths.filter((path) => {
      const other = changed((session) => setAt(session, path, otherLeaf))
      const isSame = stateSha256(other) === stateSha256(song())
      return (differences(song(), other).length === 0) !== isSame && path[0] !== 'format' && path[0] !== 'version'
    })
    expect(missed).toEqual([])
  })

  it('and tells both values of each', () => {
    for (const path of paths) {
      for (const row of differences(
        song(),
        changed((session) => setAt(session, path, otherLeaf)),
      )) {
        expect(row.before, path.join('.')).not.toBe(row.after)
        expect(`${row.place}${row.label}${row.before}${row.after}`, path.join('.')).not.toMatch(
          /undefined|NaN|\[object/,
        )
      }
    }
  })

  it('whatever is moved, added and taken out', () => {
    const shuffle = <Item>(items: Item[], seed: number) => items.sort((a, b) => digest(a, seed) - digest(b, seed))
    const digest = (item: unknown, seed: number) =>
      [...JSON.stringify(item)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 9973, seed)
    const variant = fc.record({
      seed: fc.nat(500),
      drop: fc.nat(3),
      lists: fc.subarray(['groups', 'stems', 'order', 'sets']),
    })
    const made = ({ seed, drop, lists }: { seed: number; drop: number; lists: string[] }) =>
      changed((session) => {
        session.groups.push({ ...newGroup('g3', [stem('bass.wav', '5')], 'bass') })
        if (lists.includes('groups')) shuffle(session.groups, seed)
        if (lists.includes('stems')) shuffle(session.groups[0]!.stems, seed)
        if (lists.includes('order')) shuffle(session.master.order, seed)
        if (lists.includes('sets')) shuffle(session.alternates.sets, seed)
        if (drop < 3) session.groups.splice(drop, 1)
      })
    fc.assert(
      fc.property(variant, variant, (a, b) => {
        const [left, right] = [made(a), made(b)]
        expect(differences(left, right).length === 0).toBe(stateSha256(left) === stateSha256(right))
      }),
    )
  })

  it('not for what only the ears get', () => {
    const rows = rowsOf((session) => {
      session.loop = { on: true, startSeconds: 1, endSeconds: 2 }
      session.compare.rough = null
      session.compare.references = []
      session.compare.matchLoudness = false
    })
    expect(rows).toEqual([])
  })
})

describe('in words', () => {
  it.each<[string, (session: SessionDoc) => void, string[]]>([
    [
      'a fader',
      ({ groups }) => setAt(groups[0]!, ['strip', 'output', 'gainDb'], () => -1.5),
      ['Drums · Output|Gain|0.0 dB|−1.5 dB'],
    ],
    [
      'the limiter',
      ({ master }) => setAt(master, ['limiter', 'driveDb'], () => 3),
      ['Master · True-peak limiter|Drive|0.0 dB|+3.0 dB'],
    ],
    [
      'a switch',
      ({ groups }) => setAt(groups[0]!, ['strip', 'compressor', 'on'], () => true),
      ['Drums · Compressor|Compressor|off|on'],
    ],
    [
      'a band',
      ({ master }) => setAt(master, ['eq', 'bands', 2, 'hz'], () => 3150),
      ['Master · Equaliser|Band 3 · Frequency|250 Hz|3.15 kHz'],
    ],
    [
      'a band switched on',
      ({ master }) => setAt(master, ['eq', 'bands', 2, 'on'], () => true),
      ['Master · Equaliser|Band 3|off|on'],
    ],
    [
      'a choice',
      ({ master }) => setAt(master, ['limiter', 'character'], () => 'loud'),
      ['Master · True-peak limiter|Limiter character|Transparent|Loud'],
    ],
    [
      'less than is shown',
      ({ groups }) => setAt(groups[0]!, ['strip', 'output', 'gainDb'], () => 0.004),
      ['Drums · Output|Gain|0.000 dB|+0.004 dB'],
    ],
    ['a name', ({ groups }) => setAt(groups[0]!, ['name'], () => 'Kit'), ['Kit|Name|Drums|Kit']],
    [
      'a family',
      ({ groups }) => setAt(groups[1]!, ['family'], () => 'backingVocals'),
      ['Vocal|Family|Lead vocal|Backing vocals'],
    ],
    [
      'a ride',
      ({ groups }) => setAt(groups[0]!, ['strip', 'rides', 'gainsDb', 's2'], () => 1),
      ['Drums · Section rides|Ride in Chorus|–|+1.0 dB'],
    ],
    [
      'the order of the master',
      ({ master }) => master.order.reverse(),
      [
        'Master|Order of the processors|Equaliser, Multiband compressor, Glue compressor, Saturator, Width|Width, Saturator, Glue compressor, Multiband compressor, Equaliser',
      ],
    ],
    [
      'a strip more',
      ({ groups }) => groups.push(newGroup('g3', [stem('bass.wav', '5')], 'bass')),
      ['Strips|bass.wav|–|added', 'Stems|bass.wav|–|in bass.wav'],
    ],
    [
      'a strip less',
      ({ groups }) => groups.shift(),
      ['Strips|Drums|there|removed', 'Stems|kick.wav|in Drums|removed', 'Stems|snare.wav|in Drums|removed'],
    ],
    ['the order of strips', ({ groups }) => groups.reverse(), ['Strips|Order|Drums, Vocal|Vocal, Drums']],
    [
      'a new mix of a stem',
      ({ groups }) => setAt(groups[1]!, ['stems', 0, 'sha256'], () => '9'.repeat(64)),
      ['Stems|vox.wav|content 33333333|content 99999999'],
    ],
    [
      'a stem under another name',
      ({ groups }) => setAt(groups[1]!, ['stems', 0, 'fileName'], () => 'lead.wav'),
      ['Stems|lead.wav|vox.wav|lead.wav'],
    ],
    [
      'a stem in another strip',
      ({ groups }) => groups[1]!.stems.push(groups[0]!.stems.pop()!),
      ['Stems|snare.wav|in Drums|in Vocal'],
    ],
    [
      'the order of stems',
      ({ groups }) => groups[0]!.stems.reverse(),
      ['Stems|Order in Drums|kick.wav, snare.wav|snare.wav, kick.wav'],
    ],
    [
      'a section that moved',
      ({ sections }) => setAt(sections, [1, 'startSeconds'], () => 72.34),
      ['Sections|Start of Chorus|0:12.500|1:12.340'],
    ],
    [
      'a section more',
      ({ sections }) => sections.push({ id: 's3', name: '', startSeconds: 60 }),
      ['Sections|Section 3|–|1:00.000'],
    ],
    ['a section less', ({ sections }) => sections.shift(), ['Sections|Intro|0:00.000|removed']],
    [
      'a section with another name',
      ({ sections }) => setAt(sections, [0, 'name'], () => 'Pickup'),
      ['Sections|Pickup|Intro|Pickup'],
    ],
    [
      'the target',
      ({ delivery }) => setAt(delivery, ['targetLufs'], () => -9),
      ['Delivery|Loudness target|−14.0 LUFS|−9.0 LUFS'],
    ],
    ['the service', ({ delivery }) => setAt(delivery, ['service'], () => null), ['Delivery|Service|spotify|–']],
    [
      'the format',
      (session) => setAt(session, ['export', 'format'], () => 'flac16'),
      ['Delivery|Format|24-bit WAV|16-bit FLAC'],
    ],
    [
      'the rate of the file',
      (session) => setAt(session, ['export', 'rateHz'], () => null),
      ['Delivery|Rate of the file|44.1 kHz|as the session'],
    ],
    ['a title', (session) => setAt(session, ['title'], () => ''), ['Song|Title|Song|–']],
    ['an artist', ({ metadata }) => setAt(metadata, ['artist'], () => 'Other'), ['Metadata|Artist|Example Band|Other']],
    [
      'an alternate',
      ({ alternates }) => setAt(alternates, ['sets', 0, 'groups'], () => ['g1', 'g2']),
      ['Alternates|Instrumental|Drums|Drums, Vocal'],
    ],
    ['an alternate less', ({ alternates }) => alternates.sets.pop(), ['Alternates|A cappella|Vocal|removed']],
    [
      'the order of alternates',
      ({ alternates }) => alternates.sets.reverse(),
      ['Alternates|Order|Instrumental, A cappella|A cappella, Instrumental'],
    ],
  ])('%s', (_, change, rows) => {
    expect(rowsOf(change).map(({ place, label, before, after }) => [place, label, before, after].join('|'))).toEqual(
      rows,
    )
  })
})

describe('as the page says it', () => {
  it('names', () => {
    for (const [id, { label }] of Object.entries(STRIP_PROCESSORS)) expect(stripProcessorName(id)).toBe(label)
    for (const [id, { label }] of Object.entries(MASTER_PROCESSORS)) expect(masterProcessorName(id)).toBe(label)
    for (const [id, { label }] of Object.entries(FAMILY_LOOKS)) expect(wordsOf(id)).toBe(label)
  })
})
