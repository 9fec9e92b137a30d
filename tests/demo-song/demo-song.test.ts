import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { DEMO_RATE_HZ, DEMO_STEM_NAMES, type DemoStem, synthesiseDemoSong } from '../../src/demo-song/demo-song'
import { barSeconds, CHORUS, OUTRO, VERSE } from '../../src/demo-song/score'
import { Dsp } from '../../src/engine/dsp'
import { FAMILIES } from '../../src/session/document'

/**
 * SHA-256 of each stem's samples, interleaved float32, little-endian. A change of the song changes them, and so must
 * be meant; a host that disagrees with them breaks DESIGN promise 2. The browser tests compare the same table.
 */
const SHA256: Record<string, string> = JSON.parse(readFileSync('tests/demo-song/stem-hashes.json', 'utf8'))

const dsp = new Dsp(new WebAssembly.Module(readFileSync('build/dsp.wasm')))
const stems: DemoStem[] = []
const progress: number[] = []

beforeAll(async () => {
  const song = synthesiseDemoSong(dsp, { onProgress: (fraction) => progress.push(fraction) })
  for await (const stem of song) stems.push(stem)
}, 60_000)

function interleaved(stem: DemoStem): Float32Array {
  const out = new Float32Array(stem.left.length * 2)
  for (let i = 0; i < stem.left.length; i++) {
    out[2 * i] = stem.left[i] as number
    out[2 * i + 1] = stem.right[i] as number
  }
  return out
}

function peak(samples: Float32Array): number {
  let largest = 0
  for (const sample of samples) largest = Math.max(largest, Math.abs(sample))
  return largest
}

function mixed(side: 'left' | 'right'): Float32Array {
  const sum = new Float64Array(stems[0]?.left.length ?? 0)
  for (const stem of stems) {
    const samples = stem[side]
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (samples[i] as number)
  }
  return new Float32Array(sum)
}

function rmsDb(samples: Float32Array, fromBar: number, toBar: number): number {
  const part = samples.subarray(barSeconds(fromBar) * DEMO_RATE_HZ, barSeconds(toBar) * DEMO_RATE_HZ)
  let power = 0
  for (const sample of part) power += sample * sample
  return 10 * Math.log10(power / part.length)
}

describe('the demo song', () => {
  it('has six stems with names and families of a session', () => {
    expect(stems.map((stem) => stem.fileName)).toEqual([
      'Tutti Demo - Drums.wav',
      'Tutti Demo - Bass.wav',
      'Tutti Demo - Chords.wav',
      'Tutti Demo - Lead.wav',
      'Tutti Demo - Voice.wav',
      'Tutti Demo - Effects.wav',
    ])
    expect(DEMO_STEM_NAMES).toEqual(stems.map((stem) => stem.fileName))
    for (const stem of stems) expect(FAMILIES).toContain(stem.family)
    expect(new Set(stems.map((stem) => stem.family)).size).toBe(6)
  })

  it('is the same in every host: hashes', () => {
    const hashes = stems.map((stem) => [
      stem.fileName,
      createHash('sha256')
        .update(new Uint8Array(interleaved(stem).buffer))
        .digest('hex'),
    ])
    expect(Object.fromEntries(hashes)).toEqual(SHA256)
  })

  it('is 48 seconds at 48 kHz, each side', () => {
    for (const stem of stems) {
      expect(stem.rateHz).toBe(48000)
      expect([stem.left.length, stem.right.length]).toEqual([48 * 48000, 48 * 48000])
    }
  })

  it('fits 24 bits exactly, without a negative zero', () => {
    for (const stem of stems) {
      const odd = stem.left.findIndex((s) => s * 8388608 !== Math.round(s * 8388608) || Object.is(s, -0))
      expect(odd, stem.fileName).toBe(-1)
    }
  })

  it('leaves headroom: each stem, and their sum between -6 and -3 dBFS', () => {
    for (const stem of stems) {
      expect(Math.max(peak(stem.left), peak(stem.right)), stem.fileName).toBeLessThan(0.7)
      expect(Math.max(peak(stem.left), peak(stem.right)), stem.fileName).toBeGreaterThan(0.08)
    }
    const sumPeakDb = 20 * Math.log10(Math.max(peak(mixed('left')), peak(mixed('right'))))
    expect(sumPeakDb).toBeLessThan(-3)
    expect(sumPeakDb).toBeGreaterThan(-6)
  })

  it('has no offset: below -100 dBFS', () => {
    for (const { left, right } of stems) {
      for (const side of [left, right]) {
        const mean = side.reduce((sum, sample) => sum + sample, 0) / side.length
        expect(Math.abs(mean)).toBeLessThan(1e-5)
      }
    }
  })

  it('starts and ends in silence', () => {
    for (const stem of stems) {
      expect(peak(stem.left.subarray(0, 4000))).toBe(0)
      expect(peak(stem.left.subarray(-4800))).toBe(0)
      expect(peak(stem.right.subarray(-4800))).toBe(0)
    }
  })

  it('has a form: the verse rises above the intro, the chorus 2 to 4 dB above the verse', () => {
    const left = mixed('left')
    const [intro, verse, chorus] = [rmsDb(left, 0, VERSE), rmsDb(left, VERSE, CHORUS), rmsDb(left, CHORUS, OUTRO)]
    expect(verse - intro).toBeGreaterThan(3)
    expect(chorus - verse).toBeGreaterThan(2)
    expect(chorus - verse).toBeLessThan(4)
  })

  it('is stereo, and survives mono', () => {
    const [left, right] = [mixed('left'), mixed('right')]
    let [mid, side] = [0, 0]
    for (let i = 0; i < left.length; i++) {
      mid += ((left[i] as number) + (right[i] as number)) ** 2
      side += ((left[i] as number) - (right[i] as number)) ** 2
    }
    const widthDb = 10 * Math.log10(side / mid)
    expect(widthDb).toBeGreaterThan(-14)
    expect(widthDb).toBeLessThan(-5)
  })

  it('tells its progress from 0 to 1', () => {
    expect(progress[0]).toBe(0)
    expect(progress.at(-1)).toBe(1)
    expect([...progress].sort((a, b) => a - b)).toEqual(progress)
  })
})
