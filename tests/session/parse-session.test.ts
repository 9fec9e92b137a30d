import { describe, expect, it } from 'vitest'
import { defaultMaster, defaultStrip } from '../../src/params'
import type { SessionDoc, StemRef } from '../../src/session/document'
import { defaultSession, newGroup, newReference } from '../../src/session/new-session'
import { parseSession } from '../../src/session/parse-session'
import { SessionError } from '../../src/session/session-error'
import { stringifySession } from '../../src/session/stringify-session'

const stem = (fileName: string): StemRef => ({
  fileName,
  sha256: 'ab'.repeat(32),
  rateHz: 44100,
  channels: 2,
  frames: 1000,
  lossy: false,
})

/** A session with `change` made to its plain JSON. */
function textWith(change: (document: SessionDoc) => void): string {
  const session = { ...defaultSession(48000), groups: [newGroup('g1', [stem('Drums.wav')], 'drums')] }
  const document = JSON.parse(stringifySession(session))
  change(document)
  return JSON.stringify(document)
}

function errorOf(text: string): SessionError {
  try {
    parseSession(text)
  } catch (error) {
    if (error instanceof SessionError) return error
  }
  throw new Error('No SessionError was thrown.')
}

describe('parseSession', () => {
  it('gives back what was written, byte for byte', () => {
    const session = defaultSession(96000)
    session.groups = [newGroup('g1', [stem('A <b>.wav'), stem('🎺.wav')]), newGroup('g7', [stem('C.wav')], 'bass')]
    session.groups[0]!.strip.eq.bands[3]!.gainDb = -2.5
    session.master.limiter.driveDb = 6
    const text = stringifySession(session)
    const { session: read, warnings } = parseSession(text)
    expect(read).toEqual(session)
    expect(warnings).toEqual([])
    expect(stringifySession(read)).toBe(text)
    expect(text.endsWith('}\n')).toBe(true)
  })

  it('warns of rides and alternates that refer to nothing', () => {
    const { warnings } = parseSession(
      textWith((document) => {
        document.sections = [{ id: 's1', name: 'Verse', startSeconds: 0 }]
        document.groups[0]!.strip.rides.gainsDb = { s1: 1, s9: 2 }
        document.alternates.sets = [{ name: 'A', groups: ['g1', 'g2'], targetLufs: -14 }]
      }),
    )
    expect(warnings).toEqual([
      'groups[0].strip.rides.gainsDb names no section ("s9"): it is ignored',
      'alternates.sets[0].groups[1] names no group ("g2"): it is ignored',
    ])
  })

  it('writes the same text whatever order the keys were made in', () => {
    const session = defaultSession(48000)
    const reversed = Object.fromEntries(Object.entries(session).reverse()) as unknown as typeof session
    expect(stringifySession(reversed)).toBe(stringifySession(session))
  })

  it('fills every missing key with its default', () => {
    const { session, rateGiven } = parseSession(
      '{"format":"tutti-session","version":1,"groups":[{"stems":[{"fileName":"Bass.wav"}]}]}',
    )
    expect(session.master).toEqual(defaultMaster())
    expect(session.groups[0]).toEqual({
      id: 'g1',
      name: 'Bass.wav',
      family: 'instruments',
      stems: [{ fileName: 'Bass.wav', sha256: null, rateHz: 0, channels: 0, frames: 0, lossy: false }],
      strip: defaultStrip(),
    })
    expect(session).toMatchObject({ ...defaultSession(48000), groups: session.groups })
    expect(rateGiven).toBe(false)
  })

  it('takes the most common rate of its stems where it names none', () => {
    const text = textWith((document) => {
      delete (document as Partial<SessionDoc>).rateHz
    })
    expect(parseSession(text).session.rateHz).toBe(44100)
  })

  it('keeps the place of a band, and fills those after it', () => {
    const text = textWith((document) => {
      Object.assign(document.master, { eq: { bands: [{}, { gainDb: 3, on: true }] } })
    })
    const { bands } = parseSession(text).session.master.eq
    const defaults = defaultMaster().eq.bands
    expect(bands).toEqual([defaults[0], { ...defaults[1], gainDb: 3, on: true }, ...defaults.slice(2)])
  })

  it('warns of an unknown key by its path, and goes on', () => {
    const text = textWith((document) => {
      Object.assign(document, { mastr: {} })
      Object.assign(document.groups[0]!.strip.eq.bands[2]!, { gain: 1 })
      Object.assign(document.groups[0]!.stems[0]!, { offset: 1 })
    })
    const { warnings } = parseSession(text)
    expect(warnings.map((line) => line.split(' ')[0])).toEqual([
      'groups[0].stems[0].offset',
      'groups[0].strip.eq.bands[2].gain',
      'mastr',
    ])
  })

  const set = (path: string, value: unknown) =>
    textWith((document) => {
      const keys = path.split(/[.[\]]+/).filter(Boolean)
      const last = keys.pop() as string
      let target = document as unknown as Record<string, unknown>
      for (const key of keys) target = target[key] as Record<string, unknown>
      target[last] = value
    })

  it.each([
    ['groups[0].strip.output.gainDb', 12.5, '-60 to 12 dB'],
    ['groups[0].strip.output.gainDb', '3', '-60 to 12 dB'],
    ['groups[0].strip.output.gainDb', null, '-60 to 12 dB'],
    ['groups[0].strip.output.mute', 1, 'true or false'],
    ['groups[0].strip.eq.bands[7].q', 0, '0.1 to 18'],
    ['groups[0].strip.filters.highPassSlope', 24, '"24"'],
    ['groups[0].family', 'drum', '"drums"'],
    ['groups[0].stems', [], 'at least one stem'],
    ['groups[0].stems[0].sha256', 'xyz', '64 hexadecimal'],
    ['groups[0].stems[0].fileName', '', 'name a file'],
    ['master.limiter.ceilingDbtp', 0.5, '-12 to 0 dBTP'],
    ['master.glue', 'on', 'object'],
    ['master.eq.bands', Array(9).fill({}), 'at most 8'],
    ['seed', -1, '0 to 4294967295'],
    ['seed', 1.5, 'whole number'],
    ['rateHz', '48k', 'Hz'],
    ['export.format', 'wma', '"wav24"'],
    ['export.dither', true, '"shaped"'],
    ['export.rateHz', 1000, '8000 to 384000 Hz'],
    ['export.rateHz', '48000', 'whole number'],
    ['metadata', 'none', 'object'],
    ['metadata.artist', 7, 'must be a text'],
    ['metadata.artist', 'A'.repeat(201), 'at most 200 characters'],
    ['metadata.comment', 'two\nlines', 'One line of text'],
    ['metadata.isrc', 'DE-XY1-26-0001', 'An ISRC has 12 characters'],
    ['metadata.isrc', '1EXY12600001', 'An ISRC has 12 characters'],
    ['metadata.date', '21.11.2026', 'such as 2026, 2026-11 or 2026-11-21'],
    ['metadata.date', '2026-02-29', 'such as 2026, 2026-11 or 2026-11-21'],
    ['metadata.date', '2026-13', 'such as 2026, 2026-11 or 2026-11-21'],
    ['metadata.track', '0', 'such as 3 or 3/12'],
    ['metadata.track', '13/12', 'such as 3 or 3/12'],
    ['delivery.targetLufs', -4, '-30 to -5 LUFS'],
    ['delivery.embedSession', 'no', 'true or false'],
    ['delivery.service', 7, 'must be a text'],
    ['delivery.fileName', 'n'.repeat(201), 'at most 200 characters'],
    ['groups', 'all', 'list of groups'],
    ['version', 0, 'must be 2'],
    ['format', 'other', 'tutti-session'],
  ])('names %s when it is %j', (path, value, hint) => {
    const error = errorOf(set(path, value))
    expect(error.path).toBe(path)
    expect(error.message).toContain(hint)
    expect(error.message.startsWith(path)).toBe(true)
  })

  it.each([
    ['isrc', 'de-xy1-26-00001', 'DEXY12600001'],
    ['isrc', 'DEXY12600001', 'DEXY12600001'],
    ['date', '2028-02-29', '2028-02-29'],
    ['date', '2026', '2026'],
    ['track', '3/12', '3/12'],
    ['artist', 'Björk & Σία 🎺', 'Björk & Σία 🎺'],
  ] as const)('reads the metadata %s %j as %j', (id, value, kept) => {
    expect(parseSession(set(`metadata.${id}`, value)).session.metadata[id]).toBe(kept)
  })

  it('reads a session from before there were metadata and targets as a neutral one', () => {
    const text = textWith((document) => {
      Object.assign(document, { export: { format: 'wav16', dither: 'none' } })
      for (const key of ['metadata', 'delivery']) Reflect.deleteProperty(document, key)
    })
    const { session, warnings } = parseSession(text)
    const { metadata, delivery } = defaultSession(48_000)
    expect(session).toMatchObject({ export: { format: 'wav16', dither: 'none', rateHz: null }, metadata, delivery })
    expect(Object.values(session.metadata).every((value) => value === '')).toBe(true)
    expect(warnings).toEqual([])
  })

  it('warns of metadata that it does not know', () => {
    const text = textWith((document) => {
      Object.assign(document.metadata, { composer: 'B' })
      Object.assign(document.delivery, { target: -14 })
    })
    expect(parseSession(text).warnings.map((line) => line.split(' ')[0])).toEqual([
      'metadata.composer',
      'delivery.target',
    ])
  })

  it('names a number that JSON makes infinite', () => {
    const text = set('seed', 7).replace('"seed":7', '"seed":1e999')
    expect(errorOf(text).path).toBe('seed')
  })

  it('refuses a ninth group and a second group of the same id', () => {
    const group = (id: string) => ({ id, stems: [{ fileName: `${id}.wav` }] })
    const nine = Array.from({ length: 9 }, (_, index) => group(`g${index}`))
    expect(errorOf(set('groups', nine)).message).toContain('at most 8 groups')
    expect(errorOf(set('groups', [group('x'), group('x')])).path).toBe('groups[1].id')
  })

  it('says when a session is of a newer version, or is none', () => {
    expect(errorOf(set('version', 3)).message).toContain('newer')
    expect(errorOf('[]').message).toContain('not a session')
    expect(errorOf('hello').message).toContain('not JSON')
    expect(errorOf('{"format":"tutti-session","version":1,"groups":[{}]}').path).toBe('groups[0].stems')
  })
})

describe('a session of version 1', () => {
  const stem = { fileName: 'record.wav', sha256: null, rateHz: 44_100, channels: 2, frames: 9, lossy: false }
  const old = (compare: object) =>
    parseSession(JSON.stringify({ format: 'tutti-session', version: 1, rateHz: 48_000, compare }))

  it('brings its one reference along', () => {
    const { session, warnings } = old({ reference: stem, matchLoudness: false })
    expect(warnings).toEqual([])
    expect(session.version).toBe(2)
    expect(session.compare).toEqual({
      rough: null,
      references: [newReference('r1', stem)],
      matchLoudness: false,
    })
  })

  it('is read without one', () => {
    expect(old({ reference: null }).session.compare.references).toEqual([])
    expect(old({}).session.compare.references).toEqual([])
  })
})
