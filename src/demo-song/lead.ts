import { pingPong } from './echo'
import { StateVariableFilter } from './filter'
import { LEAD_NOTES } from './melodies'
import { Oscillator } from './oscillator'
import { reverberate } from './reverb'
import { CHORUS, frameOf, SONG_FRAMES, STEP_SECONDS } from './score'
import { DEMO_RATE_HZ, frames, type Studio, smoothStep, softClip } from './studio'
import { Track } from './track'

/**
 * One voice that sings: two saws and a hollow pulse below them, a filter that opens with each note, a glide from the
 * note before where they touch, and a vibrato that comes only when a note has stood for a while.
 */
export function renderLead(studio: Studio): Track {
  const track = new Track(SONG_FRAMES)
  const saws = [new Oscillator(0.1), new Oscillator(0.6), new Oscillator(0.35)] as const
  const hollow = new Oscillator(0)
  const filters = [0, 1].map(() => new StateVariableFilter(studio, 1000, 1)) as [
    StateVariableFilter,
    StateVariableFilter,
  ]
  const [up, down] = [studio.maths.exp2(7 / 1200), studio.maths.exp2(-7 / 1200)]
  const glide = 1 - studio.decay(0.022)
  const attack = 1 - studio.decay(0.009)
  const [release, envelopeDecay] = [1 - studio.decay(0.06), studio.decay(0.3)]
  let [pitch, level, bright] = [0, 0, 0]
  for (const [index, note] of LEAD_NOTES.entries()) {
    const start = frameOf(note.bar, note.step)
    const next = LEAD_NOTES[index + 1]
    const end = Math.min(
      next ? frameOf(next.bar, next.step) : SONG_FRAMES,
      start + frames(note.steps * STEP_SECONDS + 0.5),
    )
    const held = start + frames(note.steps * STEP_SECONDS * 0.96)
    if (index === 0 || level < 0.05) pitch = note.midi
    bright = 0.35 * bright + note.velocity
    const openHz = note.bar < CHORUS ? 900 : 1700
    let hz = studio.noteHz(pitch)
    for (let frame = start; frame < end; frame++) {
      pitch += glide * (note.midi - pitch)
      level += frame < held ? attack * (note.velocity - level) : -release * level
      bright *= envelopeDecay
      if ((frame & 15) === 0) {
        const standing = (frame - start) / DEMO_RATE_HZ
        const vibrato = 0.2 * smoothStep((standing - 0.22) / 0.4) * studio.sine((frame * 5.4) / DEMO_RATE_HZ)
        hz = studio.noteHz(pitch + vibrato)
        for (const filter of filters) filter.tune(openHz + hz * 1.2 + 2600 * bright, 0.85)
      }
      const middle = 0.5 * saws[2].saw(hz) + 0.4 * hollow.pulse(hz * 0.5, 0.42)
      const left = filters[0].runLow(0.7 * saws[0].saw(hz * up) + middle)
      const right = filters[1].runLow(0.7 * saws[1].saw(hz * down) + middle)
      track.put(frame, softClip(level * left), softClip(level * right))
    }
  }
  const echoes = pingPong(studio, track, { seconds: 3 * STEP_SECONDS, feedback: 0.42, toneHz: 2600 })
  track.mix(echoes, 0.3)
  const hall = { seconds: 1.9, size: 1.2, dampHz: 4800, preDelayMs: 24, lowCutHz: 300 }
  track.mix(reverberate(studio, track, hall), 0.24)
  return track
}
