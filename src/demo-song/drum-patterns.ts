import { CHORUS, frameOf, hits, OUTRO, VERSE } from './score'

type Pattern = readonly string[]

// One bar a line, sixteen steps: x loud, o medium, . ghost. The four bars of a pattern repeat.
const KICK_VERSE = ['x---------x-----', 'x--o------x--o--', 'x---------x-----', 'x--o------xo----']
const KICK_CHORUS = ['x--o--x---x-----', 'x--o--x---x--o--', 'x--o--x---x-----', 'x--o--x-o-x--o-o']
const SNARE_VERSE = ['----x--.----x---', '----x--.-.--x---', '----x--.----x--.', '----x--.-.--x-.-']
const SNARE_CHORUS = ['----x--.-.--x--.', '----x--.-.--x-..', '----x--.-.--x--.', '----x--.-.--x-..']
const HATS_INTRO = ['o-.-o-.-o-.-o-.-', 'o-.-o-.-o-.-o-..', 'o-.-o-.-o.o.o-.-', 'o.o.o.o.o.x.x.x.']
const HATS_VERSE = ['x-o.x-o-x-o.x-o-', 'x-o.x-o.x-o-x-o.', 'x-o.x-o-x-o.x-o-', 'x-o.x-o.x-o.x---']
const HATS_CHORUS = ['x.-.x.-.x.-.x.-.', 'x.-.x.-.x.-.xo-.', 'x.-.x.-.x.-.x.-.', 'x.-.x.-.x.-oxo-.']

/** Steps of the outro's first bar where the kick falls; the last one opens the final chord. */
export const OUTRO_KICK_STEPS: readonly number[] = [0, 6, 8, 16]

/** Which tom falls when in the last half of the bar before a new section: step, tom from high to low, gain, pan. */
export const TOM_FILL: readonly (readonly [step: number, tom: number, gain: number, pan: number])[] = [
  [9, 0, 0.5, -0.3],
  [10, 0, 0.62, -0.3],
  [11, 1, 0.55, 0],
  [12, 1, 0.66, 0.05],
  [14, 2, 0.78, 0.35],
]
/** Bars that end in the fill. */
export const FILL_BARS: readonly number[] = [CHORUS - 1, OUTRO - 1]

export function kickHits(bar: number) {
  return bar < VERSE ? [] : hits(barOf(bar < CHORUS ? KICK_VERSE : KICK_CHORUS, bar))
}

export function snareHits(bar: number) {
  return bar < VERSE ? [] : hits(barOf(bar < CHORUS ? SNARE_VERSE : SNARE_CHORUS, bar))
}

export function hatHits(bar: number) {
  return hits(barOf(bar < VERSE ? HATS_INTRO : bar < CHORUS ? HATS_VERSE : HATS_CHORUS, bar))
}

/** Kicks of the song in frames: bass and pads make room for them. */
export function kickFrames(): number[] {
  const strokes = OUTRO_KICK_STEPS.map((step) => frameOf(OUTRO, step))
  for (let bar = VERSE; bar < OUTRO; bar++) strokes.push(...kickHits(bar).map((hit) => frameOf(bar, hit.step)))
  return strokes
}

function barOf(pattern: Pattern, bar: number): string {
  return pattern[bar % pattern.length] as string
}
