import { describe, expect, it } from 'vitest'
import { Fft } from '../../src/analysis/fft'
import { overReferences, referenceBalance } from '../../src/analysis/reference-balance'
import { BalanceMeter, measureBalance } from '../../src/analysis/tonal-balance'
import type { TonalBalance } from '../../src/state/balance-store'
import { randomFrom } from '../dsp/limiter-signals'
import { MemorySource } from '../engine/memory-source'
import { dsp } from '../spec/programme'
import { demoSongSum, historyOf, type Sound } from './read-spans'

const RATE = 48_000
/** IEC 61260-1, base ten: 25 Hz is band 14, 20 kHz band 43. */
const CENTRES = Array.from({ length: 30 }, (_, n) => 10 ** ((14 + n) / 10))
const bandAt = (hz: number) => Math.round(10 * Math.log10(hz)) - 14

async function balanceOf(left: Float32Array, right = left, rateHz = RATE): Promise<TonalBalance> {
  return (await measureBalance(dsp, new MemorySource(rateHz, left, right))) as TonalBalance
}

/** Equal power in every octave, exactly so over its whole length: any magnitudes, random phases, transformed back. */
function pinkNoise(seed: number, bits = 21, rmsDb = -20): Float32Array {
  const size = 2 ** bits
  const random = randomFrom(seed)
  const real = new Float64Array(size)
  const imaginary = new Float64Array(size)
  let power = 0
  for (let k = 1; k < size / 2; k++) {
    const magnitude = 1 / Math.sqrt(k)
    const turn = 2 * Math.PI * random()
    real[k] = magnitude * Math.cos(turn)
    imaginary[k] = magnitude * Math.sin(turn)
    power += (magnitude * magnitude) / 2
  }
  new Fft(size).inverse(real, imaginary)
  const gain = 10 ** (rmsDb / 20) / Math.sqrt(power)
  return Float32Array.from(real, (value) => gain * value)
}

/** Level of each band by one transform of the whole, in dB of both channels' mean squares. */
function wholeTransform({ left, right }: Sound): number[] {
  const size = left.length
  const powers = new Float64Array(size / 2)
  for (const side of [left, right]) {
    const real = Float64Array.from(side)
    const imaginary = new Float64Array(size)
    new Fft(size).transform(real, imaginary)
    for (let k = 1; k < size / 2; k++) {
      powers[k] = (powers[k] as number) + (2 * ((real[k] as number) ** 2 + (imaginary[k] as number) ** 2)) / size ** 2
    }
  }
  return CENTRES.map((hz) => {
    const [low, high] = [-0.05, 0.05].map((half) => (hz * 10 ** half * size) / RATE) as [number, number]
    let sum = 0
    for (let k = Math.floor(low); k <= Math.ceil(high) && k < size / 2; k++) {
      sum += Math.max(0, Math.min(high, k + 0.5) - Math.max(low, k - 0.5)) * (powers[k] as number)
    }
    return 10 * Math.log10(sum)
  })
}

describe('the tonal balance', () => {
  it('has the bands from 25 Hz to 20 kHz', async () => {
    const { centresHz } = await balanceOf(pinkNoise(1, 18))
    expect(centresHz.length).toBe(30)
    CENTRES.forEach((hz, n) => {
      expect(centresHz[n]).toBeCloseTo(hz, 6)
    })
    expect((await balanceOf(pinkNoise(1, 18), undefined, 32_000)).centresHz.length).toBe(29)
  })

  it('of pink noise is the same in all bands, and does not change over time', async () => {
    const { levelsDb, lowDb, highDb, windows } = await balanceOf(pinkNoise(1), pinkNoise(2))
    expect(windows).toBe(14)
    const mean = levelsDb.reduce((sum, level) => sum + level, 0) / levelsDb.length
    levelsDb.forEach((level, band) => {
      // The bar is 0.5 dB.
      expect(Math.abs(level - mean)).toBeLessThan(0.15)
      expect(lowDb[band] as number).toBeLessThanOrEqual(level + 0.5)
      expect(highDb[band] as number).toBeGreaterThanOrEqual(level - 0.5)
      if (band >= bandAt(400)) expect((highDb[band] as number) - (lowDb[band] as number)).toBeLessThan(1)
    })
  })

  /** Broken once by windows of 0.17 s for the lowest bands too: 6 dB of a bass note at 41 Hz lay in the band at 31.5 Hz. */
  it('of music is what one transform of the whole says', async () => {
    const sum = await demoSongSum()
    const sound = { ...sum, left: sum.left.subarray(0, 2 ** 21), right: sum.right.subarray(0, 2 ** 21) }
    const { levelsDb } = await balanceOf(sound.left, sound.right)
    const { integratedLufs } = historyOf(sound)
    wholeTransform(sound).forEach((level, band) => {
      const bar = band < bandAt(40) ? 0.7 : 0.25
      expect(Math.abs((levelsDb[band] as number) + integratedLufs - level)).toBeLessThan(bar)
    })
  })

  it.each([25, 100, 1000, 10_000])('of a tone at %i Hz is all in its band', async (hz) => {
    const exact = CENTRES[bandAt(hz)] as number
    const tone = Float32Array.from({ length: 10 * RATE }, (_, n) => 0.5 * Math.sin((2 * Math.PI * exact * n) / RATE))
    const { levelsDb } = await balanceOf(tone)
    const { integratedLufs } = historyOf({ rateHz: RATE, left: tone, right: tone })
    expect((levelsDb[bandAt(hz)] as number) + integratedLufs).toBeCloseTo(10 * Math.log10(2 * 0.125), 1)
    levelsDb.forEach((level, band) => {
      if (Math.abs(band - bandAt(hz)) > (hz < 50 ? 1 : 0)) {
        expect(level).toBeLessThan((levelsDb[bandAt(hz)] as number) - 40)
      }
    })
  })

  it('is the same at any level, and in pieces of any length', async () => {
    const noise = pinkNoise(3, 19)
    const loud = await balanceOf(noise.map((value) => 4 * value))
    const soft = await balanceOf(noise)
    soft.levelsDb.forEach((level, band) => {
      expect(loud.levelsDb[band]).toBeCloseTo(level, 4)
      expect(loud.lowDb[band]).toBeCloseTo(soft.lowDb[band] as number, 4)
      expect(loud.highDb[band]).toBeCloseTo(soft.highDb[band] as number, 4)
    })
    const meter = new BalanceMeter(dsp, RATE)
    for (let at = 0; at < noise.length; at += 77_777) {
      const piece = noise.subarray(at, at + 77_777)
      meter.process(piece, piece)
    }
    expect(meter.finish()).toEqual(soft)
  })

  it('tells how it changes over time, without what is soft', async () => {
    const { left, right } = changing([0, 6, 12, 0, 6, 12, 0, 6, 12, 0, 6])
    const { lowDb, highDb, windows } = await balanceOf(left, right)
    expect(windows).toBe(11)
    const spread = (band: number) => (highDb[band] as number) - (lowDb[band] as number)
    // At equal loudness the tone at 100 Hz falls by what the one at 1 kHz does not rise.
    expect(spread(bandAt(100)) + spread(bandAt(1000))).toBeCloseTo(12, 2)
    expect(spread(bandAt(1000))).toBeGreaterThan(1)
    expect(spread(bandAt(1000))).toBeLessThan(3)
    const faded = changing([0, 6, 12, 0, 6, 12, 0, 6, 12, 0, 6], [40, 40, 40])
    const again = await balanceOf(faded.left, faded.right)
    expect(again.windows).toBe(11)
    expect(again.lowDb[bandAt(100)]).toBeCloseTo(lowDb[bandAt(100)] as number, 3)
  })

  it('is none of silence', async () => {
    expect(await measureBalance(dsp, new MemorySource(RATE, new Float32Array(10 * RATE)))).toBeNull()
  })

  it('stops when it is told to', async () => {
    const source = new MemorySource(RATE, pinkNoise(3, 19))
    const abort = new AbortController()
    const seen: number[] = []
    const onProgress = (fraction: number) => {
      seen.push(fraction)
      if (seen.length === 3) abort.abort()
    }
    await expect(measureBalance(dsp, source, { signal: abort.signal, onProgress })).rejects.toThrow()
    expect(seen.length).toBe(3)
  })
})

/** Two tones for 3 s at a time: 1 kHz at one level, 100 Hz under it by so many dB; then all of it so many dB softer. */
function changing(underDb: number[], fadesDb: number[] = []): { left: Float32Array; right: Float32Array } {
  const steps = [...underDb.map((under) => [under, 0]), ...fadesDb.map((fade) => [30, fade])] as [number, number][]
  const left = new Float32Array(3 * RATE * steps.length)
  for (let n = 0; n < left.length; n++) {
    const [under, fade] = steps[Math.floor(n / (3 * RATE))] as [number, number]
    const low = 10 ** (-under / 20) * Math.sin((2 * Math.PI * 100 * n) / RATE)
    const high = Math.sin((2 * Math.PI * 1000 * n) / RATE)
    left[n] = 0.2 * 10 ** (-fade / 20) * (low + high)
  }
  return { left, right: left }
}

describe('references', () => {
  const balance = (levels: number[]): TonalBalance => ({
    centresHz: Float64Array.from(CENTRES.slice(0, levels.length)),
    levelsDb: Float64Array.from(levels),
    lowDb: Float64Array.from(levels, (level) => level - 2),
    highDb: Float64Array.from(levels, (level) => level + 3),
    windows: 10,
  })

  it('one is as it is, with its spread over time', () => {
    const one = referenceBalance([balance([-10, -20])])
    expect(one?.spread).toBe('time')
    expect(Array.from(one?.levelsDb ?? [])).toEqual([-10, -20])
    expect(Array.from(one?.lowDb ?? [])).toEqual([-12, -22])
    expect(Array.from(one?.highDb ?? [])).toEqual([-7, -17])
  })

  it('several are their mean, from the lowest to the highest, over the bands that all have', () => {
    const several = referenceBalance([balance([-10, -20, -30]), balance([-14, -21]), balance([-12, -28, -40])])
    expect(several?.spread).toBe('references')
    expect(Array.from(several?.levelsDb ?? [])).toEqual([-12, -23])
    expect(Array.from(several?.lowDb ?? [])).toEqual([-14, -28])
    expect(Array.from(several?.highDb ?? [])).toEqual([-10, -20])
    expect(several?.centresHz.length).toBe(2)
  })

  it('none is none', () => {
    expect(referenceBalance([])).toBeNull()
  })

  it('a master is over them by so many dB', () => {
    const against = referenceBalance([balance([-10, -20]), balance([-14, -20])])
    expect(against && Array.from(overReferences(balance([-9, -23, -30]), against))).toEqual([3, -3])
  })
})
