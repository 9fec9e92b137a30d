import { describe, expect, it } from 'vitest'
import { distance, peak, RIDES, run, STRIP_AT_WORK, StripHost, song, stripNumber } from './delta-runner'
import { randomFrom } from './limiter-signals'

const FRAMES = 24_000
const input = song(FRAMES)
const NAMES = STRIP_AT_WORK.map(([name]) => name)
const ALL = STRIP_AT_WORK.map(([, change]) => change)
const fader: (typeof ALL)[number] = ({ output }) => Object.assign(output, { gainDb: -4, balance: 30 })

/** The first of them at work, as many as `count`. */
const upTo = (count: number) => [...ALL.slice(0, count), fader]

describe("what a strip's processor changes", () => {
  it.each(NAMES)('is that of two strips, one with it and one without: %s', (name) => {
    const place = NAMES.indexOf(name)
    const rides = name === 'rides' ? RIDES : new Float64Array(0)
    const on = new StripHost(upTo(place + 1), rides)
    on.setDelta(stripNumber(name))
    on.strip.reset()
    const { out, delta } = run(on, input)
    const without = run(new StripHost(upTo(place)), input).out
    expect(peak(delta.left)).toBeGreaterThan(0.005)
    expect(distance(delta.left, out.left, without.left)).toBeLessThan(5e-7)
    expect(distance(delta.right, out.right, without.right)).toBeLessThan(5e-7)
  })

  it('is not changed by what comes behind it, but for the rides, which belong to its loudness', () => {
    for (const [place, name] of NAMES.slice(0, -1).entries()) {
      const listen = (changes: typeof ALL, rides = new Float64Array(0)) => {
        const host = new StripHost(changes, rides)
        host.setDelta(stripNumber(name))
        host.strip.reset()
        return run(host, input).delta
      }
      const alone = listen(upTo(place + 1))
      expect(listen([...ALL, fader]), name).toEqual(alone)
      const ridden = listen([...ALL, fader], RIDES)
      // 4 dB in the second section.
      const gain = ridden.left[FRAMES - 1]! / alone.left[FRAMES - 1]!
      expect(20 * Math.log10(gain), name).toBeCloseTo(4, 3)
    }
  })

  it('is digital silence where it is off or neutral, whatever the others do', () => {
    for (const [place, name] of NAMES.entries()) {
      const others = ALL.filter((_, index) => index !== place)
      for (const changes of [[], others]) {
        const host = new StripHost(changes)
        host.setDelta(stripNumber(name))
        host.strip.reset()
        const { delta } = run(host, input)
        expect(peak(delta.left) + peak(delta.right), name).toBe(0)
      }
    }
    const neutral = new StripHost([
      ({ eq }) => Object.assign(eq.bands[2]!, { on: true, type: 'bell', gainDb: 0 }),
      ({ saturator }) => Object.assign(saturator, { on: true, mixPercent: 0, driveDb: 18 }),
    ])
    for (const name of ['eq', 'saturator']) {
      neutral.setDelta(stripNumber(name))
      neutral.strip.reset()
      expect(peak(run(neutral, input).delta.left), name).toBe(0)
    }
  })

  it('is none for the send and for what is no processor', () => {
    const host = new StripHost(ALL)
    for (const number of [stripNumber('send'), -1, 99]) {
      host.setDelta(number)
      run(host, input)
      expect(host.hasDelta).toBe(false)
    }
  })

  it('is silent where the strip is muted, and heard where another is soloed', () => {
    const listen = (host: StripHost) => {
      host.setDelta(stripNumber('eq'))
      host.strip.reset()
      return peak(run(host, input).delta.left)
    }
    expect(listen(new StripHost([...ALL, ({ output }) => Object.assign(output, { mute: true })]))).toBe(0)
    const soloed = new StripHost(ALL)
    soloed.strip.setAudition(0)
    expect(listen(soloed)).toBeGreaterThan(0.01)
  })
})

/** Processors that are listened to, one after another, while settings change. */
function restless(host: StripHost, listens: boolean) {
  const random = randomFrom(3)
  return Array.from({ length: 30 }, (_, turn): [number, () => void] => {
    const wanted = Math.floor(random() * 9) - 1
    const settings = ALL.filter(() => random() < 0.6)
    return [
      700 * (turn + 1),
      () => {
        if (listens) host.setDelta(wanted)
        if (turn % 3 === 0) host.set(settings)
      },
    ]
  })
}

describe('listening', () => {
  it('never changes a bit of what the strip gives', () => {
    const plain = new StripHost(ALL, RIDES)
    const heard = new StripHost(ALL, RIDES)
    const { out, delta } = run(heard, input, restless(heard, true))
    expect(out).toEqual(run(plain, input, restless(plain, false)).out)
    expect(peak(delta.left)).toBeGreaterThan(0.1)
  })

  it('gives the same samples for any block size', () => {
    const random = randomFrom(8)
    const listen = (block: number | (() => number)) => {
      const host = new StripHost(ALL, RIDES)
      return run(host, input, restless(host, true), block)
    }
    const whole = listen(4096)
    for (const block of [1, 17, 128, () => 1 + Math.floor(random() * 999)]) expect(listen(block)).toEqual(whole)
  })

  it('comes in over 10 ms when its delays are full, and goes out over 10 ms', () => {
    const host = new StripHost([({ width }) => Object.assign(width, { on: true, widthPercent: 0 })])
    // All of the side goes: the delta is a constant.
    const constant = { left: new Float32Array(FRAMES).fill(0.5), right: new Float32Array(FRAMES).fill(-0.5) }
    const { delta } = run(host, constant, [
      [5000, () => host.setDelta(stripNumber('width'))],
      [9000, () => host.setDelta(-1)],
    ])
    const { left } = delta
    expect(peak(left.subarray(0, 5000))).toBe(0)
    expect(left[5240]).toBeCloseTo(-0.25, 2)
    expect(left[5480]).toBe(-0.5)
    expect(left[8999]).toBe(-0.5)
    expect(left[9240]).toBeCloseTo(-0.25, 2)
    expect(peak(left.subarray(9480))).toBe(0)
  })
})
