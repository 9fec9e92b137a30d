import { kickFrames } from './drum-patterns'
import { duck } from './duck'
import { StateVariableFilter } from './filter'
import { CHORDS, chordAt } from './harmony'
import { Oscillator } from './oscillator'
import { CHORUS, frameOf, type Note, OUTRO, SONG_FRAMES, STEP_SECONDS, VERSE } from './score'
import { DEMO_RATE_HZ, frames, type Studio, softClip } from './studio'
import { Track } from './track'

/** Steps of a bar, how long, how far above the chord's root (`near`: beside the next root), how hard. */
type Figure = readonly (readonly [step: number, steps: number, interval: number | 'near', velocity: number])[]

const VERSE_FIGURES: readonly Figure[] = [
  [
    [0, 2.6, 0, 1],
    [3, 0.9, 12, 0.7],
    [6, 1.6, 0, 0.8],
    [10, 2.4, 0, 1],
    [14, 1.6, 'near', 0.7],
  ],
  [
    [0, 2.2, 0, 1],
    [3, 1.4, 0, 0.8],
    [6, 1.2, 7, 0.7],
    [10, 1.6, 0, 1],
    [13, 0.8, 12, 0.7],
    [14, 1.6, 'near', 0.8],
  ],
]
const CHORUS_FIGURES: readonly Figure[] = [
  [
    [0, 2.4, 0, 1],
    [3, 0.9, 0, 0.8],
    [4, 1.6, 12, 0.8],
    [6, 1.8, 0, 1],
    [8, 1.4, 0, 0.8],
    [10, 1.8, 0, 1],
    [12, 1.4, 12, 0.8],
    [14, 1.7, 'near', 0.9],
  ],
  [
    [0, 2.4, 0, 1],
    [3, 0.9, 0, 0.8],
    [4, 1.6, 12, 0.8],
    [6, 1.8, 7, 1],
    [8, 1.4, 0, 0.8],
    [10, 1.4, 0, 1],
    [12, 0.9, 12, 0.8],
    [13, 0.8, 7, 0.8],
    [14, 1.7, 'near', 0.9],
  ],
]

function bassNotes(): Note[] {
  const played: Note[] = []
  for (let bar = VERSE; bar < OUTRO; bar++) {
    const figures = bar < CHORUS ? VERSE_FIGURES : CHORUS_FIGURES
    for (const [step, steps, interval, velocity] of figures[bar % 2] as Figure) {
      const midi = interval === 'near' ? approach(bar, step) : lowRoot(bar, step) + interval
      played.push({ bar, step, steps, midi, velocity })
    }
  }
  for (const { bar, step, root, steps } of CHORDS.filter((chord) => chord.bar >= OUTRO)) {
    played.push({ bar, step, steps: steps * 0.92, midi: root, velocity: 1 })
  }
  return played
}

const lowRoot = (bar: number, step: number) => chordAt(bar, step).root

/** The nearest note of C minor beside the next bar's root, from the side where the line comes from. */
function approach(bar: number, step: number): number {
  const [from, to] = [lowRoot(bar, step), lowRoot(bar + 1, 0)]
  const way = from <= to ? -1 : 1
  return C_MINOR.has((to + way) % 12) ? to + way : to + 2 * way
}

const C_MINOR = new Set([0, 2, 3, 5, 7, 8, 10])

/** One string: a saw and a sine an octave's width of filter above it, gliding where notes touch, driven, in the centre. */
export function renderBass(studio: Studio): Track {
  const track = new Track(SONG_FRAMES)
  const [saw, edge] = [new Oscillator(0), new Oscillator(0.3)]
  const filter = new StateVariableFilter(studio, 400, 0.9)
  const second = new StateVariableFilter(studio, 400, 0.6)
  const glide = 1 - studio.decay(0.012)
  const [swellDecay, release] = [studio.decay(0.16), studio.decay(0.018)]
  const attack = 1 - studio.decay(0.003)
  const line = bassNotes()
  let [hz, body, brightness, phase] = [60, 0, 0, 0]
  for (const [index, note] of line.entries()) {
    const start = frameOf(note.bar, note.step)
    const next = line[index + 1]
    const end = Math.min(next ? frameOf(next.bar, next.step) : SONG_FRAMES, SONG_FRAMES)
    const held = start + frames(note.steps * STEP_SECONDS)
    const target = studio.noteHz(note.midi)
    if (index === 0 || body < 0.05) hz = target
    brightness = note.velocity
    for (let frame = start; frame < end; frame++) {
      hz += glide * (target - hz)
      brightness *= swellDecay
      body += frame < held ? attack * (note.velocity - body) : (release - 1) * body
      if ((frame & 31) === 0) {
        const cutoff = hz * 4 + (note.bar < CHORUS ? 900 : 1500) * brightness
        filter.tune(cutoff, 0.95)
        second.tune(cutoff * 1.6, 0.6)
      }
      phase += hz / DEMO_RATE_HZ
      if (phase >= 1) phase -= 1
      const raw = 0.55 * saw.saw(hz) + 0.25 * edge.pulse(hz * 1.003, 0.4)
      const voiced = second.runLow(filter.runLow(raw))
      const sample = body * (softClip(2.1 * voiced) * 0.5 + 0.5 * studio.sine(phase))
      track.put(frame, sample, sample)
    }
  }
  duck(studio, track, kickFrames(), 0.35, 0.09)
  return track
}
