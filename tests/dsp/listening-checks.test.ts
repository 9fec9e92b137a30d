import { describe, expect, it } from 'vitest'
import { CHECK_CHANNEL, MONITOR_SLOT } from '../../src/engine/monitor'
import { CHECK_BANDS, CHECK_CHANNELS } from '../../src/protocol/listening'
import { clickDbfs, clickTone } from './click'
import { butterworthDb } from './eq-prototypes'
import type { Stereo } from './limiter-signals'
import { type Action, listen, noise, RATE_HZ, type Sounds } from './monitor-runner'

const sounds: Sounds = { master: noise(1), lanes: [noise(2)], dry: [noise(3)] }
const BAND = { full: 0, small: 1, phone: 2, bass: 3 }

const check =
  (channels: number, band: number = BAND.full, gain = 1): Action =>
  (monitor) =>
    monitor.setChecks(channels, band, gain)

const atOnce =
  (action: Action): Action =>
  (monitor) => {
    action(monitor)
    monitor.reset()
  }

/** What the ears get of `master` with a check that was on from the beginning. */
function through(master: Stereo, action: Action, rateHz = RATE_HZ) {
  return listen({ ...sounds, master }, [[0, atOnce(action)]], 512, rateHz)
}

describe('channels', () => {
  it('have the numbers of their names', () => {
    expect(Object.keys(CHECK_CHANNEL)).toEqual([...CHECK_CHANNELS])
    expect(Object.values(CHECK_CHANNEL)).toEqual([0, 1, 2, 3])
  })

  it('stereo, full range and no dim pass bit for bit, also after others', () => {
    expect(through(sounds.master, check(CHECK_CHANNEL.stereo))).toEqual(sounds.master)
    const out = listen(sounds, [
      [100, check(CHECK_CHANNEL.side, BAND.bass, 0.1)],
      [3000, check(CHECK_CHANNEL.stereo)],
    ])
    expect(out.left.subarray(0, 100)).toEqual(sounds.master.left.subarray(0, 100))
    expect(out.left.subarray(5000)).toEqual(sounds.master.left.subarray(5000))
    expect(out.right.subarray(5000)).toEqual(sounds.master.right.subarray(5000))
  })

  // Broken once by a side that was (R - L) / 2 on the right.
  it.each([
    ['mono', (l: number, r: number) => [(l + r) / 2, (l + r) / 2]],
    ['side', (l: number, r: number) => [(l - r) / 2, (l - r) / 2]],
    ['swapped', (l: number, r: number) => [r, l]],
  ] as const)('%s', (name, expected) => {
    const { left, right } = through(sounds.master, check(CHECK_CHANNEL[name]))
    for (let n = 0; n < left.length; n++) {
      const [l, r] = expected(sounds.master.left[n]!, sounds.master.right[n]!)
      expect([left[n], right[n]]).toEqual([Math.fround(l!), Math.fround(r!)])
    }
  })

  it('are those of the slot that is heard, and dim turns it down by 20 dB', () => {
    const toLane: Action = (monitor) => monitor.setSlot(MONITOR_SLOT.firstLane)
    const plain = listen(sounds, [[0, atOnce(toLane)]])
    const out = listen(sounds, [
      [
        0,
        atOnce((monitor) => {
          toLane(monitor)
          monitor.setChecks(CHECK_CHANNEL.swapped, BAND.full, 0.1)
        }),
      ],
    ])
    expect(out.right).toEqual(plain.left.map((value) => value * 0.1))
  })
})

describe('bands', () => {
  /** Response of a running filter at `hz`, from its answer to an impulse. */
  function responseDb(impulse: Float32Array, hz: number, rateHz: number): number {
    let [re, im] = [0, 0]
    impulse.forEach((value, n) => {
      re += value * Math.cos((2 * Math.PI * hz * n) / rateHz)
      im -= value * Math.sin((2 * Math.PI * hz * n) / rateHz)
    })
    return 20 * Math.log10(Math.hypot(re, im))
  }

  // A bilinear low-pass at 8 kHz would be 18 dB off at 16 kHz (44.1 kHz): it falls to nothing at the Nyquist frequency.
  it.each([44_100, 48_000, 96_000, 192_000])('follow the analogue Butterworth of order 4 at %i Hz', (rateHz) => {
    const frames = rateHz / 2
    const impulse = { left: new Float32Array(frames), right: new Float32Array(frames) }
    impulse.left[0] = 1
    for (const [index, band] of CHECK_BANDS.entries()) {
      const { left, right } = through(impulse, check(CHECK_CHANNEL.stereo, index), rateHz)
      expect(right.every((value) => value === 0)).toBe(true)
      let [near, far] = [0, 0]
      for (let step = 0; step <= 60; step++) {
        const hz = 20 * 1000 ** (step / 60)
        const low = band.lowHz === null ? 0 : butterworthDb(hz, band.lowHz, 4, 'high')
        const high = band.highHz === null ? 0 : butterworthDb(hz, band.highHz, 4, 'low')
        const off = Math.abs(responseDb(left, hz, rateHz) - low - high)
        if (low + high > -12) near = Math.max(near, off)
        if (low + high > -30) far = Math.max(far, off)
      }
      expect(near, `${band.label}: worst distance in dB down to -12 dB`).toBeLessThan(0.1)
      expect(far, `${band.label}: worst distance in dB down to -30 dB`).toBeLessThan(0.25)
    }
  })

  it('give the same samples for any block size, while they change too', () => {
    const actions: [number, Action][] = [
      [500, check(CHECK_CHANNEL.mono, BAND.small)],
      [1600, check(CHECK_CHANNEL.side, BAND.bass, 0.1)],
      [1900, check(CHECK_CHANNEL.stereo, BAND.phone)],
      [4000, check(CHECK_CHANNEL.swapped, BAND.full, 0.1)],
    ]
    const whole = listen(sounds, actions, 4096)
    for (const block of [1, 17, 128]) expect(listen(sounds, actions, block)).toEqual(whole)
  })
})

describe('a change of checks does not click', () => {
  const tone = clickTone(16_000, RATE_HZ, 25)
  const other = clickTone(16_000, RATE_HZ, 110)
  const master = { left: tone, right: other }
  const states: [string, Action][] = [
    ['nothing', check(CHECK_CHANNEL.stereo)],
    ['mono', check(CHECK_CHANNEL.mono)],
    ['side', check(CHECK_CHANNEL.side)],
    ['swapped', check(CHECK_CHANNEL.swapped)],
    ['300 Hz to 8 kHz', check(CHECK_CHANNEL.stereo, BAND.small)],
    ['500 Hz to 5 kHz', check(CHECK_CHANNEL.stereo, BAND.phone)],
    ['below 120 Hz', check(CHECK_CHANNEL.stereo, BAND.bass)],
    ['dim', check(CHECK_CHANNEL.stereo, BAND.full, 0.1)],
    ['all', check(CHECK_CHANNEL.side, BAND.phone, 0.1)],
  ]
  const pairs = states.flatMap(([from, first]) => states.map(([to, second]) => [from, to, first, second] as const))

  // Broken once by a cross-fade of bands over 2 ms.
  it('between any two of them', () => {
    for (const [from, to, first, second] of pairs) {
      const { left, right } = listen({ ...sounds, master }, [
        [0, atOnce(first)],
        [8000, second],
      ])
      const dbfs = Math.max(clickDbfs(left, RATE_HZ), clickDbfs(right, RATE_HZ))
      expect(dbfs, `${from} to ${to}`).toBeLessThan(-90)
    }
  })
})
