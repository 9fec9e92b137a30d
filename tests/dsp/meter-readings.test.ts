import { describe, expect, it } from 'vitest'
import { STRIP_METER } from '../../src/engine/group-strip'
import { LoudnessMeter } from '../../src/engine/loudness-meter'
import { MASTER_METER } from '../../src/engine/master-bus'
import { intervalTruePeaks, samplesTruePeak } from '../../src/engine/true-peak'
import { MasterHost, peak, RATE_HZ, run, StripHost } from './delta-runner'
import { makeDsp, noise, type Stereo } from './group-strip-runner'

const FRAMES = 12_000
const input = noise(FRAMES, 7, 0.5)

/** Loud, then soft, so that a reading that is not cleared is seen. */
const fading: Stereo = {
  left: input.left.map((value, n) => (n < FRAMES / 2 ? value : value * 0.1)),
  right: input.right.map((value, n) => (n < FRAMES / 2 ? value * 0.6 : value * 0.03)),
}

/** Mean squares over 10 ms by their definition: the largest from a frame on. */
function largestMeanSquare(samples: Float32Array, from = 0): number {
  const part = -Math.expm1(-1 / (0.01 * RATE_HZ))
  let mean = 0
  let most = 0
  samples.forEach((value, n) => {
    mean += part * (value * value - mean)
    if (n >= from) most = Math.max(most, mean)
  })
  return most
}

const peak64 = (values: Float64Array) => values.reduce((most, value) => Math.max(most, value), 0)

const bothPeaks = ({ left, right }: Stereo, from = 0) => Math.max(peak(left.subarray(from)), peak(right.subarray(from)))

describe("a strip's compressor", () => {
  it.each(['rms', 'peak'] as const)('tells the largest level that its %s detector came to', (detector) => {
    const host = new StripHost([
      ({ compressor }) => Object.assign(compressor, { on: true, detector, thresholdDb: -30, ratio: 4 }),
    ])
    const at = FRAMES / 2 + 4_800
    const levelFrom = (from: number, to: number) => {
      const sides = [fading.left.slice(0, to), fading.right.slice(0, to)]
      if (detector === 'rms') return Math.max(...sides.map((side) => largestMeanSquare(side, from)))
      return Math.max(...sides.map((side) => peak(side.subarray(from)) ** 2))
    }
    run(host, fading, [
      [at, () => expect(host.strip.meters[STRIP_METER.keyPower]).toBeCloseTo(levelFrom(0, at), 9)],
      [at, () => host.strip.clearMeters()],
    ])
    // The window of the peak detector is over by then: what is read is that of the soft part alone.
    expect(host.strip.meters[STRIP_METER.keyPower]).toBeCloseTo(levelFrom(at, FRAMES), 9)
    expect(levelFrom(at, FRAMES)).toBeLessThan(levelFrom(0, at) / 20)
  })

  it('tells the peaks on both of its sides, on and off', () => {
    for (const on of [true, false]) {
      const host = new StripHost([
        ({ compressor }) => Object.assign(compressor, { on, thresholdDb: -40, ratio: 10, attackMs: 0.1 }),
      ])
      const { out } = run(host, input)
      const { meters } = host.strip
      expect(meters[STRIP_METER.compressorInputPeak]).toBe(bothPeaks(input))
      const leaving = meters[STRIP_METER.compressorOutputPeak] as number
      expect(leaving).toBeCloseTo(bothPeaks(out), 6)
      if (on) expect(leaving).toBeLessThan(bothPeaks(input) * 0.75)
      else expect(leaving).toBe(bothPeaks(input))
      host.strip.clearMeters()
      expect(host.strip.meters[STRIP_METER.compressorInputPeak]).toBe(0)
    }
  })

  it('has no level while it is off', () => {
    const host = new StripHost([])
    run(host, input)
    expect(host.strip.meters[STRIP_METER.keyPower]).toBe(0)
  })
})

describe('the master', () => {
  it('tells the level and the peaks of the glue', () => {
    const host = new MasterHost([
      ({ glue }) => Object.assign(glue, { on: true, keyHighPassHz: 10, thresholdDb: -30, ratio: 4 }),
    ])
    const { out } = run(host, input)
    const { meters } = host.bus
    const level = Math.max(largestMeanSquare(input.left), largestMeanSquare(input.right))
    expect(meters[MASTER_METER.glueKeyPower]).toBeCloseTo(level, 9)
    expect(meters[MASTER_METER.glueInputPeak]).toBe(bothPeaks(input))
    expect(bothPeaks(out)).toBeGreaterThan(0.3 * bothPeaks(input))
  })

  it('tells the peaks in front of the limiter, behind the drive', () => {
    const drive = 10 ** (9 / 20)
    // A tone whose crests the samples miss by 3 dB.
    const tone = Float32Array.from({ length: FRAMES }, (_, n) => 0.5 * Math.sin(Math.PI * (n / 2 + 0.25)))
    const driven = { left: tone, right: tone }
    for (const on of [true, false]) {
      const host = new MasterHost([({ limiter }) => Object.assign(limiter, { on, driveDb: 9, ceilingDbtp: -1 })])
      run(host, driven)
      const { meters } = host.bus
      expect(meters[MASTER_METER.limiterInputPeak]).toBeCloseTo(peak(driven.left) * drive, 9)
      const truePeak = samplesTruePeak(
        makeDsp(),
        driven.left.map((value) => value * drive),
      )
      const read = meters[MASTER_METER.limiterInputTruePeak] as number
      if (on) expect(Math.abs(20 * Math.log10(read / truePeak))).toBeLessThan(0.05)
      else expect(read).toBe(meters[MASTER_METER.limiterInputPeak])
      expect(truePeak).toBeGreaterThan(1.3 * peak(driven.left) * drive)
    }
  })

  it('tells the power of its output', () => {
    const host = new MasterHost([({ limiter }) => Object.assign(limiter, { driveDb: -3 })])
    const at = 5_000
    const { out } = run(host, fading, [[at, () => host.bus.clearMeters()]])
    const { meters } = host.bus
    const energy = (samples: Float32Array) => samples.subarray(at).reduce((sum, value) => sum + value * value, 0)
    expect(meters[MASTER_METER.outFrames]).toBe(FRAMES - at)
    expect(meters[MASTER_METER.outEnergyLeft]).toBeCloseTo(energy(out.left), 9)
    expect(meters[MASTER_METER.outEnergyRight]).toBeCloseTo(energy(out.right), 9)
  })

  it('tells what comes into each band of the multiband compressor', () => {
    const bands = [0, 1, 2, 3]
    const make = () =>
      new MasterHost([
        ({ multiband }) => {
          Object.assign(multiband, { on: true, count: '4' })
          for (const band of multiband.bands) band.on = false
        },
      ])
    const all = make()
    run(all, input)
    const peaks = bands.map((band) => {
      const alone = make()
      alone.bus.setBandSolo(band)
      alone.bus.reset()
      const { out } = run(alone, input)
      return bothPeaks(out)
    })
    const latency = all.bus.latencyFrames
    expect(latency).toBeLessThan(1_000)
    bands.forEach((band) => {
      const read = all.bus.meters[MASTER_METER.bandPeaks + band] as number
      // What the master's delay still holds is in the reading and not in the output.
      expect(read, `band ${band}`).toBeGreaterThanOrEqual((peaks[band] as number) * (1 - 1e-6))
      expect(read, `band ${band}`).toBeLessThan((peaks[band] as number) * 1.06)
    })
    const off = new MasterHost([])
    run(off, input)
    expect(bands.map((band) => off.bus.meters[MASTER_METER.bandPeaks + band])).toEqual([0, 0, 0, 0])
  })
})

it('gives the true peak of the programme in parts', () => {
  const dsp = makeDsp()
  const meter = new LoudnessMeter(dsp, { rateHz: RATE_HZ, maxBlock: 128, channels: 2 })
  const { left, right } = noise(RATE_HZ, 3, 0.4)
  for (let n = 0; n < RATE_HZ; n++) {
    const level = 0.6 + 0.4 * Math.sin((n / RATE_HZ) * 40) ** 2
    left[n]! *= level
    right[n]! *= level
  }
  const part = 800
  const read: number[] = []
  for (let start = 0; start < RATE_HZ; start += part) {
    for (let at = start; at < start + part; at += 100) {
      meter.process(left.subarray(at, at + 100), right.subarray(at, at + 100), 100)
    }
    read.push(meter.takePeak())
  }
  // Element n is that of frame n - 32; what lies between two frames is reported 44 frames late, the frames at once.
  const intervals = intervalTruePeaks(makeDsp(), left, right)
  read.forEach((value, index) => {
    const from = index * part
    const own = peak64(intervals.subarray(from + 32, from + 32 + part - 44))
    const any = peak64(intervals.subarray(Math.max(from + 32 - 44, 0), from + 32 + part))
    const samples = Math.max(peak(left.subarray(from, from + part)), peak(right.subarray(from, from + part)))
    expect(value, `part ${index}`).toBeGreaterThanOrEqual(Math.fround(samples))
    expect(20 * Math.log10(value / own), `part ${index}`).toBeGreaterThan(-0.6)
    expect(value, `part ${index}`).toBeLessThan(any * 1.001)
  })
  expect(Math.max(...read)).toBeCloseTo(samplesTruePeak(makeDsp(), left, right), 4)
  // Nothing since: nothing is read twice.
  expect(meter.takePeak()).toBe(0)
})
