import { type Segment, toneProgramme } from './programme'

// The signals of EBU Tech 3341 (November 2023), table 1, and Tech 3342 (November 2023), table 1, from their definitions. The
// EBU publishes them at 48 kHz; here at any rate that is a multiple of 100 Hz. 7 and 8, and 5 and 6, are recordings.

export const RATES_HZ = [44100, 48000, 88200, 96000, 192000]

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
const repeated = (count: number, segments: Segment[]): Segment[] => times(count, () => segments).flat()

/** Tech 3341, cases of a 1 kHz tone in both channels. */
export const TONES: Record<1 | 2 | 3 | 4 | 5 | 9 | 11 | 12 | 14, Segment[]> = {
  1: [[20, -23]],
  2: [[20, -33]],
  3: [
    [10, -36],
    [60, -23],
    [10, -36],
  ],
  4: [
    [10, -72],
    [10, -36],
    [60, -23],
    [10, -36],
    [10, -72],
  ],
  5: [
    [20, -26],
    [20.1, -20],
    [20, -26],
  ],
  9: repeated(5, [
    [1.34, -20],
    [1.66, -30],
  ]),
  11: times(20, (i): Segment[] => [
    [i * 0.15, -Infinity],
    [3, -38 + i],
    [3 - i * 0.15, -Infinity],
  ]).flat(),
  12: repeated(25, [
    [0.18, -20],
    [0.22, -30],
  ]),
  14: times(20, (i): Segment[] => [
    [i * 0.02, -Infinity],
    [0.4, -38 + i],
    [0.4 - i * 0.02, -Infinity],
  ]).flat(),
}

/** Cases 10 and 13: a file for each offset, 0 to 19. */
export const OFFSETS = times(20, (i) => i)
export const offsetTone: Record<10 | 13, (offset: number) => Segment[]> = {
  10: (offset) => [
    [offset * 0.15, -Infinity],
    [3, -23],
    [1, -Infinity],
  ],
  13: (offset) => [
    [offset * 0.02, -Infinity],
    [0.4, -23],
    [1, -Infinity],
  ],
}

/** Case 6: levels in dBFS of the pairs and the centre of its five channels, for 20 s. */
export const FIVE_CHANNELS = { front: -28, centre: -24, surround: -30, surroundWeight: 1.41 }

/** Cases 15 to 19: the rate over the frequency, peak, phase in degrees, expected dBTP. */
export const PEAK_TONES: [number, number, number, number, number][] = [
  [15, 4, 0.5, 0, -6],
  [16, 4, 0.5, 45, -6],
  [17, 6, 0.5, 60, -6],
  [18, 8, 0.5, 67.5, -6],
  [19, 4, 1.41, 45, 3],
]

/** Half a second with fades of 10 ms. */
export function peakTone(divisor: number, peak: number, degrees: number, rateHz: number): Float32Array {
  const frames = rateHz / 2
  const fade = rateHz / 100
  return Float32Array.from({ length: frames }, (_, i) => {
    const gain = Math.min(1, i / fade, (frames - 1 - i) / fade)
    return gain * peak * Math.sin((2 * Math.PI * i) / divisor + (degrees * Math.PI) / 180)
  })
}

/**
 * Cases 20 to 23: a period of fs/4 at full scale in a tone of fs/6 at half of it, built at 4 fs with a running phase,
 * low-passed and decimated from the offset 0 to 3 on. 100 ms with fades of 10 ms.
 */
export function peakBurst(offset: number, rateHz: number): Float32Array {
  const frames = rateHz / 10
  const length = 4 * frames
  const fade = length / 10
  // Where the outer tone begins a period.
  const middle = 24 * Math.round(length / 48)
  const built = new Float64Array(length)
  let phase = 0
  for (let i = 0; i < length; i++) {
    const inBurst = i >= middle && i < middle + 16
    const gain = Math.min(1, i / fade, (length - 1 - i) / fade)
    built[i] = gain * (inBurst ? 1 : 0.5) * Math.sin(phase)
    phase += (2 * Math.PI) / (inBurst ? 16 : 24)
  }
  const half = 128
  const taps = Float64Array.from({ length: 2 * half + 1 }, (_, k) => {
    const t = k - half
    const window = 0.42 + 0.5 * Math.cos((Math.PI * t) / half) + 0.08 * Math.cos((2 * Math.PI * t) / half)
    return window * (t === 0 ? 0.25 : Math.sin((Math.PI * t) / 4) / (Math.PI * t))
  })
  return Float32Array.from({ length: frames }, (_, n) =>
    taps.reduce((sum, tap, k) => sum + tap * (built[4 * n + offset + k - half] ?? 0), 0),
  )
}

/** Tech 3342, cases 1 to 4: levels in dBFS for 20 s each, expected range in LU. */
export const RANGES: [number, number[], number][] = [
  [1, [-20, -30], 10],
  [2, [-20, -15], 5],
  [3, [-40, -20], 20],
  [4, [-50, -35, -20, -35, -50], 15],
]

/** 1.5 s of silence follow, as section 2 of Tech 3342 asks. */
export function rangeProgramme(levels: number[], rateHz: number): Float32Array {
  return toneProgramme([...levels.map((level): Segment => [20, level]), [1.5, -Infinity]], rateHz)
}
