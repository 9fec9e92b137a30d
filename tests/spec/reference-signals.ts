import { synthesiseDemoSong } from '../../src/demo-song/demo-song'
import type { Dsp } from '../../src/engine/dsp'
import { offsetTone, PEAK_TONES, peakBurst, peakTone, RANGES, rangeProgramme, TONES } from './ebu-cases'
import { toneProgramme } from './programme'
import { randomProgramme } from './random-programme'

/** What other meters have read as well: references.json holds their readings by these names. */
export interface ReferenceSignal {
  name: string
  rateHz: number
  left: Float32Array
  right: Float32Array
}

const EBU_RATE_HZ = 48000

/** One at a time: together they are too much to hold. */
export async function* referenceSignals(dsp: Dsp): AsyncGenerator<ReferenceSignal> {
  yield* demoSong(dsp)
  for (const { name, samples } of ebuSignals()) yield { name, rateHz: EBU_RATE_HZ, left: samples, right: samples }
  for (const rateHz of [44100, 48000, 88200, 96000]) {
    for (const seed of rateHz < 50000 ? [1, 2, 3] : [1]) {
      yield { name: `Random programme ${seed}, ${rateHz} Hz`, rateHz, ...randomProgramme(seed, 40, rateHz) }
    }
  }
  for (const rateHz of [44100, 48000]) yield { name: `Noise, ${rateHz} Hz`, rateHz, ...noise(rateHz) }
}

async function* demoSong(dsp: Dsp): AsyncGenerator<ReferenceSignal> {
  const sum = { left: new Float64Array(0), right: new Float64Array(0) }
  for await (const { fileName, left, right } of synthesiseDemoSong(dsp, {})) {
    yield { name: `Demo song, ${fileName.replace(/^.* - |\.wav$/g, '')}`, rateHz: 48000, left, right }
    if (sum.left.length === 0) {
      sum.left = new Float64Array(left.length)
      sum.right = new Float64Array(left.length)
    }
    for (let n = 0; n < left.length; n++) {
      sum.left[n] = (sum.left[n] as number) + (left[n] as number)
      sum.right[n] = (sum.right[n] as number) + (right[n] as number)
    }
  }
  yield {
    name: 'Demo song, Sum',
    rateHz: 48000,
    left: Float32Array.from(sum.left),
    right: Float32Array.from(sum.right),
  }
}

function* ebuSignals(): Generator<{ name: string; samples: Float32Array }> {
  for (const [number, segments] of Object.entries(TONES)) {
    yield { name: `Tech 3341, ${number}`, samples: toneProgramme(segments, EBU_RATE_HZ) }
  }
  for (const number of [10, 13] as const) {
    for (const offset of [0, 7, 13]) {
      const samples = toneProgramme(offsetTone[number](offset), EBU_RATE_HZ)
      yield { name: `Tech 3341, ${number}, offset ${offset}`, samples }
    }
  }
  for (const [number, divisor, peak, degrees] of PEAK_TONES) {
    yield { name: `Tech 3341, ${number}`, samples: peakTone(divisor, peak, degrees, EBU_RATE_HZ) }
  }
  for (const offset of [0, 1, 2, 3]) {
    yield { name: `Tech 3341, ${20 + offset}`, samples: peakBurst(offset, EBU_RATE_HZ) }
  }
  for (const [number, levels] of RANGES) {
    yield { name: `Tech 3342, ${number}`, samples: rangeProgramme(levels, EBU_RATE_HZ) }
  }
}

/** 20 s, independent in both channels, with a little less of it above 0.35 of the rate. */
function noise(rateHz: number): { left: Float32Array; right: Float32Array } {
  let state = 7
  const make = () => {
    let before = 0
    return Float32Array.from({ length: 20 * rateHz }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const white = state / 2147483648 - 1
      const value = 0.25 * (white + before)
      before = white
      return value
    })
  }
  return { left: make(), right: make() }
}
