import { expect, it } from 'vitest'
import { shortName } from '../../src/session/short-name'

it.each([
  [
    ['Francium_Kick.flac', 'Francium_LeadVox.flac', 'Francium_FX.flac'],
    ['Kick', 'LeadVox', 'FX'],
  ],
  [
    ['Song - Drums.wav', 'Song - Bass.wav'],
    ['Drums', 'Bass'],
  ],
  [
    ['Drums.wav', 'Dub bass.wav'],
    ['Drums', 'Dub bass'],
  ],
  [['Song_Kick.wav'], ['Song_Kick']],
  [
    ['Song_.wav', 'Song_Kick.wav'],
    ['Song_', 'Kick'],
  ],
  [
    ['Mr. Bass', 'Kick 2.5'],
    ['Mr. Bass', 'Kick 2.5'],
  ],
  [
    ['same.wav', 'same.wav'],
    ['same', 'same'],
  ],
])('%j', (names, shown) => {
  expect(names.map((name) => shortName(name, names))).toEqual(shown)
})
