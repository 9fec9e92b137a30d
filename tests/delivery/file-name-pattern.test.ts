import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FILE_NAME_FIELDS,
  type FileNameValues,
  fileName,
  fileNameValues,
  MOST_NAME_BYTES,
} from '../../src/delivery/file-name-pattern'
import { DEFAULT_FILE_NAME } from '../../src/session/file-name'

const NONE = Object.fromEntries(FILE_NAME_FIELDS.map((field) => [field, ''])) as FileNameValues
const SONG: FileNameValues = { ...NONE, title: 'Song', rate: '48', bits: '24' }

describe('the pattern of a file name', () => {
  const cases: [name: string, pattern: string, values: Partial<FileNameValues>, expected: string][] = [
    ['everything', DEFAULT_FILE_NAME, { artist: 'Band', alternate: 'TV mix' }, 'Band - Song (TV mix) [48-24].wav'],
    ['no artist, no alternate', DEFAULT_FILE_NAME, {}, 'Song [48-24].wav'],
    ['no title', DEFAULT_FILE_NAME, { title: '', artist: 'Band' }, 'Band [48-24].wav'],
    ['only what the file is', DEFAULT_FILE_NAME, { title: '' }, '[48-24].wav'],
    ['half of a bracket', DEFAULT_FILE_NAME, { rate: '44.1', bits: '' }, 'Song [44.1].wav'],
    ['other half of a bracket', DEFAULT_FILE_NAME, { rate: '' }, 'Song [24].wav'],
    ['nothing at all', DEFAULT_FILE_NAME, { title: '', rate: '', bits: '' }, 'master.wav'],
    ['an empty pattern', '', {}, 'Song.wav'],
    ['words beside fields', 'Final {artist} - {title} master', {}, 'Final Song master.wav'],
    ['brackets without fields', '{title} (final)', {}, 'Song (final).wav'],
    ['brackets in brackets', '{title} ({artist} [{album}])', { album: 'Lines' }, 'Song ([Lines]).wav'],
    ['brackets that do not close', '{title} ({artist}', {}, 'Song (.wav'],
    ['an unknown field', '{title} {bpm}', {}, 'Song {bpm}.wav'],
    ['underscores', '{track}_{artist}_{title}_{isrc}', { track: '03' }, '03_Song.wav'],
    ['a field twice', '{title}-{title}', {}, 'Song-Song.wav'],
    [
      'slashes and colons',
      '{artist} - {title}',
      { artist: 'AC/DC', title: 'What? "No": <1>|2*' },
      'AC DC - What No 1 2.wav',
    ],
    ['dots and spaces at the ends', '{title}', { title: ' ..Song... ' }, 'Song.wav'],
    ['a device of Windows', '{title}', { title: 'Con' }, 'Con_.wav'],
    ['a device of Windows with an ending', '{title}', { title: 'lpt1.mix' }, 'lpt1_.mix.wav'],
    ['no device of Windows', '{title}', { title: 'Console' }, 'Console.wav'],
    ['control characters and line ends', '{title}', { title: 'So\u0000n\u0007g\n2\u0085' }, 'So n g 2.wav'],
    ['what turns a line around', '{title}', { title: 'Song\u202egpj' }, 'Songgpj.wav'],
    ['decomposed letters', '{title}', { title: 'U\u0308ber' }, '\u00dcber.wav'],
    ['half a character', '{title}', { title: 'So\ud83cng' }, 'Song.wav'],
    [
      'an emoji, whole',
      '{title}',
      { title: '\u{1f469}\u200d\u{1f4bb} \u{1f3a7}' },
      '\u{1f469}\u200d\u{1f4bb} \u{1f3a7}.wav',
    ],
  ]
  for (const [name, pattern, values, expected] of cases) {
    it(name, () => {
      expect(fileName(pattern, { ...SONG, ...values }, '.wav')).toBe(expected)
    })
  }

  it('cuts a long title, and keeps what tells files apart', () => {
    const name = fileName(DEFAULT_FILE_NAME, { ...SONG, title: 'ü'.repeat(300), alternate: 'Instrumental' }, '.flac')
    expect(name).toMatch(/^ü{60,} \(Instrumental\) \[48-24\]\.flac$/)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(MOST_NAME_BYTES)
  })

  it('takes the values from the song and the file', () => {
    const song = { title: 'T', artist: 'A', album: 'L', track: '3/12', isrc: 'DEXY12600001' }
    expect(fileNameValues(song, { alternate: null, format: 'flac16', rateHz: 44_100 })).toEqual({
      ...{ title: 'T', artist: 'A', album: 'L', alternate: '', track: '03', isrc: 'DEXY12600001' },
      ...{ rate: '44.1', bits: '16', format: 'FLAC' },
    })
    expect(fileNameValues({ ...song, track: '' }, { alternate: 'TV', format: 'wav32f', rateHz: 96_000 })).toMatchObject(
      {
        ...{ alternate: 'TV', track: '', rate: '96', bits: '32f', format: 'WAV' },
      },
    )
  })
})

const text = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    'CON',
    'nul.txt',
    '..',
    '.',
    ' ',
    '-',
    'AC/DC',
    'COM¹',
    'e\u0301',
    'a\u0000b',
    '\ud800',
    'x'.repeat(400),
  ),
)
const pattern = fc.oneof(
  fc.constant(DEFAULT_FILE_NAME),
  fc
    .array(
      fc.oneof(fc.constantFrom(...FILE_NAME_FIELDS.map((f) => `{${f}}`), ' - ', '_', '(', ')', '[', ']', '.'), text),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
)
const values = fc.record(
  Object.fromEntries(FILE_NAME_FIELDS.map((field) => [field, text])) as Record<
    (typeof FILE_NAME_FIELDS)[number],
    typeof text
  >,
)

describe('any pattern with any values', () => {
  const check = (property: (name: string) => void) =>
    fc.assert(
      fc.property(pattern, values, fc.constantFrom('.wav', '.flac', '.certificate.json'), (p, v, extension) => {
        const name = fileName(p, v, extension)
        expect(name.endsWith(extension)).toBe(true)
        property(name)
        expect(fileName(p, v, extension)).toBe(name)
      }),
      { numRuns: 2000 },
    )

  it('gives a name that every file system takes', () => {
    check((name) => {
      const base = name.split('.')[0] ?? ''
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
      expect(name).not.toMatch(/[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]/)
      expect(name).not.toMatch(/^[. ]|[. ]$/)
      expect(name).not.toMatch(/[. ]\.(wav|flac)$/)
      expect(base.trim()).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d|com[¹²³]|lpt[¹²³])$/i)
      expect(name).not.toMatch(/\p{Cs}/u)
      expect(name).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      expect(name.length).toBeGreaterThan(4)
    })
  })

  it('gives a composed name of at most 200 bytes', () => {
    check((name) => {
      expect(name.normalize('NFC')).toBe(name)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    })
  })
})
