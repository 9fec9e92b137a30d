import { CHORUS, INTRO, type Note, notes, OUTRO, VERSE } from './score'

/** The lead: a hint in the intro, answers to the voice in the verse, the hook in the chorus. */
export const LEAD_NOTES: readonly Note[] = [
  ...notes(INTRO, ['', '10:79*2- 12:75*2- 14:74*2-', '0:70*6-', '6:75*2- 8:77*2- 10:79*2- 12:82*3-']),
  ...notes(VERSE, ['', '', '', '12:74*1- 13:75*1- 14:77*2', '0:79*3-', '', '', '']),
  ...notes(CHORUS, [
    '0:70*3 3:72*3 6:75*4! 10:74*2 12:72*2 14:74*2',
    '0:77*5! 6:75*2 8:74*4 12:70*2 14:72*2',
    '0:74*3 3:75*3 6:77*2 8:79*5! 14:77*2',
    '0:75*6 6:74*2 8:72*6',
    '0:70*3 3:72*3 6:75*4! 10:79*2 12:77*2 14:75*2',
    '0:77*6 6:79*2 8:80*4! 12:79*2 14:77*2',
    '0:79*6! 6:75*2 8:77*4 12:74*4',
    '0:75*8! 10:70*2- 12:72*2 14:75*2',
  ]),
  ...notes(OUTRO, ['0:72*3 3:75*3 6:79*2 8:77*4 12:74*4', '0:79*10!']),
]

/** A sung note: its syllable is a consonant (or none) and two vowels, between which the mouth moves. */
export interface SungNote extends Note {
  consonant: Consonant | ''
  from: Vowel
  to: Vowel
}
export type Vowel = 'a' | 'e' | 'i' | 'o' | 'u'
export type Consonant = 's' | 't' | 'h'

/** Puts words under a line, over and over: syllables such as `ua` (wah), `sia` or `to`. */
function sing(line: readonly Note[], words: string): SungNote[] {
  const syllables = words.split(' ').map((word) => {
    const match = /^([sth]?)([aeiou])([aeiou])$/.exec(word)
    if (!match) throw new SyntaxError(`Not a syllable: ${word}`)
    return { consonant: match[1] as Consonant | '', from: match[2] as Vowel, to: match[3] as Vowel }
  })
  return line.flatMap((note, index) => {
    const syllable = syllables[index % syllables.length]
    return syllable ? [{ ...note, ...syllable }] : []
  })
}

/** The soloist: the verse's tune, and calls between the lines of the hook. */
export const VOICE_MELODY: readonly SungNote[] = [
  ...sing(
    notes(VERSE, [
      '2:55*2 4:55*2 6:58*2 8:60*4! 12:58*2 14:55*2',
      '0:60*6 8:58*2 10:55*5',
      '2:56*2 4:56*2 6:60*2 8:63*4! 12:62*2 14:60*2',
      '0:62*5! 6:58*2 8:55*6',
      '2:55*2 4:55*2 6:58*2 8:60*4! 12:62*2 14:60*2',
      '0:60*3 3:62*1 4:63*4! 8:62*2 10:60*5',
      '2:60*2 4:60*2 6:62*2 8:63*3 11:65*3! 14:63*2',
      '0:62*8! 8:62*4 12:59*4!',
    ]),
    'tua sia ee hoa tei oo sia hou ua',
  ),
  ...sing(
    notes(CHORUS, [
      '',
      '8:62*2 10:60*2 12:58*4',
      '',
      '8:55*2 10:58*2 12:60*4!',
      '',
      '8:62*2 10:65*2! 12:62*4',
      '',
      '8:58*2 10:60*2 12:63*4!',
    ]),
    'hea tia oa',
  ),
]

/** Voices under the hook, one line each, and the first breath of the song in the intro. */
export const VOICE_HARMONY: readonly (readonly SungNote[])[] = [
  [
    ...sing(notes(INTRO, ['', '', '0:63*15-', '0:63*14-']), 'uu uo'),
    ...sing(notes(CHORUS, harmony(['63', '65', '62', '63', '63', '65', '67 65', '67'])), 'soa oa'),
    ...sing(notes(OUTRO, ['0:63*8 8:65*8', '0:62*12-']), 'soa ou hau'),
  ],
  [
    ...sing(notes(INTRO, ['', '', '0:67*15-', '0:70*14-']), 'uu uo'),
    ...sing(notes(CHORUS, harmony(['67', '68', '65', '67', '67', '68', '70', '70'])), 'soa oa'),
    ...sing(notes(OUTRO, ['0:67*8 8:68*8', '0:67*12-']), 'soa ou hau'),
  ],
  [
    ...sing(notes(CHORUS, harmony(['72', '74', '70', '70', '72', '74', '75 74', '75'])), 'soa oa'),
    ...sing(notes(OUTRO, ['0:72*8 8:74*8', '0:70*12-']), 'soa ou hau'),
  ],
]

/** One long note and a push into the next bar; two pitches where the chord changes between them. */
function harmony(pitches: readonly string[]): string[] {
  return pitches.map((pitch) => {
    const [first, second = first] = pitch.split(' ')
    return `0:${first}*9! 10:${second}*5`
  })
}
