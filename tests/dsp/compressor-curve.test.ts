import { describe, expect, it } from 'vitest'
import { compressorCurveDb } from '../../src/engine/response-curve'
import { type CompressorSettings, packBlock, STRIP_LAYOUT } from '../../src/params'
import { makeDsp, runStrip, sine, strip } from './group-strip-runner'

const dsp = makeDsp()
const LEVELS = Float64Array.from({ length: 121 }, (_, i) => i - 100)

function settingsWith(values: Partial<CompressorSettings>) {
  return strip((s) => Object.assign(s.compressor, { on: true }, values))
}

function curveDb(values: Partial<CompressorSettings>, levels = LEVELS): Float64Array {
  const block = packBlock(STRIP_LAYOUT, settingsWith(values), new Float64Array(STRIP_LAYOUT.length))
  return compressorCurveDb(dsp, block, 'strip', levels)
}

/** Giannoulis, Massberg and Reiss, JAES 60 (2012), equation 4, as printed. */
function formulaDb(x: number, { thresholdDb = -18, ratio = 2, kneeDb = 6 }: Partial<CompressorSettings>): number {
  if (2 * (x - thresholdDb) < -kneeDb) return x
  if (2 * Math.abs(x - thresholdDb) <= kneeDb && kneeDb > 0) {
    return x + ((1 / ratio - 1) * (x - thresholdDb + kneeDb / 2) ** 2) / (2 * kneeDb)
  }
  return thresholdDb + (x - thresholdDb) / ratio
}

const CASES: Partial<CompressorSettings>[] = [
  { thresholdDb: -18, ratio: 2, kneeDb: 6 },
  { thresholdDb: -30, ratio: 4, kneeDb: 0 },
  { thresholdDb: -12, ratio: 20, kneeDb: 24 },
  { thresholdDb: -60, ratio: 1.5, kneeDb: 12 },
  { thresholdDb: -6, ratio: 1, kneeDb: 6 },
]

describe('the gain computer', () => {
  it.each(CASES)('follows the published formula: %o', (values) => {
    curveDb(values).forEach((outDb, i) => {
      expect(outDb).toBeCloseTo(formulaDb(LEVELS[i] as number, values), 9)
    })
  })

  it('adds make-up by hand, or half of what a full-scale signal loses', () => {
    const values = { thresholdDb: -20, ratio: 4, kneeDb: 0 }
    expect(curveDb({ ...values, makeupDb: 5 }, Float64Array.of(-40))[0]).toBeCloseTo(-35, 9)
    const [quiet, loud] = curveDb({ ...values, makeupDb: 5, autoMakeup: true }, Float64Array.of(-40, 0))
    expect(quiet).toBeCloseTo(-32.5, 9)
    expect(loud).toBeCloseTo(-7.5, 9)
  })

  it('mixes the untouched sound in', () => {
    const [outDb] = curveDb({ thresholdDb: -20, ratio: 2, kneeDb: 0, mixPercent: 50 }, Float64Array.of(0))
    expect(outDb).toBeCloseTo(20 * Math.log10(0.5 + 0.5 * 10 ** (-10 / 20)), 9)
  })
})

describe('the running compressor', () => {
  // A sine of 2 kHz settles for three seconds; its mean power is 3.01 dB under its peak.
  it.each(['rms', 'peak'] as const)('holds a steady sine within 0.1 dB of the formula, %s', (detector) => {
    const rateHz = 48000
    for (const shape of CASES) {
      for (const peakDb of [-40, -27, -20, -14, -6, 0]) {
        const values = { ...shape, detector, attackMs: 5, releaseMs: 300 }
        const input = sine(48000 * 2, 2000, rateHz, 10 ** (peakDb / 20))
        const { left } = runStrip(input, [{ frame: 0, settings: settingsWith(values) }], { rateHz, block: 4096 })
        const tail = left.subarray(-4800)
        const rms = Math.sqrt(tail.reduce((sum, x) => sum + x * x, 0) / tail.length)
        const gainDb = 20 * Math.log10(rms * Math.SQRT2) - peakDb
        const levelDb = detector === 'peak' ? peakDb : peakDb - 10 * Math.log10(2)
        const wantedDb = formulaDb(levelDb, shape) - levelDb
        expect(Math.abs(gainDb - wantedDb), `${JSON.stringify(shape)} at ${peakDb} dB`).toBeLessThan(0.1)
      }
    }
  })

  it('links the channels from not at all to fully', () => {
    const loud = sine(48000, 1000, 48000, 1)
    const input = { left: loud.left, right: loud.left.map((x) => x * 0.01) }
    const gainsDb = (linkPercent: number) => {
      const settings = settingsWith({ thresholdDb: -30, ratio: 4, kneeDb: 0, linkPercent })
      const { left, right } = runStrip(input, [{ frame: 0, settings }], { block: 4096 })
      const at = 47000 + 12
      return [left, right].map(
        (side, i) => 20 * Math.log10(Math.abs((side[at] as number) / ((i ? input.right : input.left)[at] as number))),
      )
    }
    const [full, half, none] = [gainsDb(100), gainsDb(50), gainsDb(0)] as [number[], number[], number[]]
    expect(full[1]).toBeCloseTo(full[0] as number, 4)
    expect(none[1]).toBeCloseTo(0, 6)
    expect(none[0]).toBeCloseTo(full[0] as number, 4)
    expect(half[1]).toBeCloseTo((full[0] as number) / 2, 2)
  })

  it('does not hear what the side-chain high-pass takes away, and at 10 Hz hears everything', () => {
    const bass = sine(48000, 50, 48000, 0.9)
    const reductionDb = (keyHighPassHz: number) => {
      const settings = settingsWith({ thresholdDb: -30, ratio: 4, kneeDb: 0, keyHighPassHz })
      return runStrip(bass, [{ frame: 0, settings }], { block: 4096 }).meters[3] as number
    }
    const lossDb = -10 * Math.log10(1 + (500 / 50) ** 4)
    const levelDb = 20 * Math.log10(0.9) - 10 * Math.log10(2)
    expect(reductionDb(500)).toBeLessThan(1)
    expect(levelDb + lossDb).toBeLessThan(-30)
    expect(reductionDb(10)).toBeGreaterThan(0.75 * (levelDb + 30))
  })
})
