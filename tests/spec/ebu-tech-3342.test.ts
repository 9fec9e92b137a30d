import { describe, expect, it } from 'vitest'
import { measureWhole, type Segment, toneProgramme } from './programme'

// EBU Tech 3342 (November 2023), table 1; 5 and 6 are recordings. 1.5 s of silence follow, as its section 2 asks.
const CASES: [number, number[], number][] = [
  [1, [-20, -30], 10],
  [2, [-20, -15], 5],
  [3, [-40, -20], 20],
  [4, [-50, -35, -20, -35, -50], 15],
]

describe.each([44100, 48000, 96000])('EBU Tech 3342 at %i Hz', (rateHz) => {
  it.each(CASES)('case %i: loudness range', (_, levels, expected) => {
    const segments: Segment[] = [...levels.map((level): Segment => [20, level]), [1.5, -Infinity]]
    const { loudnessRangeLu } = measureWhole(toneProgramme(segments, rateHz), { rateHz })
    expect(Math.abs(loudnessRangeLu - expected)).toBeLessThanOrEqual(1)
  })

  it('does not change when the programme is repeated', () => {
    const once: Segment[] = [-50, -35, -20, -35, -50].map((level): Segment => [20, level])
    const single = measureWhole(toneProgramme(once, rateHz), { rateHz }).loudnessRangeLu
    const double = measureWhole(toneProgramme([...once, ...once], rateHz), { rateHz }).loudnessRangeLu
    expect(Math.abs(double - single)).toBeLessThan(0.5)
  })
})
