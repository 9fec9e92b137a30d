import { describe, expect, it } from 'vitest'
import { measureWhole } from '../spec/programme'
import { both, pinkNoise, type Stereo64 } from './eq-runner'
import { CHARACTERS, type SaturatorValues, saturate } from './saturator-runner'

const RATE_HZ = 48000

function pinkAt(rmsDbfs: number): Stereo64 {
  const { left } = both(4 * RATE_HZ, pinkNoise(3))
  const rms = Math.sqrt(left.reduce((sum, x) => sum + x * x, 0) / left.length)
  const gain = 10 ** (rmsDbfs / 20) / rms
  return both(left.length, (i) => gain * (left[i] as number))
}

const lufs = ({ left, right }: Stereo64) =>
  measureWhole(Float32Array.from(left), { right: Float32Array.from(right), rateHz: RATE_HZ }).integratedLufs

const changeLu = (input: Stereo64, values: SaturatorValues) => lufs(saturate(input, values)) - lufs(input)

// The demo song's mix at the same level, in LU at 0, 6, 12 and 18 dB: tape -0.1, -0.2, -0.4, -0.3; tube and console
// 0.0 to -0.1. Drums alone, with their peaks, get softer: tape -1.3 at 6 dB, -2.1 at 18 dB.
// Broken once by leaving the emphasis out of the level that reaches the curve.
describe.each(CHARACTERS)('auto gain, %s', (character) => {
  const nominal = pinkAt(-18)

  it('keeps the loudness of pink noise at -18 dBFS within 0.3 LU at any drive, 0.5 LU with the tone at its ends', () => {
    for (const driveDb of [0, 6, 12, 18]) {
      expect(Math.abs(changeLu(nominal, { character, driveDb })), `${driveDb} dB`).toBeLessThan(0.3)
    }
    for (const tonePercent of [-100, 100]) {
      expect(Math.abs(changeLu(nominal, { character, driveDb: 12, tonePercent })), `${tonePercent} %`).toBeLessThan(0.5)
    }
  })

  it('errs by no more than the curve compresses at other levels: 0.6 LU at -24, 2 LU at -12 dBFS and 6 dB', () => {
    expect(Math.abs(changeLu(pinkAt(-24), { character, driveDb: 6 }))).toBeLessThan(0.6)
    expect(Math.abs(changeLu(pinkAt(-12), { character, driveDb: 6 }))).toBeLessThan(2)
  })

  it('off leaves all that the drive adds', () => {
    const quiet = pinkAt(-48)
    expect(Math.abs(changeLu(quiet, { character, driveDb: 6, autoGain: false }) - 6)).toBeLessThan(0.1)
  })
})
