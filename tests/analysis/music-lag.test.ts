import { beforeAll, describe, expect, it } from 'vitest'
import { type MusicLag, musicLag } from '../../src/analysis/music-lag'
import { MemorySource } from '../engine/memory-source'
import { dsp } from '../spec/programme'
import { randomProgramme } from '../spec/random-programme'
import { referenceSignals } from '../spec/reference-signals'

interface Stereo {
  left: Float32Array
  right: Float32Array
}

const RATE = 48_000
const song: Record<string, Stereo> = {}
const stem = (name: string) => song[name] as Stereo

beforeAll(async () => {
  for await (const { name, left, right } of referenceSignals(dsp)) {
    if (!name.startsWith('Demo song, ')) break
    song[name.slice('Demo song, '.length)] = { left, right }
  }
}, 60_000)

const each = ({ left, right }: Stereo, change: (samples: Float32Array) => Float32Array): Stereo => ({
  left: change(left),
  right: change(right),
})

/** The same later by so many frames; earlier ones cut off the beginning. */
function later(sound: Stereo, frames: number): Stereo {
  return each(sound, (samples) => {
    if (frames < 0) return samples.slice(-frames)
    const moved = new Float32Array(samples.length + frames)
    moved.set(samples, frames)
    return moved
  })
}

function without(sum: Stereo, part: Stereo): Stereo {
  const less = (a: Float32Array, b: Float32Array) => a.map((value, n) => value - (b[n] ?? 0))
  return { left: less(sum.left, part.left), right: less(sum.right, part.right) }
}

/** 6 dB at 90 Hz and -6 dB at 3 kHz (R. Bristow-Johnson's peaking filter). */
function equalised(sound: Stereo): Stereo {
  const peak = (hz: number, gainDb: number) => (samples: Float32Array) => {
    const turn = (2 * Math.PI * hz) / RATE
    const gain = 10 ** (gainDb / 40)
    const alpha = Math.sin(turn) / 1.4
    const a0 = 1 + alpha / gain
    const b = [1 + alpha * gain, -2 * Math.cos(turn), 1 - alpha * gain].map((value) => value / a0)
    const a = [(-2 * Math.cos(turn)) / a0, (1 - alpha / gain) / a0]
    let [x1, x2, y1, y2] = [0, 0, 0, 0]
    return samples.map((x) => {
      const y = b[0]! * x + b[1]! * x1 + b[2]! * x2 - a[0]! * y1 - a[1]! * y2
      ;[x2, x1, y2, y1] = [x1, x, y1, y]
      return y
    })
  }
  return each(each(sound, peak(90, 6)), peak(3000, -6))
}

function lag(a: Stereo, b: Stereo): Promise<MusicLag | null> {
  return musicLag(new MemorySource(RATE, a.left, a.right), new MemorySource(RATE, b.left, b.right))
}

describe('the same music', () => {
  it.each([0, 1, 777, 48_000 * 7 + 3, -(48_000 * 5 + 11), 48_000 * 59])(
    'is found %i frames later, to the frame',
    async (frames) => {
      const found = await lag(stem('Sum'), later(stem('Sum'), frames))
      expect(found?.frames).toBe(frames)
      expect(found?.seconds).toBe(frames / RATE)
      expect(found?.certainty).toBeGreaterThan(0.999)
    },
  )

  it.each<[string, () => Stereo]>([
    ['3 dB louder', () => each(stem('Sum'), (samples) => samples.map((value) => 1.41 * value))],
    ['turned over', () => each(stem('Sum'), (samples) => samples.map((value) => -value))],
    ['driven into a soft limit', () => each(stem('Sum'), (samples) => samples.map((value) => Math.tanh(6 * value)))],
    ['equalised', () => equalised(stem('Sum'))],
    ['with no drums', () => without(stem('Sum'), stem('Drums'))],
    ['with no voice', () => without(stem('Sum'), stem('Voice'))],
    ['as its drums alone', () => stem('Drums')],
  ])('is found %s', async (_, change) => {
    const found = await lag(stem('Sum'), later(change(), 777))
    // The bar is 1 ms.
    expect(Math.abs((found?.frames ?? Number.NaN) - 777)).toBeLessThanOrEqual(4)
  })

  it('is found at another rate, and where one of the two is cut short', async () => {
    const sum = stem('Sum')
    const [a, b] = [sum, each(later(sum, 4321), (samples) => samples.slice(0, 20 * RATE))]
    const found = await musicLag(new MemorySource(96_000, a.left, a.right), new MemorySource(96_000, b.left, b.right))
    expect(found?.frames).toBe(4321)
    expect(found?.seconds).toBe(4321 / 96_000)
  })
})

describe('where nothing fits', () => {
  it.each<[string, () => Stereo, () => Stereo]>([
    ['other music', () => randomProgramme(1, 40, RATE), () => stem('Sum')],
    ['other parts of one song', () => stem('Drums'), () => stem('Voice')],
    ['more than a minute', () => stem('Sum'), () => later(stem('Sum'), 61 * RATE)],
    ['silence', () => each(stem('Sum'), (samples) => samples.map(() => 0)), () => stem('Sum')],
    ['nothing at all', () => ({ left: new Float32Array(0), right: new Float32Array(0) }), () => stem('Sum')],
    ['a loop that repeats to the sample', () => looped(stem('Sum')), () => looped(stem('Sum'), 4)],
  ])('says so: %s', async (_, a, b) => {
    expect(await lag(a(), b())).toBeNull()
    expect(await lag(b(), a())).toBeNull()
  })

  it('refuses two rates', async () => {
    const source = (rateHz: number) => new MemorySource(rateHz, new Float32Array(10))
    await expect(musicLag(source(44_100), source(48_000))).rejects.toThrow(RangeError)
  })
})

/** A second of it, so many times. */
function looped(sound: Stereo, times = 20): Stereo {
  return each(sound, (samples) => {
    const bar = samples.subarray(20 * RATE, 21 * RATE)
    const out = new Float32Array(times * RATE)
    for (let n = 0; n < times; n++) out.set(bar, n * RATE)
    return out
  })
}

it('ends when it is told to, and lets others run', async () => {
  const sum = stem('Sum')
  const source = new MemorySource(RATE, sum.left, sum.right)
  const abort = new AbortController()
  let pauses = 0
  const pause = async () => {
    if (++pauses === 5) abort.abort()
  }
  await expect(musicLag(source, source, { signal: abort.signal, pause })).rejects.toThrow()
  expect(pauses).toBe(5)
})
