import { describe, expect, it } from 'vitest'
import {
  decibels,
  echoDensity,
  energy,
  foldDown,
  impulse,
  octaveBand,
  type Pair,
  pinkImpulse,
  ReverbRun,
  reverberationSeconds,
} from './reverb-runner'

const RATE_HZ = 48000

/** The return of a send of one impulse left and one right that know nothing of each other: their powers add. */
function ofEach(settings: ConstructorParameters<typeof ReverbRun>[0], samples: Float64Array): Pair[] {
  const nothing = new Float64Array(samples.length)
  const reverb = new ReverbRun(settings)
  const fromLeft = reverb.run({ left: samples, right: nothing })
  return [fromLeft, reverb.reset().run({ left: nothing, right: samples })]
}

describe('reverberation time', () => {
  // Broken once by an absorption that forgets the lines' lengths.
  it.each([44100, 48000, 96000, 192000])('is the decay within a tenth from 500 Hz to 2 kHz, at %i Hz', (rateHz) => {
    const { left } = new ReverbRun({}, rateHz).run(impulse(2 * rateHz))
    for (const hz of [500, 1000, 2000]) {
      expect(Math.abs(reverberationSeconds(octaveBand(left, hz, rateHz), rateHz) / 1.2 - 1), `${hz} Hz`).toBeLessThan(
        0.1,
      )
    }
  })

  it('keeps to the decay from 0.4 to 8 s, small and large', () => {
    for (const [decaySeconds, sizePercent] of [
      [0.4, 50],
      [3, 10],
      [3, 100],
      [8, 50],
    ] as const) {
      const { left } = new ReverbRun({ decaySeconds, sizePercent }).run(impulse(1.5 * decaySeconds * RATE_HZ))
      const seconds = reverberationSeconds(octaveBand(left, 1000, RATE_HZ), RATE_HZ)
      expect(Math.abs(seconds / decaySeconds - 1), `${decaySeconds} s`).toBeLessThan(0.1)
    }
  })

  it('is the same late as early: no mode rings on by itself', () => {
    // Broken once by lines that all lose the same, whatever their length, and once by a pair of lines left to itself.
    for (const sizePercent of [10, 50, 100]) {
      const { left } = new ReverbRun({ sizePercent, dampingHz: 20000 }).run(impulse(3 * RATE_HZ))
      for (const hz of [250, 500, 1000, 2000, 4000, 8000]) {
        const band = octaveBand(left, hz, RATE_HZ)
        const late = reverberationSeconds(band, RATE_HZ, -50, -90)
        expect(Math.abs(late / reverberationSeconds(band, RATE_HZ) - 1), `size ${sizePercent}, ${hz} Hz`).toBeLessThan(
          0.1,
        )
      }
    }
  })

  it('is about two thirds at the damping frequency, and goes on falling', () => {
    for (const dampingHz of [1000, 2000, 4000]) {
      const { left } = new ReverbRun({ dampingHz, decaySeconds: 2 }).run(impulse(3 * RATE_HZ))
      const at = (hz: number) => reverberationSeconds(octaveBand(left, hz, RATE_HZ), RATE_HZ) / 2
      expect(at(dampingHz)).toBeGreaterThan(0.6)
      expect(at(dampingHz)).toBeLessThan(0.75)
      expect(at(2 * dampingHz)).toBeLessThan(0.5)
    }
  })
})

describe('echo density', () => {
  // Broken once by leaving the diffusion out.
  it.each([
    [10, 30],
    [50, 60],
    [100, 70],
  ])('at size %i is that of noise (over 0.9) %i ms after the onset, and stays', (sizePercent, ms) => {
    for (const send of [impulse(RATE_HZ), impulse(RATE_HZ, 1, 0)]) {
      const { left, right } = new ReverbRun({ sizePercent }).run(send)
      for (const channel of [left, right]) {
        const onset = channel.findIndex((sample) => sample !== 0)
        let sum = 0
        for (let t = 0; t < 100; t++)
          sum += echoDensity(channel, onset + Math.round(((ms + t) / 1000) * RATE_HZ), RATE_HZ)
        expect(echoDensity(channel, onset + Math.round((ms / 1000) * RATE_HZ), RATE_HZ)).toBeGreaterThan(0.85)
        expect(sum / 100).toBeGreaterThan(0.93)
      }
    }
  })
})

describe('in mono', () => {
  const sends: [string, Pair][] = [
    ['a send in the middle', impulse(2 * RATE_HZ)],
    ['a send on the left', impulse(2 * RATE_HZ, 1, 0)],
    ['a send out of phase', impulse(2 * RATE_HZ, 1, -1)],
  ]

  it.each(sends)('%s loses at most 3.5 dB, in every octave, and is as loud left as right', (_, send) => {
    const out = new ReverbRun().run(send)
    const lost = (pair: Pair) => decibels(energy(foldDown(pair)) / (0.5 * (energy(pair.left) + energy(pair.right))))
    expect(lost(out)).toBeGreaterThan(-3.5)
    expect(Math.abs(decibels(energy(out.left) / energy(out.right)))).toBeLessThan(0.5)
    for (const hz of [250, 500, 1000, 2000, 4000, 8000]) {
      const band = { left: octaveBand(out.left, hz, RATE_HZ), right: octaveBand(out.right, hz, RATE_HZ) }
      expect(lost(band), `${hz} Hz`).toBeGreaterThan(-4.5)
    }
  })

  // Broken once by the same signs left and right.
  it('left and right are uncorrelated', () => {
    for (const [, send] of sends) {
      const { left, right } = new ReverbRun().run(send)
      let product = 0
      for (let i = 0; i < left.length; i++) product += (left[i] as number) * (right[i] as number)
      expect(Math.abs(product) / Math.sqrt(energy(left) * energy(right))).toBeLessThan(0.2)
    }
  })
})

describe('level', () => {
  // Broken once by a constant gain.
  it('of a pink send returns 10 to 14 dB lower, whatever the size, decay and damping, within 1 dB', () => {
    const levels: number[] = []
    for (const settings of [
      {},
      { decaySeconds: 0.2 },
      { decaySeconds: 8 },
      { sizePercent: 10 },
      { sizePercent: 100 },
      { sizePercent: 100, decaySeconds: 0.2 },
      { sizePercent: 10, decaySeconds: 8 },
      { dampingHz: 1000 },
      { dampingHz: 20000 },
    ]) {
      const pink = pinkImpulse(RATE_HZ * (settings.decaySeconds === 8 ? 8 : 3))
      const [fromLeft, fromRight] = ofEach({ lowCutHz: 180, ...settings }, pink) as [Pair, Pair]
      for (const side of ['left', 'right'] as const) {
        levels.push(decibels((energy(fromLeft[side]) + energy(fromRight[side])) / energy(pink)))
      }
    }
    expect(Math.max(...levels)).toBeLessThan(-10)
    expect(Math.min(...levels)).toBeGreaterThan(-14)
    const middle = (Math.max(...levels) + Math.min(...levels)) / 2
    expect(Math.max(...levels) - middle).toBeLessThan(1)
  })
})
