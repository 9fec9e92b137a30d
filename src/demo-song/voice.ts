import { pingPong } from './echo'
import { StateVariableFilter } from './filter'
import { type Consonant, type SungNote, VOICE_HARMONY, VOICE_MELODY } from './melodies'
import { Noise } from './noise'
import { Oscillator } from './oscillator'
import { reverberate } from './reverb'
import { frameOf, SONG_FRAMES, STEP_SECONDS } from './score'
import { DEMO_RATE_HZ, frames, type Studio, smoothStep } from './studio'
import { panGains, Track } from './track'
import { Mouth } from './vowels'

interface Singer {
  seed: number
  pan: number
  gain: number
  cents: number
  /** Seconds behind the beat. */
  late: number
  /** Size of the formants against the table's. */
  size: number
  breath: number
}

const SOLOIST: Singer = { seed: 101, pan: 0, gain: 1.4, cents: 0, late: 0, size: 1.02, breath: 0.05 }
const SHADOWS: readonly Singer[] = [
  { seed: 102, pan: -0.75, gain: 0.28, cents: -9, late: 0.019, size: 1.0, breath: 0.12 },
  { seed: 103, pan: 0.75, gain: 0.28, cents: 8, late: 0.026, size: 1.08, breath: 0.12 },
]
const CHOIR: readonly Singer[] = [
  { seed: 104, pan: -0.6, gain: 0.37, cents: -6, late: 0.008, size: 0.98, breath: 0.1 },
  { seed: 105, pan: 0.6, gain: 0.37, cents: 7, late: 0.014, size: 1.07, breath: 0.1 },
]

/** Seconds of a consonant, and how much later than it the voice sets in. */
const CONSONANTS: Record<Consonant, { seconds: number; voiceAfter: number; gain: number }> = {
  s: { seconds: 0.11, voiceAfter: 0.07, gain: 0.3 },
  t: { seconds: 0.035, voiceAfter: 0.018, gain: 0.3 },
  h: { seconds: 0.1, voiceAfter: 0.04, gain: 0.06 },
}

/**
 * Source and filter (Fant 1960): a saw, whose slope is that of a glottis as heard from outside, with breath in it,
 * through the mouth's formants. Each note is scooped from below, wavers, drifts, and its vowel moves.
 */
function sing(studio: Studio, track: Track, line: readonly SungNote[], singer: Singer): void {
  const noise = new Noise(singer.seed)
  const [folds, mouth] = [new Oscillator(0.5), new Mouth(studio, 'u')]
  const air = new StateVariableFilter(studio, 5600, 0.9)
  const [toLeft, toRight] = panGains(singer.pan)
  const [attack, release] = [1 - studio.decay(0.024), 1 - studio.decay(0.05)]
  const vibratoHz = 5.1 + 0.4 * noise.next()
  const at = (note: SungNote) => frameOf(note.bar, note.step) + frames(singer.late)
  let [level, drift, pitch] = [0, 0, 0]
  for (const [index, note] of line.entries()) {
    const start = at(note)
    const next = line[index + 1]
    const seconds = note.steps * STEP_SECONDS
    const end = Math.min(next ? at(next) : SONG_FRAMES, start + frames(seconds + 0.4))
    const held = start + frames(seconds * 0.93)
    const spoken = note.consonant === '' ? null : CONSONANTS[note.consonant]
    const voiced = start + frames(spoken?.voiceAfter ?? 0)
    const scoop = level < 0.1 ? 0.7 : 0.25
    if (level < 0.1) pitch = note.midi
    const came = pitch
    let hz = 200
    for (let frame = start; frame < end; frame++) {
      const since = (frame - start) / DEMO_RATE_HZ
      if ((frame & 31) === 0) {
        const arrived = smoothStep(since / 0.085)
        pitch = came + (note.midi - came) * arrived - scoop * (1 - arrived)
        drift = 0.98 * drift + 0.012 * noise.next()
        const vibrato = 0.32 * smoothStep((since - 0.14) / 0.35) * studio.sine((frame * vibratoHz) / DEMO_RATE_HZ)
        hz = studio.noteHz(pitch + vibrato + drift + singer.cents / 100)
        mouth.move(since < Math.min(0.07, 0.3 * seconds) ? note.from : note.to, 0.014, singer.size)
      }
      const sounding = frame >= voiced && frame < held
      level += sounding ? attack * (note.velocity - level) : -release * level
      const hiss = noise.next()
      const onset = 1 - smoothStep(since / 0.09)
      const source = folds.saw(hz) * (0.7 + 0.3 * level) + hiss * (singer.breath + 0.25 * onset)
      air.run(hiss)
      const burst = spoken ? smoothStep(since / 0.012) * (1 - smoothStep(since / spoken.seconds)) * spoken.gain : 0
      const sample = level * (mouth.run(source) + 0.009 * air.high) + note.velocity * burst * air.high
      track.put(frame, singer.gain * sample * toLeft, singer.gain * sample * toRight)
    }
  }
}

/** The voice's stem: a soloist with two shadows in the verse, a choir of six in the chorus. */
export function renderVoice(studio: Studio): Track {
  const track = new Track(SONG_FRAMES)
  for (const singer of [SOLOIST, ...SHADOWS]) sing(studio, track, VOICE_MELODY, singer)
  for (const [index, part] of VOICE_HARMONY.entries()) {
    for (const singer of CHOIR) {
      sing(studio, track, part, { ...singer, seed: singer.seed + 10 * index, pan: singer.pan * (1 - 0.25 * index) })
    }
  }
  const echoes = pingPong(studio, track, { seconds: 4 * STEP_SECONDS, feedback: 0.3, toneHz: 2400 })
  const plate = { seconds: 1.7, size: 0.95, dampHz: 6000, preDelayMs: 30, lowCutHz: 280 }
  const wet = reverberate(studio, track, plate)
  track.mix(echoes, 0.14)
  track.mix(wet, 0.3)
  return track
}
