import { CHORDS } from './harmony'
import { CHORUS, frameOf, INTRO, OUTRO, STEP_SECONDS, VERSE } from './score'
import { DEMO_RATE_HZ, frames, type Studio } from './studio'
import { panGains, type Track } from './track'

/** Steps of a bar where the hands fall, how long they stay, how hard. */
const COMPING: readonly (readonly (readonly [number, number, number])[])[] = [
  [
    [0, 5.5, 0.9],
    [7, 1.2, 0.55],
    [10, 4.5, 0.75],
  ],
  [
    [0, 3.2, 0.85],
    [6, 3.4, 0.7],
    [11, 1.4, 0.5],
    [14, 1.8, 0.65],
  ],
]
const COMPING_CHORUS: typeof COMPING = [
  [
    [0, 2.6, 1],
    [3, 2.6, 0.8],
    [6, 3.6, 0.9],
    [10, 1.6, 0.75],
    [12, 3.4, 0.85],
  ],
  [
    [0, 2.6, 1],
    [3, 2.6, 0.8],
    [6, 1.6, 0.8],
    [8, 3.4, 0.9],
    [12, 1.6, 0.75],
    [14, 1.8, 0.85],
  ],
]

/**
 * Struck tines by frequency modulation (Chowning 1973): a soft pair at the pitch for the body, a short one fourteen
 * times above it for the strike. The two sides are tuned a cent apart.
 */
function tine(
  studio: Studio,
  track: Track,
  note: { atFrame: number; seconds: number; midi: number; velocity: number },
) {
  const hz = studio.noteHz(note.midi)
  const [toLeft, toRight] = panGains((note.midi - 66) / 30)
  const length = frames(note.seconds + 0.35)
  const held = frames(note.seconds)
  const bodyDecay = studio.decay(0.9 * Math.min(2, 220 / hz + 0.6))
  const [barkDecay, strikeDecay, release] = [studio.decay(0.3), studio.decay(0.05), studio.decay(0.07)]
  let [body, bark, strike] = [note.velocity, note.velocity * note.velocity, note.velocity * note.velocity]
  let [left, right, high] = [0, 0.09, 0]
  for (let i = 0; i < length; i++) {
    left += (hz * 0.9998) / DEMO_RATE_HZ
    right += (hz * 1.0002) / DEMO_RATE_HZ
    high += (hz * 14) / DEMO_RATE_HZ
    body *= i < held ? bodyDecay : release
    bark *= barkDecay
    strike *= strikeDecay
    const attack = Math.min(1, i / 72, (length - i) / 960)
    const index = 0.08 + 0.34 * bark
    const struck = strike * studio.sine(high)
    const ping = 0.26 * struck
    const a = studio.sine(left + index * studio.sine(left) + 0.02 * struck)
    const b = studio.sine(right + index * studio.sine(right) + 0.02 * struck)
    const level = attack * body
    track.put(note.atFrame + i, level * toLeft * (a + ping), level * toRight * (b + ping))
  }
}

export function playElectricPiano(studio: Studio, track: Track): void {
  for (const chord of CHORDS) {
    const sparse = chord.bar < INTRO + 2 || chord.bar >= OUTRO
    const pattern = chord.bar < CHORUS ? COMPING : COMPING_CHORUS
    const hands = sparse ? ([[chord.step, chord.steps - 0.5, 0.8]] as const) : pattern[chord.bar % 2]
    for (const [step, steps, velocity] of hands ?? []) {
      if (step < chord.step || step >= chord.step + chord.steps) continue
      for (const [voice, midi] of chord.voices.entries()) {
        // The hand rolls a little, low to high.
        const atFrame = frameOf(chord.bar, step) + voice * frames(chord.bar < VERSE ? 0.012 : 0.004)
        tine(studio, track, { atFrame, seconds: steps * STEP_SECONDS, midi, velocity: velocity * (1 - 0.05 * voice) })
      }
    }
  }
  // The old amplifier's tremolo: from side to side, five times a second.
  for (let i = 0; i < track.frames; i++) {
    const swing = 0.16 * studio.sine((i * 4.9) / DEMO_RATE_HZ)
    track.left[i] = (track.left[i] as number) * (1 + swing)
    track.right[i] = (track.right[i] as number) * (1 - swing)
  }
}
