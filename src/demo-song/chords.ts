import { kickFrames } from './drum-patterns'
import { duck } from './duck'
import { chorus } from './echo'
import { playElectricPiano } from './electric-piano'
import { playPad } from './pad'
import { reverberate } from './reverb'
import { CHORUS, frameOf, SONG_FRAMES } from './score'
import type { Studio } from './studio'
import { Track } from './track'

/** The harmony's stem: electric piano in front, pad behind it, one room around both. */
export function renderChords(studio: Studio): Track {
  const piano = new Track(SONG_FRAMES)
  playElectricPiano(studio, piano)
  chorus(studio, piano, { hz: 0.6, depthMs: 2.2, mix: 0.45 })
  const pad = new Track(SONG_FRAMES)
  playPad(studio, pad)
  duck(
    studio,
    pad,
    kickFrames().filter((frame) => frame >= frameOf(CHORUS, 0)),
    0.4,
    0.12,
  )
  const track = new Track(SONG_FRAMES)
  track.mix(piano, 0.16)
  track.mix(pad, 0.05)
  const room = { seconds: 2.2, size: 1.35, dampHz: 4200, preDelayMs: 18, lowCutHz: 260 }
  track.mix(reverberate(studio, track, room), 0.3)
  return track
}
