import type { Family } from '../session/document'

/**
 * Words that tell a family, in order of strength: the first rule with a word in the name wins, so that "kick" beats
 * "808" (a drum machine), "bass" beats "guitar" and "synth", and "synth" beats "strings". Abbreviations are those of
 * the field; the rest is English with the commonest words of its neighbours.
 */
const RULES: readonly (readonly [Family, string])[] = [
  [
    'effects',
    'fx sfx efx effect effects riser risers uplifter downlifter whoosh sweep sweeps impact impacts foley atmos',
  ],
  [
    'effects',
    'transition transitions throw throws vocal_reverb vocal_delay vox_reverb vox_delay vox_verb effets effekte',
  ],
  [
    'backingVocals',
    'bgv bgvs bv bvs bvox bvx bgvox bvocals backvox backing_vox backing_vocal backing_vocals backing_voc backing backings',
  ],
  [
    'backingVocals',
    'background_vox background_vocals background_vocal background back_vox back_vocals bg bgs choir choirs',
  ],
  [
    'backingVocals',
    'harmony harmonies harm harms gang gangvox adlib adlibs ad_lib ad_libs double_vox vox_double vocal_double',
  ],
  [
    'backingVocals',
    'vox_doubles vocal_doubles doubles dbl dbls stack stacks oohs aahs ohs coro coros choeurs chor cori',
  ],
  ['synths', 'vocoder talkbox'],
  [
    'leadVocal',
    'vox vocal vocals voc vocs voice voices lv lvs lvox ldvox leadvox leadvocal leadvocals ldv ld_vox singer',
  ],
  ['leadVocal', 'singing rap rapper verse_vox acapella acappella topline voz voix voce gesang stimme mainvox vx'],
  [
    'drums',
    'drum drums drm drms dr kick kicks kik kck bd bassdrum bass_drum snare snares snr sn sd hat hats hh hihat hihats',
  ],
  [
    'drums',
    'hi_hat hi_hats oh ohs overhead overheads cymbal cymbals crash ride tom toms perc percs percussion percussions',
  ],
  [
    'drums',
    'beat beats clap claps snap snaps shaker shakers tamb tambourine conga congas bongo bongos cajon cowbell rim',
  ],
  ['drums', 'room rooms breakbeat break breaks kit drumkit 909 707 606 batterie bateria batteria schlagzeug trommel'],
  ['bass', 'bass basses bs bss 808 808s sub subs subbass sub_bass bassline basse bajo basso upright reese contrabass'],
  [
    'keys',
    'piano pianos pno pianoforte keys keyboard keyboards kbd rhodes wurli wurly wurlitzer organ organs hammond b_3',
  ],
  ['keys', 'clav clavinet ep epiano e_piano harpsichord celesta celeste mellotron accordion klavier claviers teclado'],
  ['keys', 'teclados tastiera'],
  [
    'guitars',
    'guitar guitars gtr gtrs gt gts git gits egtr agtr acgtr elgtr acoustics electrics strat tele banjo mandolin',
  ],
  [
    'guitars',
    'ukulele uke steel riff riffs strum strums guitarra guitarras guitare guitares gitarre gitarren chitarra',
  ],
  [
    'synths',
    'synth synths syn syns synthesizer pad pads arp arps arpeggio pluck plucks saw saws supersaw moog juno prophet',
  ],
  ['synths', 'dx_7 stab stabs seq sequence sequencer poly lead leads ld'],
  [
    'instruments',
    'strings string violin violins viola cello celli orchestra brass trumpet trumpets horn horns trombone',
  ],
  [
    'instruments',
    'sax saxophone flute clarinet oboe bassoon woodwind woodwinds harp harmonica vibes marimba glock kalimba',
  ],
  [
    'instruments',
    'music inst insts instrument instruments instrumental other melody melodies melodic band sitar cuerdas',
  ],
  ['keys', 'chord chords'],
  ['guitars', 'acoustic electric ac_gt el_gt'],
  [
    'effects',
    'reverb verb delay delays echo noise ambience ambient ambiance texture textures swell swells reverse hit hits',
  ],
  ['effects', 'vinyl crackle drone drones'],
]

const FAMILY_OF_WORDS = RULES.flatMap(([family, words]) =>
  words.split(' ').map((word) => ({ family, words: ` ${word.replaceAll('_', ' ')} ` })),
)

/** A name's words in lower case, without ending, accents and punctuation: once as written, once split where a capital or a digit begins. */
function wordsOf(fileName: string): { whole: string[]; split: string[] } {
  const plain = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const split = plain
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
  return { whole: words(plain), split: words(split) }
}

/** Fewer names may begin alike because they are alike: "Vox Lead" and "Vox Double". */
const NAMES_FOR_A_TITLE = 3

/**
 * The family that a stem's file name speaks of; 'instruments' where it does not. Words with which all of `alongside`
 * (the names that came with it, itself included) begin are the song's title: "Bass Culture - Kick" is no bass.
 */
export function guessFamily(fileName: string, alongside: readonly string[] = []): Family {
  const own = wordsOf(fileName)
  let title = 0
  if (alongside.length >= NAMES_FOR_A_TITLE) {
    const others = alongside.map((other) => wordsOf(other).split)
    while (title < own.split.length && others.every((words) => words[title] === own.split[title])) title++
  }
  const untitled = title > 0 ? familyIn(own.split.slice(title).join(' ')) : null
  return untitled ?? familyIn(`${own.whole.join(' ')} | ${own.split.join(' ')}`) ?? 'instruments'
}

function familyIn(words: string): Family | null {
  const text = ` ${words} `
  return FAMILY_OF_WORDS.find((entry) => text.includes(entry.words))?.family ?? null
}
