import { describe, expect, it } from 'vitest'
import { FIVE_CHANNELS, OFFSETS, offsetTone, PEAK_TONES, peakBurst, peakTone, RATES_HZ, TONES } from './ebu-cases'
import { lastReadings } from './last-readings'
import { measure, measureWhole, type Segment, toneProgramme } from './programme'

const readsAsBefore = lastReadings('ebu-tech-3341.json')

function within(reading: number, expected: number, below: number, above = below): void {
  expect(reading).toBeGreaterThanOrEqual(expected - below)
  expect(reading).toBeLessThanOrEqual(expected + above)
}

/**
 * EBU Tech 3341 (November 2023), table 1: 1 to 6 and 9 to 23; 7 and 8 are recordings. Broken once by windows that move in
 * steps of 100 ms (13 and 14 fail), by a true peak at 4x (20 to 23 differ from the last readings), and by a shelf that is
 * 0.01 dB higher (the last readings alone see it).
 */
describe.each(RATES_HZ)('EBU Tech 3341 at %i Hz', (rateHz) => {
  const tone = (segments: Segment[]) => toneProgramme(segments, rateHz)
  const isAsBefore = (number: number, readings: number | number[]) =>
    readsAsBefore(`${number} at ${rateHz} Hz`, readings)

  it.each([
    [1, -23],
    [2, -33],
  ] as const)('case %i: M, S and I of a steady tone at %f dBFS', (number, level) => {
    const { momentaryLufs, shortTermLufs, integratedLufs } = measureWhole(tone(TONES[number]), { rateHz })
    const readings = [momentaryLufs, shortTermLufs, integratedLufs]
    for (const reading of readings) within(reading, level, 0.1)
    isAsBefore(number, readings)
  })

  it.each([3, 4, 5] as const)('case %i: I with gates', (number) => {
    const { integratedLufs } = measureWhole(tone(TONES[number]), { rateHz })
    within(integratedLufs, -23, 0.1)
    isAsBefore(number, integratedLufs)
  })

  // Five channels: the product has two. The pairs go through the meter as stereo and the centre as mono, as far as that
  // goes, and only the last sum, with the standard's weight of the surrounds, is made here.
  it('case 6: I of a 5.0 programme, from its pairs and its centre', () => {
    const { front, centre, surround, surroundWeight } = FIVE_CHANNELS
    const read = (level: number, channels: 1 | 2) =>
      measureWhole(tone([[20, level]]), { rateHz, channels }).integratedLufs
    const [pair, middle, rear] = [read(front, 2), read(centre, 1), read(surround, 2)]
    within(pair, front, 0.1)
    within(middle, centre - 10 * Math.log10(2), 0.1)
    const energy = 10 ** (pair / 10) + 10 ** (middle / 10) + surroundWeight * 10 ** (rear / 10)
    within(10 * Math.log10(energy), -23, 0.1)
    isAsBefore(6, [pair, middle, rear])
  })

  it('case 9: S is constant after 3 s', () => {
    const readings = measure(tone(TONES[9]), { rateHz }).shortTerms.slice(300)
    for (const reading of readings) within(reading, -23, 0.1)
    isAsBefore(9, [Math.min(...readings), Math.max(...readings)])
  })

  it('case 12: M is constant after 1 s', () => {
    const readings = measure(tone(TONES[12]), { rateHz }).momentaries.slice(100)
    for (const reading of readings) within(reading, -23, 0.1)
    isAsBefore(12, [Math.min(...readings), Math.max(...readings)])
  })

  it('case 10: maximum S of a 3 s tone at any offset', () => {
    const readings = OFFSETS.map((i) => measureWhole(tone(offsetTone[10](i)), { rateHz }).maxShortTermLufs)
    for (const reading of readings) within(reading, -23, 0.1)
    isAsBefore(10, readings)
  })

  it('case 13: maximum M of a 400 ms tone at any offset', () => {
    const readings = OFFSETS.map((i) => measureWhole(tone(offsetTone[13](i)), { rateHz }).maxMomentaryLufs)
    for (const reading of readings) within(reading, -23, 0.1)
    isAsBefore(13, readings)
  })

  it('case 11: successive maxima of S, live', () => {
    const { shortTerms } = measure(tone(TONES[11]), { rateHz })
    const readings = OFFSETS.map((i) => Math.max(...shortTerms.slice(i * 600, i * 600 + 600)))
    readings.forEach((reading, i) => {
      within(reading, -38 + i, 0.1)
    })
    isAsBefore(11, readings)
  })

  it('case 14: successive maxima of M, live', () => {
    const { momentaries } = measure(tone(TONES[14]), { rateHz })
    const readings = OFFSETS.map((i) => Math.max(...momentaries.slice(i * 80, i * 80 + 80)))
    readings.forEach((reading, i) => {
      within(reading, -38 + i, 0.1)
    })
    isAsBefore(14, readings)
  })

  it.each(PEAK_TONES)('case %i: true peak of fs/%i at %f, %f degrees', (number, divisor, peak, degrees, expected) => {
    const { truePeakDbtp } = measureWhole(peakTone(divisor, peak, degrees, rateHz), { rateHz })
    within(truePeakDbtp, expected, 0.4, 0.2)
    isAsBefore(number, truePeakDbtp)
  })

  it.each([20, 21, 22, 23])('case %i: true peak of a period of fs/4 within fs/6', (number) => {
    const { truePeakDbtp } = measureWhole(peakBurst(number - 20, rateHz), { rateHz })
    within(truePeakDbtp, 0, 0.4, 0.2)
    isAsBefore(number, truePeakDbtp)
  })
})
