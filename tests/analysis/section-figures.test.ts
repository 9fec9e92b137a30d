import { describe, expect, it } from 'vitest'
import { type LaidHistory, sectionFigures, spanFigures } from '../../src/analysis/section-figures'
import { toneProgramme } from '../spec/programme'
import { randomProgramme } from '../spec/random-programme'
import { historyOf } from './read-spans'

const RATE = 48_000
const SILENCE = Number.NEGATIVE_INFINITY

/** A 1 kHz tone on both channels has its peak level for its loudness (EBU Tech 3341): levels here are LUFS and dBFS. */
function tones(...segments: (readonly [seconds: number, level: number])[]) {
  const samples = toneProgramme(segments, RATE)
  return historyOf({ rateHz: RATE, left: samples, right: samples }).history
}

describe('a span', () => {
  const history = tones([10, -30], [10, -20], [10, -26.5])

  it('has the figures of what sounds in it alone', () => {
    const loud = spanFigures(history, { startSeconds: 10, endSeconds: 20 })
    expect(loud.integratedLufs).toBeCloseTo(-20, 1)
    expect(loud.maxShortTermLufs).toBeCloseTo(-20, 1)
    expect(loud.truePeakDbtp).toBeCloseTo(-20, 1)
    expect(loud.plrDb).toBeCloseTo(0, 1)
    expect(loud.loudnessRangeLu).toBeNull()
    const soft = spanFigures(history, { startSeconds: 20.2, endSeconds: 30 })
    expect(soft.integratedLufs).toBeCloseTo(-26.5, 1)
    expect(soft.maxShortTermLufs).toBeCloseTo(-26.5, 1)
    expect(soft.truePeakDbtp).toBeCloseTo(-26.5, 0)
  })

  /** Broken once by windows that only end in the span. */
  it('takes no short-term window that begins before it', () => {
    expect(spanFigures(history, { startSeconds: 20, endSeconds: 22.9 }).maxShortTermLufs).toBe(SILENCE)
    expect(spanFigures(history, { startSeconds: 20, endSeconds: 23 }).maxShortTermLufs).toBeCloseTo(-26.5, 1)
  })

  it('has none where nothing is', () => {
    const nothing = { integratedLufs: SILENCE, maxShortTermLufs: SILENCE, truePeakDbtp: SILENCE, plrDb: SILENCE }
    expect(spanFigures(history, { startSeconds: 40, endSeconds: 50 })).toEqual({ ...nothing, loudnessRangeLu: null })
    expect(spanFigures(history, { startSeconds: -20, endSeconds: -5 })).toEqual({ ...nothing, loudnessRangeLu: null })
    expect(spanFigures(tones([40, SILENCE]), { startSeconds: 0, endSeconds: 40 })).toEqual({
      ...nothing,
      loudnessRangeLu: null,
    })
  })

  it('has the loudness range of EBU Tech 3342 from 30 s on', () => {
    const range = (seconds: number) => spanFigures(history, { startSeconds: 0, endSeconds: seconds }).loudnessRangeLu
    expect(range(29.9)).toBeNull()
    // 10 s each: the soft ones are the lowest third, the loud ones the highest.
    expect(range(30)).toBeCloseTo(10, 1)
  })

  it('has the range and the highest short-term loudness of the meter where it is the whole', () => {
    const sound = { rateHz: RATE, ...randomProgramme(4, 60, RATE) }
    const { history: whole, loudness } = historyOf(sound)
    const figures = spanFigures(whole, { startSeconds: 0, endSeconds: 60 })
    // The meter looks for the maximum every 10 ms.
    expect(figures.maxShortTermLufs).toBeLessThanOrEqual(loudness.maxShortTermLufs + 0.001)
    expect(figures.maxShortTermLufs).toBeGreaterThan(loudness.maxShortTermLufs - 0.1)
    expect(Math.abs((figures.loudnessRangeLu as number) - loudness.fineLoudnessRangeLu)).toBeLessThan(0.02)
    expect(Math.abs(figures.truePeakDbtp - loudness.truePeakDbtp)).toBeLessThan(0.001)
    expect(Math.abs(figures.integratedLufs - loudness.integratedLufs)).toBeLessThan(0.01)
    expect(Math.abs(figures.plrDb - loudness.plrDb)).toBeLessThan(0.01)
  })
})

describe('sections side by side', () => {
  const parts = [
    { name: 'Verse', startSeconds: 0, endSeconds: 10 },
    { name: 'Chorus', startSeconds: 10, endSeconds: 20 },
    { name: 'End', startSeconds: 20, endSeconds: 30 },
  ]
  const laid = (slot: string, history: ReturnType<typeof tones>, more: Partial<LaidHistory<string>> = {}) => ({
    slot,
    history,
    offsetSeconds: 0,
    region: null,
    ...more,
  })
  const lufs = (rows: ReturnType<typeof sectionFigures<string>>, slot: string) =>
    rows.map((row) => row.cells[slot]?.figures.integratedLufs)
  const changes = (rows: ReturnType<typeof sectionFigures<string>>, slot: string) =>
    rows.map((row) => row.cells[slot]?.changeLu)

  it('tells each by how much it is louder than the one before', () => {
    const rows = sectionFigures(parts, [laid('sum', tones([10, -20], [10, -18.2], [10, SILENCE]))])
    expect(rows.map(({ name }) => name)).toEqual(['Verse', 'Chorus', 'End'])
    expect(changes(rows, 'sum')[0]).toBeNull()
    expect(changes(rows, 'sum')[1]).toBeCloseTo(1.8, 2)
    // The weighting filter rings for a moment: the end is almost, not wholly, without blocks.
    expect(lufs(rows, 'sum')[2] as number).toBeLessThan(-18.2)
  })

  it('lays a sound with an offset on the song', () => {
    // It begins 2.5 s before the song, and another one 5 s after it.
    const early = laid('early', tones([12.5, -20], [10, -24], [10, -15]), { offsetSeconds: -2.5 })
    const late = laid('late', tones([5, -20], [20, -24]), { offsetSeconds: 5 })
    const rows = sectionFigures(parts, [early, late])
    expect(lufs(rows, 'early')[0]).toBeCloseTo(-20, 1)
    expect(lufs(rows, 'early')[1]).toBeCloseTo(-24, 1)
    expect(lufs(rows, 'early')[2]).toBeCloseTo(-15, 1)
    expect(lufs(rows, 'late')[0]).toBeCloseTo(-20, 1)
    expect(lufs(rows, 'late')[1]).toBeCloseTo(-24, 1)
  })

  it('takes the loop of one that loops, everywhere, without a change', () => {
    const region = { startSeconds: 10, endSeconds: 20 }
    const rows = sectionFigures(parts, [laid('loop', tones([10, -20], [10, -18.2]), { offsetSeconds: 3, region })])
    for (const value of lufs(rows, 'loop')) expect(value).toBeCloseTo(-18.2, 1)
    expect(changes(rows, 'loop')).toEqual([null, null, null])
  })
})
