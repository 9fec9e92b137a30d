import { describe, expect, it } from 'vitest'
import { measure, measureWhole, type Segment, toneProgramme } from './programme'

// EBU Tech 3341 (November 2023), table 1: every stereo case that can be synthesised (7 and 8 are recordings, 6 has five
// channels). The set is made for 48 kHz; the tones are also run at the rates that masters have.
const RATES_HZ = [44100, 48000, 96000]
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

function within(reading: number, expected: number, below: number, above = below): void {
  expect(reading).toBeGreaterThanOrEqual(expected - below)
  expect(reading).toBeLessThanOrEqual(expected + above)
}

describe.each(RATES_HZ)('EBU Tech 3341 at %i Hz', (rateHz) => {
  const tone = (segments: Segment[]) => toneProgramme(segments, rateHz)

  it.each([
    [1, -23],
    [2, -33],
  ])('case %i: M, S and I of a steady tone at %f dBFS', (_, level) => {
    const readings = measureWhole(tone([[20, level]]), { rateHz })
    within(readings.momentaryLufs, level, 0.1)
    within(readings.shortTermLufs, level, 0.1)
    within(readings.integratedLufs, level, 0.1)
    within(readings.maxMomentaryLufs, level, 0.1)
  })

  const gated: [number, Segment[]][] = [
    [
      3,
      [
        [10, -36],
        [60, -23],
        [10, -36],
      ],
    ],
    [
      4,
      [
        [10, -72],
        [10, -36],
        [60, -23],
        [10, -36],
        [10, -72],
      ],
    ],
    [
      5,
      [
        [20, -26],
        [20.1, -20],
        [20, -26],
      ],
    ],
  ]
  it.each(gated)('case %i: I with gates', (_, segments) => {
    within(measureWhole(tone(segments), { rateHz }).integratedLufs, -23, 0.1)
  })

  it('case 9: S is constant after 3 s', () => {
    const { shortTerms } = measure(
      tone(
        times(
          5,
          () =>
            [
              [1.34, -20],
              [1.66, -30],
            ] as Segment[],
        ).flat(),
      ),
      { rateHz },
    )
    for (const reading of shortTerms.slice(300)) within(reading, -23, 0.1)
  })

  it('case 12: M is constant after 1 s', () => {
    const { momentaries } = measure(
      tone(
        times(
          25,
          () =>
            [
              [0.18, -20],
              [0.22, -30],
            ] as Segment[],
        ).flat(),
      ),
      { rateHz },
    )
    for (const reading of momentaries.slice(100)) within(reading, -23, 0.1)
  })

  it('case 10: maximum S of a 3 s tone at any offset', () => {
    for (const i of times(20, (n) => n)) {
      const samples = tone([
        [i * 0.15, -Infinity],
        [3, -23],
        [1, -Infinity],
      ])
      within(measureWhole(samples, { rateHz }).maxShortTermLufs, -23, 0.1)
    }
  })

  it('case 13: maximum M of a 400 ms tone at any offset', () => {
    for (const i of times(20, (n) => n)) {
      const samples = tone([
        [i * 0.02, -Infinity],
        [0.4, -23],
        [1, -Infinity],
      ])
      within(measureWhole(samples, { rateHz }).maxMomentaryLufs, -23, 0.1)
    }
  })

  it('case 11: successive maxima of S, live', () => {
    const segments = times(20, (i): Segment[] => [
      [i * 0.15, -Infinity],
      [3, -38 + i],
      [3 - i * 0.15, -Infinity],
    ])
    const { shortTerms } = measure(tone(segments.flat()), { rateHz })
    times(20, (i) => within(Math.max(...shortTerms.slice(i * 600, i * 600 + 600)), -38 + i, 0.1))
  })

  it('case 14: successive maxima of M, live', () => {
    const segments = times(20, (i): Segment[] => [
      [i * 0.02, -Infinity],
      [0.4, -38 + i],
      [0.4 - i * 0.02, -Infinity],
    ])
    const { momentaries } = measure(tone(segments.flat()), { rateHz })
    times(20, (i) => within(Math.max(...momentaries.slice(i * 80, i * 80 + 80)), -38 + i, 0.1))
  })

  it.each([
    [15, 4, 0.5, 0, -6],
    [16, 4, 0.5, 45, -6],
    [17, 6, 0.5, 60, -6],
    [18, 8, 0.5, 67.5, -6],
    [19, 4, 1.41, 45, 3],
  ])('case %i: true peak of fs/%i at %f, %f degrees', (_, divisor, peak, degrees, expected) => {
    const frames = rateHz / 2
    const fade = rateHz / 100
    const samples = Float32Array.from({ length: frames }, (_, i) => {
      const gain = Math.min(1, i / fade, (frames - 1 - i) / fade)
      return gain * peak * Math.sin((2 * Math.PI * i) / divisor + (degrees * Math.PI) / 180)
    })
    within(measureWhole(samples, { rateHz }).truePeakDbtp, expected, 0.4, 0.2)
  })
})

describe('EBU Tech 3341 cases 20 to 23', () => {
  // A period of fs/4 at full scale in a tone of fs/6 at half of it, built at 4 fs, low-passed, decimated at 4 offsets.
  it.each([0, 1, 2, 3])('true peak with offset %i', (offset) => {
    const length = 4 * 4800
    const middle = length / 2
    const built = new Float64Array(length)
    let phase = 0
    for (let i = 0; i < length; i++) {
      const inBurst = i >= middle && i < middle + 16
      const fade = Math.min(1, i / 1920, (length - 1 - i) / 1920)
      built[i] = fade * (inBurst ? 1 : 0.5) * Math.sin(phase)
      phase += (2 * Math.PI) / (inBurst ? 16 : 24)
    }
    const half = 128
    const taps = Float64Array.from({ length: 2 * half + 1 }, (_, k) => {
      const t = k - half
      const window = 0.42 + 0.5 * Math.cos((Math.PI * t) / half) + 0.08 * Math.cos((2 * Math.PI * t) / half)
      return window * (t === 0 ? 0.25 : Math.sin((Math.PI * t) / 4) / (Math.PI * t))
    })
    const samples = Float32Array.from({ length: 4800 }, (_, n) =>
      taps.reduce((sum, tap, k) => sum + tap * (built[4 * n + offset + k - half] ?? 0), 0),
    )
    within(measureWhole(samples, { rateHz: 48000 }).truePeakDbtp, 0, 0.4, 0.2)
  })
})
