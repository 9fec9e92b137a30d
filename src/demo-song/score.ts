import { DEMO_RATE_HZ } from './studio'

const BEATS_PER_MINUTE = 112
export const STEP_SECONDS = 60 / BEATS_PER_MINUTE / 4
export const STEPS_PER_BAR = 16
/** Silence before the first bar, so that nothing begins on the file's first sample. */
const LEAD_IN_SECONDS = 0.1
/** How late the off-beat sixteenths come, as a fraction of a sixteenth. */
const SWING = 0.14

/** The form, in bars. */
export const INTRO = 0
export const VERSE = 4
export const CHORUS = 12
export const OUTRO = 20
export const SONG_FRAMES = 48 * DEMO_RATE_HZ

/** Bars whose first frames bound a section, for tests and for those who compare loudness. */
export function barSeconds(bar: number): number {
  return LEAD_IN_SECONDS + bar * STEPS_PER_BAR * STEP_SECONDS
}

/** The frame of a sixteenth, swung. Steps past the bar's end belong to the next bar. */
export function frameOf(bar: number, step: number): number {
  const late = Number.isInteger(step) && step % 2 === 1 ? SWING : 0
  return Math.round((barSeconds(bar) + (step + late) * STEP_SECONDS) * DEMO_RATE_HZ)
}

/** A note of a melodic part. Steps are sixteenths from the start of its bar. */
export interface Note {
  bar: number
  step: number
  steps: number
  midi: number
  velocity: number
}

/**
 * Notes from one line per bar: `step:midi*steps` separated by spaces, with `!` for an accent and `-` for a soft one.
 */
export function notes(firstBar: number, bars: readonly string[]): Note[] {
  return bars.flatMap((line, index) =>
    line
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => {
        const match = /^([\d.]+):(\d+)\*([\d.]+)([!-]?)$/.exec(word)
        if (!match) throw new SyntaxError(`Not a note: ${word}`)
        const [, step, midi, steps, accent] = match
        const velocity = accent === '!' ? 1 : accent === '-' ? 0.6 : 0.8
        return { bar: firstBar + index, step: Number(step), steps: Number(steps), midi: Number(midi), velocity }
      }),
  )
}

/** Steps of one bar marked `x` (1), `o` (0.7) or `.` (0.4, a ghost) in a line of sixteen; `-` is a rest. */
export function hits(line: string): { step: number; velocity: number }[] {
  const levels: Record<string, number> = { x: 1, o: 0.7, '.': 0.4 }
  return Array.from(line).flatMap((mark, step) => {
    const velocity = levels[mark]
    return velocity === undefined ? [] : [{ step, velocity }]
  })
}
