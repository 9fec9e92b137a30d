import { describe, expect, it } from 'vitest'
import { CHORDS, chordAt } from '../../src/demo-song/harmony'
import { LEAD_NOTES, VOICE_HARMONY, VOICE_MELODY } from '../../src/demo-song/melodies'
import { barSeconds, frameOf, hits, notes, OUTRO, SONG_FRAMES, STEP_SECONDS } from '../../src/demo-song/score'

describe('the demo song on paper', () => {
  it('has a chord at every step of its 22 bars', () => {
    for (let bar = 0; bar < OUTRO + 2; bar++) {
      for (let step = 0; step < 16; step++) expect(chordAt(bar, step).voices).toHaveLength(4)
    }
    expect(() => chordAt(OUTRO + 2, 0)).toThrow(RangeError)
  })

  it('leads its voices: no part of the hand leaps more than a fifth from chord to chord', () => {
    for (const [index, chord] of CHORDS.entries()) {
      const before = CHORDS[index - 1]
      if (!before) continue
      for (const [voice, midi] of chord.voices.entries()) {
        expect(Math.abs(midi - (before.voices[voice] as number))).toBeLessThanOrEqual(7)
      }
    }
  })

  it.each([
    ['lead', LEAD_NOTES],
    ['voice', VOICE_MELODY],
    ...VOICE_HARMONY.map((line, i) => [`harmony ${i + 1}`, line] as const),
  ] as const)('%s: one note after the other, in time and in the key', (_, line) => {
    let last = 0
    for (const note of line) {
      const start = frameOf(note.bar, note.step)
      expect(start).toBeGreaterThanOrEqual(last)
      last = start
      // C minor, and the leading tone of its dominant.
      expect([0, 2, 3, 5, 7, 8, 10, 11]).toContain(note.midi % 12)
    }
    expect(last).toBeLessThan(SONG_FRAMES)
  })

  it('swings the off-beat sixteenths and nothing else', () => {
    const straight = (bar: number, step: number) => Math.round((barSeconds(bar) + step * STEP_SECONDS) * 48000)
    expect(frameOf(3, 4)).toBe(straight(3, 4))
    expect(frameOf(3, 5) - straight(3, 5)).toBeGreaterThan(500)
    expect(frameOf(2, 16)).toBe(frameOf(3, 0))
  })

  it('reads its own notation', () => {
    expect(notes(2, ['', '3:60*2!'])).toEqual([{ bar: 3, step: 3, steps: 2, midi: 60, velocity: 1 }])
    expect(() => notes(0, ['3:60'])).toThrow(SyntaxError)
    expect(hits('x-o.').map((hit) => hit.velocity)).toEqual([1, 0.7, 0.4])
  })
})
