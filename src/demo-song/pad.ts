import { StateVariableFilter } from './filter'
import { CHORDS } from './harmony'
import { Noise } from './noise'
import { Oscillator } from './oscillator'
import { CHORUS, frameOf, OUTRO, STEP_SECONDS, VERSE } from './score'
import { DEMO_RATE_HZ, frames, type Studio, smoothStep } from './studio'
import type { Track } from './track'

/** Cents from the pitch of the saws: left, centre, right. */
const DETUNE = [-9, 1, 8]

/** How far the pad's filter is open, in hertz, by bar: it opens through the intro and again for the chorus. */
function openness(bar: number): number {
  if (bar < VERSE) return 350 + 900 * smoothStep(bar / VERSE)
  if (bar < CHORUS) return 1900 + (bar > CHORUS - 2 ? 1200 * smoothStep((bar - CHORUS + 2) / 2) : 0)
  if (bar < OUTRO) return 4200
  return 4200 - 3500 * smoothStep((bar - OUTRO) / 2)
}

/** Warm saws: three for each voice of the chord, a few cents apart and spread, behind a slowly breathing filter. */
export function playPad(studio: Studio, track: Track): void {
  const noise = new Noise(83)
  const [attackSeconds, releaseSeconds] = [0.16, 0.45]
  for (const chord of CHORDS) {
    const start = frameOf(chord.bar, chord.step)
    const held = frames(chord.steps * STEP_SECONDS)
    const last = chord.bar === OUTRO + 1
    const length = held + frames(last ? 0.6 : releaseSeconds)
    const attack = frames(attackSeconds)
    const gain = chord.bar < VERSE ? 0.8 : chord.bar < CHORUS ? 0.6 : 1.25
    const low = chord.root < 34 ? chord.root + 24 : chord.root + 12
    const pitches = [low, ...chord.voices, ...(chord.bar >= CHORUS ? [chord.voices[1] + 12] : [])]
    for (const midi of pitches) {
      const hz = studio.noteHz(midi)
      const tuned = (cents: number) => ({
        hz: hz * studio.maths.exp2(cents / 1200),
        saw: new Oscillator(noise.next() + 1),
      })
      const [left, centre, right] = DETUNE.map(tuned) as [Tuned, Tuned, Tuned]
      for (let i = 0; i < length; i++) {
        const rise = i < attack ? smoothStep(i / attack) : 1
        const fall = i > held ? 1 - smoothStep((i - held) / (length - held)) : 1
        const level = gain * rise * fall
        const shared = 0.5 * centre.saw.saw(centre.hz)
        track.put(start + i, level * (left.saw.saw(left.hz) + shared), level * (right.saw.saw(right.hz) + shared))
      }
    }
  }
  filterSlowly(studio, track)
}

interface Tuned {
  hz: number
  saw: Oscillator
}

function filterSlowly(studio: Studio, track: Track): void {
  const barFrames = STEP_SECONDS * 16 * DEMO_RATE_HZ
  for (const [samples, turn] of [
    [track.left, 0],
    [track.right, 0.3],
  ] as [Float64Array, number][]) {
    const [first, second] = [new StateVariableFilter(studio, 400, 0.7), new StateVariableFilter(studio, 400, 0.9)]
    const thin = new StateVariableFilter(studio, 150, 0.7)
    for (let i = 0; i < samples.length; i++) {
      if ((i & 63) === 0) {
        const breath = 1 + 0.22 * studio.sine((i * 0.23) / DEMO_RATE_HZ + turn)
        const cutoff = openness(i / barFrames) * breath
        first.tune(cutoff, 0.7)
        second.tune(cutoff, 0.9)
      }
      samples[i] = thin.runHigh(second.runLow(first.runLow(samples[i] as number)))
    }
  }
}
