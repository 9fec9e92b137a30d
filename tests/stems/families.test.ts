import { describe, expect, it } from 'vitest'
import { guessFamily } from '../../src/stems/families'

// File names as people send them. A word that is dropped from the tables, or a rule that moves up, breaks one of these.
const NAMES = {
  leadVocal: [
    'Francium_LeadVox.flac',
    'LV.wav',
    'Lead Vox.wav',
    '01 - lead vocal (dry) v3.wav',
    'VOCALS.aif',
    'main voice.wav',
    'RAP_verse.wav',
    'LdVox_48k.wav',
    'Acapella.wav',
    'Gesang.wav',
    'voix.wav',
  ],
  backingVocals: [
    'Francium_BackingVox.flac',
    'BGV.wav',
    'BGVs.wav',
    'bvox 2.wav',
    'Choir.wav',
    'adlibs.wav',
    'Ad-Lib.wav',
    'Harmonies L+R.wav',
    'Backing Vocals.wav',
    'Background Vox.wav',
    'gang vox.wav',
    'Vox Doubles.wav',
  ],
  drums: [
    'Francium_Kick.flac',
    'Francium_Hats.flac',
    'Francium_Beats.flac',
    'SNARE top.wav',
    'OH.wav',
    'Overheads.wav',
    'Perc Loop.wav',
    'Drum Bus.wav',
    '808 kick.wav',
    'Bass Drum.wav',
    'HiHat.wav',
    'drums.wav',
    'Kick1.wav',
    'BD_01.wav',
    'Schlagzeug.wav',
  ],
  bass: [
    'Bass.wav',
    '808.wav',
    'Sub.wav',
    'Synth Bass.wav',
    'Bass Guitar DI.wav',
    'SubBass.wav',
    'bs.wav',
    'E-Bass.wav',
    'TR808s.wav',
  ],
  guitars: [
    'GTR.wav',
    'Gtrs_Heavy.wav',
    'Lead Guitar.wav',
    'acoustic gtr.wav',
    'E Guitar 2.wav',
    'Acoustic.wav',
    'Gitarre.wav',
    'Guitarra.wav',
  ],
  keys: [
    'Piano.wav',
    'Rhodes.wav',
    'KEYS.wav',
    'Electric Piano.wav',
    'Hammond B3.wav',
    'Wurli.wav',
    'Chords.wav',
    'Klavier.wav',
  ],
  synths: [
    'Francium_Synth.flac',
    'Pad.wav',
    'ARP 120bpm.wav',
    'Synth Strings.wav',
    'pluck.wav',
    'Lead.wav',
    'Vocoder Vox.wav',
    'SuperSaw.wav',
  ],
  instruments: [
    'Francium_Melody.flac',
    'Strings.wav',
    'Brass.wav',
    'Violins.wav',
    'Music.wav',
    'other.wav',
    'stem 7.wav',
    '🎺🎷.wav',
    'x.wav',
    '',
  ],
  effects: [
    'Francium_FX.flac',
    'FX.wav',
    'Riser.wav',
    'Vocal FX.wav',
    'SFX_impacts.wav',
    'Reverb.wav',
    'ambience.wav',
    'Drum FX.wav',
    'white noise.wav',
  ],
} as const

describe('the family that a file name speaks of', () => {
  for (const [family, names] of Object.entries(NAMES)) {
    it(`finds ${family}`, () => {
      const found = Object.fromEntries(names.map((name) => [name, guessFamily(name)]))
      expect(found).toEqual(Object.fromEntries(names.map((name) => [name, family])))
    })
  }

  it("takes what all names share for the song's title", () => {
    const names = [
      'Bass Culture - Kick.wav',
      'Bass Culture - Bass.wav',
      'Bass Culture - Vox.wav',
      'Bass Culture - Pad.wav',
    ]
    expect(names.map((name) => guessFamily(name, names))).toEqual(['drums', 'bass', 'leadVocal', 'synths'])
    const drumSong = ['Drum Song_Gtr.wav', 'Drum Song_Piano.wav', 'Drum Song_Drums.wav']
    expect(drumSong.map((name) => guessFamily(name, drumSong))).toEqual(['guitars', 'keys', 'drums'])
  })

  it('does not take a word for a title that two names share', () => {
    const names = ['Vox Lead.wav', 'Vox Double.wav']
    expect(names.map((name) => guessFamily(name, names))).toEqual(['leadVocal', 'backingVocals'])
  })

  it('does not find words inside of words', () => {
    // "hat" in "what", "sub" in "subtle", "oh" in "John", "ep" in "deep".
    expect(['what.wav', 'subtle.wav', 'John.wav', 'deep.wav'].map((name) => guessFamily(name))).toEqual(
      Array(4).fill('instruments'),
    )
  })
})
