import { CHORUS, OUTRO, STEPS_PER_BAR, VERSE } from './score'

/** A chord as the players see it: what the bass starts from, and four close voices around middle C. */
export interface Chord {
  bar: number
  step: number
  steps: number
  root: number
  voices: readonly [number, number, number, number]
}

type Voicing = Pick<Chord, 'root' | 'voices'>

// C minor and its relative E flat. The voices move by step from chord to chord; sevenths and ninths are in them and
// the roots are not: those are the bass's.
const C_MINOR_9: Voicing = { root: 36, voices: [58, 62, 63, 67] }
const A_FLAT_9: Voicing = { root: 32, voices: [58, 60, 63, 67] }
const F_MINOR_9: Voicing = { root: 29, voices: [56, 60, 63, 67] }
const G_MINOR_7: Voicing = { root: 31, voices: [58, 62, 65, 67] }
const G_SUS: Voicing = { root: 31, voices: [60, 62, 65, 67] }
const G_FLAT_9: Voicing = { root: 31, voices: [59, 62, 65, 68] }
// The chorus sits a third higher and opens out.
const A_FLAT_HIGH: Voicing = { root: 32, voices: [60, 63, 67, 70] }
const B_FLAT_9: Voicing = { root: 34, voices: [62, 65, 68, 72] }
const G_MINOR_HIGH: Voicing = { root: 31, voices: [62, 65, 67, 70] }
const C_MINOR_HIGH: Voicing = { root: 36, voices: [62, 63, 67, 70] }
const B_FLAT_OVER_D: Voicing = { root: 38, voices: [62, 65, 68, 70] }
const E_FLAT_9: Voicing = { root: 39, voices: [62, 65, 67, 70] }
const E_FLAT_END: Voicing = { root: 27, voices: [62, 65, 67, 70] }

/** Bars of the song; two chords share their bar. */
const INTRO_BARS = [[C_MINOR_9], [A_FLAT_9], [C_MINOR_9], [A_FLAT_9]]
const VERSE_BARS = [
  [C_MINOR_9],
  [A_FLAT_9],
  [F_MINOR_9],
  [G_MINOR_7],
  [C_MINOR_9],
  [A_FLAT_9],
  [F_MINOR_9],
  [G_SUS, G_FLAT_9],
]
// The royal road, IV V iii vi; the dominant before it resolves deceptively into its first chord.
const CHORUS_BARS = [
  [A_FLAT_HIGH],
  [B_FLAT_9],
  [G_MINOR_HIGH],
  [C_MINOR_HIGH],
  [A_FLAT_HIGH],
  [B_FLAT_9],
  [C_MINOR_HIGH, B_FLAT_OVER_D],
  [E_FLAT_9],
]
const OUTRO_BARS = [[A_FLAT_HIGH, B_FLAT_9], [E_FLAT_END]]

function lay(firstBar: number, bars: readonly (readonly Voicing[])[]): Chord[] {
  return bars.flatMap((chords, index) =>
    chords.map((chord, place) => {
      const steps = STEPS_PER_BAR / chords.length
      return { ...chord, bar: firstBar + index, step: place * steps, steps }
    }),
  )
}

export const CHORDS: readonly Chord[] = [
  ...lay(0, INTRO_BARS),
  ...lay(VERSE, VERSE_BARS),
  ...lay(CHORUS, CHORUS_BARS),
  ...lay(OUTRO, OUTRO_BARS),
]

/** The chord that sounds at a step. */
export function chordAt(bar: number, step: number): Chord {
  const chord = CHORDS.find((c) => c.bar === bar && step >= c.step && step < c.step + c.steps)
  if (!chord) throw new RangeError(`No chord in bar ${bar}, step ${step}.`)
  return chord
}
