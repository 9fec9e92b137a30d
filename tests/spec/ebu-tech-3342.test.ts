import { describe, expect, it } from 'vitest'
import { RANGES, RATES_HZ, rangeProgramme } from './ebu-cases'
import { lastReadings } from './last-readings'
import { measureWhole, type Segment, toneProgramme } from './programme'

const readsAsBefore = lastReadings('ebu-tech-3342.json')

/** EBU Tech 3342 (November 2023), table 1: 1 to 4; 5 and 6 are recordings. */
describe.each(RATES_HZ)('EBU Tech 3342 at %i Hz', (rateHz) => {
  it.each(RANGES)('case %i: loudness range', (number, levels, expected) => {
    const { loudnessRangeLu } = measureWhole(rangeProgramme(levels, rateHz), { rateHz })
    expect(Math.abs(loudnessRangeLu - expected)).toBeLessThanOrEqual(1)
    readsAsBefore(`${number} at ${rateHz} Hz`, loudnessRangeLu)
  })
})

describe.each([44100, 48000, 96000])('the loudness range at %i Hz', (rateHz) => {
  it('does not change when the programme is repeated', () => {
    const once: Segment[] = [-50, -35, -20, -35, -50].map((level): Segment => [20, level])
    const single = measureWhole(toneProgramme(once, rateHz), { rateHz }).loudnessRangeLu
    const double = measureWhole(toneProgramme([...once, ...once], rateHz), { rateHz }).loudnessRangeLu
    expect(Math.abs(double - single)).toBeLessThan(0.5)
  })
})
