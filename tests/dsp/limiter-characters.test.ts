import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Limiter, type LimiterSettings } from '../../src/engine/limiter'
import { LoudnessMeter, METER } from '../../src/engine/loudness-meter'
import { samplesTruePeak } from '../../src/engine/true-peak'
import { LIMITER } from '../../src/params'
import { clickDbfs, clickTone } from './click'
import { drumsAndPad } from './drums-and-pad'
import { limit } from './limiter-runner'
import {
  bandLimitedNoise,
  decibels,
  dsp,
  faded,
  naiveSquare,
  type Stereo,
  sameBits,
  sine,
  whiteNoise,
} from './limiter-signals'

const RATE_HZ = 48_000
const CHARACTERS = ['transparent', 'punchy', 'loud'] as const
const SONG = drumsAndPad(4 * RATE_HZ, RATE_HZ, 9)

/** Every combination of the lowest and the highest value of each knob. */
function ends(): LimiterSettings[] {
  let all: Record<string, unknown>[] = [{}]
  for (const [id, param] of Object.entries(LIMITER)) {
    const values =
      param.kind === 'number'
        ? [param.min, param.max]
        : param.kind === 'toggle'
          ? [false, true]
          : param.options.map((option) => option.id)
    if (id !== 'driveDb') all = all.flatMap((settings) => values.map((value) => ({ ...settings, [id]: value })))
  }
  return all as unknown as LimiterSettings[]
}

/** Milliseconds from the end of a tone 12 dB over to the frame where 63 % of the gain is back. */
function recoveryMs(toneMs: number, settings: Partial<LimiterSettings>): number {
  const end = 4800 + (toneMs * RATE_HZ) / 1000
  const left = sine(end + 2.5 * RATE_HZ, 0.1, 1 / 48)
  for (let i = 4800; i < end; i++) left[i] = left[i]! * 40 * 10 ** (-1 / 20)
  const { gains } = limit({ left, right: left }, { rateHz: RATE_HZ, settings })
  const held = gains[2 * (end - 12)]!
  let frame = end
  while ((gains[2 * frame]! - held) / (1 - held) < 1 - 1 / Math.E) frame++
  return ((frame - end) * 1000) / RATE_HZ
}

/** What a tone 6 dB over has besides itself once the limiter has settled, in per cent. */
function distortionPercent(hz: number, settings: Partial<LimiterSettings>): number {
  const tone = sine(3 * RATE_HZ, 2 * 10 ** (-1 / 20), hz / RATE_HZ)
  const { left } = limit({ left: tone, right: tone }, { rateHz: RATE_HZ, settings })
  let [total, inPhase, quadrature] = [0, 0, 0]
  for (let i = 2 * RATE_HZ; i < 3 * RATE_HZ; i++) {
    const angle = (2 * Math.PI * hz * i) / RATE_HZ
    total += left[i]! ** 2
    inPhase += left[i]! * Math.sin(angle)
    quadrature += left[i]! * Math.cos(angle)
  }
  const fundamental = ((inPhase ** 2 + quadrature ** 2) * 2) / RATE_HZ
  return 100 * Math.sqrt(Math.max(0, total - fundamental) / fundamental)
}

function measure(settings: Partial<LimiterSettings>) {
  const { left, right, gains } = limit(SONG, { rateHz: RATE_HZ, settings })
  const meter = new LoudnessMeter(dsp, { rateHz: RATE_HZ, maxBlock: 4096, channels: 2 })
  meter.process(left, right, left.length)
  meter.refresh()
  let [peak, energy, reduction, inHits, hitFrames, between, betweenFrames] = [0, 0, 0, 0, 0, 0, 0]
  for (let i = RATE_HZ; i < left.length; i++) {
    peak = Math.max(peak, Math.abs(left[i]!))
    energy += left[i]! ** 2
    reduction -= decibels(gains[2 * i]!)
    // Hits come every half second.
    const sinceHit = i % (RATE_HZ / 2)
    if (sinceHit < 0.03 * RATE_HZ) [inHits, hitFrames] = [inHits + decibels(gains[2 * i]!), hitFrames + 1]
    if (sinceHit > 0.2 * RATE_HZ) [between, betweenFrames] = [between + decibels(gains[2 * i]!), betweenFrames + 1]
  }
  return {
    peakMs: recoveryMs(1, settings),
    sustainedMs: recoveryMs(1000, settings),
    reductionDb: reduction / (left.length - RATE_HZ),
    lufs: meter.values[METER.integratedLufs]!,
    crestDb: decibels(peak) - 10 * Math.log10(energy / (left.length - RATE_HZ)),
    hitDropDb: between / betweenFrames - inHits / hitFrames,
    distortionPercent: distortionPercent(50, settings),
  }
}

/** The numbers of the row that docs/limiter.md publishes for a character. */
function published(character: string, release: string): number[] {
  const row = readFileSync('docs/limiter.md', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${character}, ${release} |`))
  return row!.split('|').slice(2, -1).map(Number)
}

// Broken once by taking every character for transparent.
describe.each([true, false])('the characters, auto release %s', (autoRelease) => {
  const [transparent, punchy, loud] = CHARACTERS.map((character) => measure({ character, autoRelease }))

  it('are as docs/limiter.md says', () => {
    for (const [character, found] of [transparent!, punchy!, loud!].entries()) {
      const row = published(CHARACTERS[character]!, autoRelease ? 'auto' : 'set')
      expect(row).toHaveLength(7)
      expect(Math.abs(found.peakMs / row[0]! - 1)).toBeLessThan(0.03)
      expect(Math.abs(found.sustainedMs / row[1]! - 1)).toBeLessThan(0.03)
      expect(found.reductionDb).toBeCloseTo(row[2]!, 1)
      expect(found.lufs).toBeCloseTo(row[3]!, 1)
      expect(found.crestDb).toBeCloseTo(row[4]!, 1)
      expect(found.hitDropDb).toBeCloseTo(row[5]!, 1)
      expect(Math.abs(found.distortionPercent / row[6]! - 1)).toBeLessThan(0.05)
    }
  })

  it('are three: punchy keeps the shape of hits, loud is louder', () => {
    expect(punchy!.crestDb).toBeGreaterThan(transparent!.crestDb + 0.6)
    expect(punchy!.hitDropDb).toBeLessThan(transparent!.hitDropDb - 1.5)
    expect(punchy!.sustainedMs).toBeGreaterThan(1.5 * transparent!.sustainedMs)
    expect(loud!.lufs).toBeGreaterThan(transparent!.lufs + 0.5)
    expect(loud!.reductionDb).toBeLessThan(0.7 * transparent!.reductionDb)
    expect(loud!.peakMs).toBeLessThan(0.5 * transparent!.peakMs)
    expect(loud!.sustainedMs).toBeLessThan(0.5 * transparent!.sustainedMs)
  })
})

describe('every character', () => {
  const frames = 20_000
  const cases: [string, Stereo][] = [
    ['full-band noise', { left: whiteNoise(frames, 4, 1), right: whiteNoise(frames, 4, 2) }],
    ['naive squares', { left: naiveSquare(frames, 4, 997, 44_100), right: naiveSquare(frames, 4, 6007, 44_100) }],
    [
      'band-limited noise',
      { left: faded(bandLimitedNoise(frames, 4, 3), 441), right: faded(sine(frames, 4, 0.25, 45), 441) },
    ],
  ]
  it.each(cases)('keeps the ceiling on %s, driven 12 dB over', (_, stereo) => {
    for (const character of ['punchy', 'loud'] as const) {
      for (const settings of [
        {},
        { lookAheadMs: 0.5, releaseMs: 5 },
        { lookAheadMs: 0.5, releaseMs: 5, autoRelease: false },
      ]) {
        for (const rateHz of [44_100, 96_000]) {
          const { left, right } = limit(stereo, { rateHz, settings: { ...settings, character } })
          const over = decibels(samplesTruePeak(dsp, left, right)) + 1
          expect(over).toBeLessThan(0.005)
          expect(over).toBeGreaterThan(-0.05)
        }
      }
    }
  })

  it('keeps the ceiling while another takes over, for any block size', () => {
    const stereo = { left: whiteNoise(frames, 3, 5), right: whiteNoise(frames, 3, 6) }
    const changes = [
      [4000, { character: 'punchy' }],
      [8001, { character: 'loud' }],
      [8100, { character: 'transparent' }],
      [13_000, { character: 'loud', autoRelease: false }],
    ] as [number, Partial<LimiterSettings>][]
    const whole = limit(stereo, { changes })
    expect(decibels(samplesTruePeak(dsp, whole.left, whole.right)) + 1).toBeLessThan(0.005)
    for (const blocks of [[1], [17], [128]])
      expect(sameBits(limit(stereo, { changes, blocks }).pairs, whole.pairs)).toBe(true)
  })

  it('stays finite, and silent on silence, at both ends of every knob and at every rate', () => {
    const noise = Float64Array.from(whiteNoise(2 * 2048, 8, 9))
    for (const rateHz of [44_100, 48_000, 88_200, 96_000, 176_400, 192_000]) {
      const limiter = new Limiter(dsp, { rateHz, maxBlock: 2048 })
      for (const settings of ends()) {
        limiter.setTargets(settings)
        limiter.reset()
        limiter.process(2048)
        expect(limiter.buffer.every((value) => value === 0)).toBe(true)
        limiter.buffer.set(noise)
        limiter.process(2048)
        // A sum is finite only if every part of it is.
        expect(Number.isFinite(limiter.buffer.reduce((sum, value) => sum + value, 0))).toBe(true)
        limiter.buffer.fill(0)
      }
    }
  })

  // A bump of 12 dB in the tone, so that the gain is on its way back, by another way in each character.
  // Broken once by leaving the cross-fade out: -58 dBFS.
  it('takes over without a click', () => {
    const tone = clickTone(RATE_HZ, RATE_HZ).map((value, i) => {
      const since = Math.min(1, Math.max(0, (i - 14_000) / 10_000))
      return value * (1 + 1.5 * (1 - Math.cos(2 * Math.PI * since)))
    })
    for (const autoRelease of [true, false]) {
      for (const first of [18_000, 23_000, 25_000]) {
        const changes = ['punchy', 'transparent', 'loud', 'punchy', 'loud', 'transparent'].map(
          (character, turn) => [first + 1500 * turn, { character }] as [number, Partial<LimiterSettings>],
        )
        const settings = { ceilingDbtp: -6, autoRelease }
        const stayed = limit({ left: tone, right: tone }, { rateHz: RATE_HZ, settings })
        const turned = limit({ left: tone, right: tone }, { rateHz: RATE_HZ, settings, changes })
        expect(sameBits(turned.pairs, stayed.pairs)).toBe(false)
        expect(clickDbfs(turned.left, RATE_HZ)).toBeLessThan(-80)
      }
    }
  })
})
