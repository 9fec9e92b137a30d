import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aligned, alignmentFrames } from '../../src/delivery/codec-check/alignment'
import { codecRateHz } from '../../src/delivery/codec-check/check-codecs'
import { createCodecCheckWorker } from '../../src/delivery/codec-check/codec-check-worker'
import { codedOvers } from '../../src/delivery/codec-check/coded-overs'
import { judgeCoding } from '../../src/delivery/codec-check/judge-coding'
import { Dsp } from '../../src/engine/dsp'
import type { StereoBlock } from '../../src/engine/stem-source'
import { samplesTruePeak } from '../../src/engine/true-peak'
import { wav24 } from '../browser/harness/signals'

const dspModule = new WebAssembly.Module(readFileSync(resolve(import.meta.dirname, '../../build/dsp.wasm')))
const dsp = new Dsp(dspModule)
const RATE_HZ = 48_000

/** White noise that begins softly, so that the loudest window is somewhere inside. */
function noise(frames: number, level: number, seed = 1): StereoBlock {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return state / 2 ** 31
  }
  const swell = (n: number) => level * Math.min(1, 0.1 + n / frames)
  return {
    left: Float32Array.from({ length: frames }, (_, n) => swell(n) * next()),
    right: Float32Array.from({ length: frames }, (_, n) => swell(n) * next()),
  }
}

function tone(frames: number, level: number, hz = 997): StereoBlock {
  const left = Float32Array.from({ length: frames }, (_, n) => level * Math.sin((2 * Math.PI * hz * n) / RATE_HZ))
  return { left, right: left.slice() }
}

/** A square wave and noise over it, cut off at -0.1 dBFS: what a codec's filters swing beyond. */
function clipped(frames: number): StereoBlock {
  const rough = noise(frames, 1.5)
  const square = (n: number) => (Math.floor(n / 55) % 2 === 0 ? 0.9 : -0.9)
  const cut = (samples: Float32Array) => samples.map((value, n) => Math.max(-0.989, Math.min(0.989, value + square(n))))
  return { left: cut(rough.left), right: cut(rough.right) }
}

describe('alignment', () => {
  it.each([0, 1, -1, 312, 1105, -1105, 4800, -4800])('finds a delay of %i frames', (late) => {
    const original = noise(60_000, 0.3)
    const decoded = aligned(original, -late, 60_000 + Math.max(0, late))
    // Broken once by counting the delay the other way round.
    expect(alignmentFrames(original, decoded)).toBe(late)
    const back = aligned(decoded, late, 60_000)
    const from = Math.max(0, -late)
    const until = 60_000 - Math.max(0, -late)
    expect(back.left.subarray(from, until)).toEqual(original.left.subarray(from, until))
  })

  it('finds it under noise, with a side upside down, and in a file that is shorter than a window', () => {
    const original = noise(30_000, 0.3)
    const rough = noise(31_000, 0.1, 77)
    const shifted = aligned(original, -441, 31_000)
    const decoded = {
      left: shifted.left.map((value, n) => value + rough.left[n]!),
      right: shifted.right.map((value, n) => value + rough.right[n]!),
    }
    expect(alignmentFrames(original, decoded)).toBe(441)
    const wide = { left: original.left, right: original.left.map((value) => -value) }
    expect(alignmentFrames(wide, aligned(wide, -7, 30_000))).toBe(7)
    const short = noise(900, 0.3)
    expect(alignmentFrames(short, aligned(short, -25, 1500))).toBe(25)
    const silence = { left: new Float32Array(500), right: new Float32Array(500) }
    expect(alignmentFrames(silence, silence)).toBe(0)
  })

  it('takes the nearest of delays that a tone cannot tell apart', () => {
    const original = tone(40_000, 0.5, 1000)
    expect(alignmentFrames(original, aligned(original, -3, 40_000))).toBe(3)
  })
})

describe('overs of a coded file', () => {
  const quiet = noise(4 * RATE_HZ, 0.1)

  it('are none in a quiet one', () => {
    const { places, total, worstDbtp } = codedOvers(dsp, quiet.left, quiet.right, RATE_HZ)
    expect({ places, total }).toEqual({ places: [], total: 0 })
    expect(worstDbtp).toBeLessThan(-10)
  })

  it('are listed by place, channel and height', () => {
    const [left, right] = [quiet.left.slice(), quiet.right.slice()]
    left[3 * RATE_HZ] = 1.2
    right[RATE_HZ] = -1.5
    right[RATE_HZ + 100] = 1.1
    right[2 * RATE_HZ] = 1.1
    const { places, total, worstDbtp } = codedOvers(dsp, left, right, RATE_HZ)
    expect(total).toBe(3)
    expect(places.map(({ channel, seconds }) => [channel, Math.round(seconds * 100) / 100])).toEqual([
      ['right', 1],
      ['right', 2],
      ['left', 3],
    ])
    for (const [index, value] of [1.5, 1.1, 1.2].entries()) {
      const over = places[index]!.dbtp - 20 * Math.log10(value)
      expect(over).toBeGreaterThanOrEqual(-1e-9)
      expect(over).toBeLessThan(0.5)
    }
    expect(worstDbtp).toBeCloseTo(20 * Math.log10(samplesTruePeak(dsp, left, right)), 6)
    expect(worstDbtp).toBe(Math.max(...places.map(({ dbtp }) => dbtp)))
  })

  it('between samples count too', () => {
    // A quarter of the rate at 45 degrees: every sample is 3.01 dB under the peak between them.
    const left = Float32Array.from({ length: RATE_HZ }, (_, n) => 0.75 * (n % 4 < 2 ? 1 : -1))
    const { total, worstDbtp } = codedOvers(dsp, left, left, RATE_HZ)
    expect(total).toBeGreaterThan(0)
    expect(worstDbtp).toBeGreaterThan(20 * Math.log10(0.75) + 2.9)
  })

  it('are all counted, and the highest kept, where there are more than the meter and the table hold', () => {
    const frames = 40 * RATE_HZ
    const left = new Float32Array(frames)
    for (let n = 0; n < frames; n += 960) left.fill(1.01, n, n + 400)
    left[30 * RATE_HZ + 500] = 1.9
    const { places, total } = codedOvers(dsp, left, new Float32Array(frames), RATE_HZ)
    // 2000 plateaus, and the peak between two of them.
    expect(total).toBe(2001)
    expect(places).toHaveLength(1000)
    expect(Math.max(...places.map(({ dbtp }) => dbtp))).toBeGreaterThan(5)
    expect(places.every(({ seconds }, n) => n === 0 || seconds >= places[n - 1]!.seconds)).toBe(true)
  })
})

describe('what coding does', () => {
  it('is nothing where nothing is different', () => {
    const original = noise(4 * RATE_HZ, 0.2)
    const report = judgeCoding(dsp, original, aligned(original, -100, 4 * RATE_HZ + 100), RATE_HZ)
    expect(report).toMatchObject({ lateFrames: 100, total: 0, clippedSamples: 0, headroomDb: 0, lostGainDb: 0 })
    expect(report.lostLufs).toBe(Number.NEGATIVE_INFINITY)
    expect(report.codedLufs).toBe(report.originalLufs)
  })

  it('says how much lower the ceiling would have to be, and raises what was lost until it is heard', () => {
    const original = tone(4 * RATE_HZ, 0.95)
    const decoded = { left: original.left.map((value) => value * 1.1), right: original.right.slice() }
    const report = judgeCoding(dsp, original, decoded, RATE_HZ)
    const overDb = 20 * Math.log10(0.95 * 1.1)
    expect(report.worstDbtp).toBeCloseTo(overDb, 1)
    expect(report.headroomDb).toBeGreaterThanOrEqual(report.worstDbtp)
    expect(report.headroomDb - report.worstDbtp).toBeLessThan(0.1)
    expect(report.clippedSamples).toBe(decoded.left.filter((value) => Math.abs(value) > 1).length)
    // A tenth of one side: 23 dB under the song; raised to 6 dB under it.
    expect(report.lostGainDb).toBe(Math.floor(report.originalLufs - 6 - report.lostLufs))
    expect(report.lostGainDb).toBeGreaterThan(14)
  })
})

it('codes at the rate of its family', () => {
  expect([44_100, 48_000, 88_200, 96_000, 176_400, 192_000].map((rateHz) => codecRateHz('mp3', rateHz))).toEqual([
    44_100, 48_000, 44_100, 48_000, 44_100, 48_000,
  ])
  expect(codecRateHz('opus', 44_100)).toBe(48_000)
})

describe('a check of MP3, all of it', () => {
  const check = async (block: StereoBlock, rateHz: number) => {
    const worker = createCodecCheckWorker(dspModule)
    await worker.open(new Uint8Array(wav24(block, rateHz)), 'Finished.wav')
    const fractions: number[] = []
    const coded = await worker.encode('mp3', (fraction) => fractions.push(fraction))
    expect(fractions.at(-1)).toBe(1)
    const report = await worker.judge(coded, null)
    return { report, compared: await worker.compare(coded, null, report.lateFrames) }
  }

  it('finds overs in a master that was cut off at full scale', async () => {
    const { report, compared } = await check(clipped(3 * RATE_HZ), RATE_HZ)
    expect(report.total).toBeGreaterThan(20)
    expect(report.worstDbtp).toBeGreaterThan(0.1)
    expect(report.headroomDb).toBeGreaterThan(0.1)
    expect(report.lateFrames).toBe(0)
    expect(report.frames).toBe(3 * RATE_HZ)
    expect(compared.coded.left).toHaveLength(3 * RATE_HZ)
    expect(Math.abs(report.codedLufs - report.originalLufs)).toBeLessThan(0.3)

    const gain = 10 ** (-report.headroomDb / 20)
    const loud = clipped(3 * RATE_HZ)
    const lower = { left: loud.left.map((value) => value * gain), right: loud.right.map((value) => value * gain) }
    const again = await check(lower, RATE_HZ)
    // Coding is not linear: another level is coded otherwise.
    expect(again.report.worstDbtp).toBeLessThan(0.1)
  })

  it('finds none in a quiet one, at another rate than the codec’s', async () => {
    const { report, compared } = await check(tone(2 * RATE_HZ, 0.25, 440), 96_000)
    expect(report).toMatchObject({ total: 0, places: [], clippedSamples: 0, headroomDb: 0, lateFrames: 0 })
    expect(report.rateHz).toBe(48_000)
    expect(compared.original.left).toHaveLength(RATE_HZ)
    expect(report.lostLufs).toBeLessThan(report.originalLufs - 30)
  })

  it('refuses a file that is coded already', async () => {
    const worker = createCodecCheckWorker(dspModule)
    await expect(worker.open(new Uint8Array(Buffer.from('ID3\u0004\0\0\0\0\0\0')), 'Song.mp3')).rejects.toThrow(
      'Song.mp3',
    )
  })
})
