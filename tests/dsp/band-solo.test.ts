import { describe, expect, it } from 'vitest'
import { clickDbfs } from './click'
import {
  type Event,
  MASTER_AT_WORK,
  MasterHost,
  masterNumber,
  peak,
  RATE_HZ,
  RIDES,
  run,
  STRIP_AT_WORK,
  StripHost,
  song,
  stripNumber,
} from './delta-runner'
import type { Stereo } from './group-strip-runner'
import { randomFrom } from './limiter-signals'

const FRAMES = 24_000
const EQ = stripNumber('eq')

function tone(hz: number, gain = 0.25): Stereo {
  const left = Float32Array.from({ length: FRAMES }, (_, n) => gain * Math.sin((2 * Math.PI * hz * n) / RATE_HZ))
  return { left, right: left }
}

type Band = Partial<{
  type: 'bell' | 'lowShelf' | 'highShelf' | 'notch' | 'tilt'
  hz: number
  q: number
  gainDb: number
}>

const power = (samples: Float32Array) => samples.subarray(FRAMES / 2).reduce((sum, v) => sum + v * v, 0)

/** Gain in dB of a settled tone from the strip's input to what is heard of band 3. */
function heardDb(hz: number, band: Band): number {
  const host = new StripHost([({ eq }) => Object.assign(eq.bands[3]!, { on: true, gainDb: 0, ...band })])
  host.strip.setDelta(EQ, 3)
  host.strip.reset()
  const { delta } = run(host, tone(hz))
  return 10 * Math.log10(power(delta.left) / power(tone(hz).left))
}

const bandPassDb = (ratio: number, q: number) => -10 * Math.log10(1 + q * q * (ratio - 1 / ratio) ** 2)

describe('a band of a strip for the ears', () => {
  it.each(['bell', 'notch'] as const)('is what a band-pass of its frequency and Q lets through: %s', (type) => {
    const band = { type, hz: 1000, q: 2 } as const
    // A notch takes its own frequency away: what stands beside it is heard.
    if (type === 'bell') expect(heardDb(1000, band)).toBeCloseTo(0, 2)
    const alone = type === 'bell' ? 0 : 20 * Math.log10(2 * (2 - 0.5)) - 10 * Math.log10(1 + 4 * (2 - 0.5) ** 2)
    for (const hz of [500, 2000]) expect(heardDb(hz, band) - alone).toBeCloseTo(bandPassDb(2, 2), 0)
  })

  it('is heard as the equaliser leaves it', () => {
    expect(heardDb(1000, { hz: 1000, q: 2, gainDb: 9 })).toBeCloseTo(9, 1)
  })

  it('is never wider than a Q of 0.7 nor narrower than one of 10', () => {
    expect(heardDb(2000, { hz: 1000, q: 0.1 })).toBeCloseTo(bandPassDb(2, 0.7), 1)
    expect(heardDb(1100, { hz: 1000, q: 18 })).toBeCloseTo(bandPassDb(1.1, 10), 1)
  })

  it('is below a low shelf, above a high shelf, and everything of a tilt', () => {
    const order2Db = (ratio: number) => -10 * Math.log10(1 + ratio ** 4)
    for (const [hz, ratio] of [
      [250, 0.25],
      [1000, 1],
      [4000, 4],
    ] as const) {
      expect(heardDb(hz, { type: 'lowShelf', hz: 1000 }), `${hz} Hz`).toBeCloseTo(order2Db(ratio), 1)
      expect(heardDb(hz, { type: 'highShelf', hz: 1000 }), `${hz} Hz`).toBeCloseTo(order2Db(1 / ratio), 1)
      expect(heardDb(hz, { type: 'tilt', hz: 1000 }), `${hz} Hz`).toBeCloseTo(0, 5)
    }
  })

  it('is what a high-pass or a low-pass works on, of the filters', () => {
    const heard = (hz: number, band: number) => {
      const host = new StripHost([({ filters }) => Object.assign(filters, { highPassHz: 200, lowPassHz: 5000 })])
      host.strip.setDelta(stripNumber('filters'), band)
      host.strip.reset()
      return 20 * Math.log10(peak(run(host, tone(hz)).delta.left.subarray(FRAMES / 2)) / 0.25)
    }
    expect(heard(50, 0)).toBeCloseTo(0, 1)
    expect(heard(1000, 0)).toBeLessThan(-25)
    expect(heard(15_000, 1)).toBeGreaterThan(-0.5)
    expect(heard(1000, 1)).toBeLessThan(-25)
  })

  it('is as loud as in the song: through rides and fader', () => {
    const listen = (gainDb: number) => {
      const host = new StripHost([
        ({ eq }) => Object.assign(eq.bands[3]!, { on: true, hz: 1000 }),
        ({ output }) => Object.assign(output, { gainDb }),
      ])
      host.strip.setDelta(EQ, 3)
      host.strip.reset()
      return peak(run(host, tone(1000)).delta.left.subarray(FRAMES / 2))
    }
    expect(20 * Math.log10(listen(-7) / listen(0))).toBeCloseTo(-7, 3)
  })
})

describe('a band of the master', () => {
  const heard = (channels: 'stereo' | 'mid' | 'side', input: Stereo, linearPhase = false) => {
    const host = new MasterHost(
      [({ eq }) => Object.assign(eq.bands[2]!, { on: true, hz: 1000, channels })],
      linearPhase,
    )
    host.bus.setDelta(masterNumber('eq'), 2)
    host.bus.reset()
    const frames = linearPhase ? 48_000 : FRAMES
    const long = { left: new Float32Array(frames), right: new Float32Array(frames) }
    for (let n = 0; n < frames; n++) {
      long.left[n] = input.left[n % FRAMES]!
      long.right[n] = input.right[n % FRAMES]!
    }
    const { delta } = run(host, long)
    return [peak(delta.left.subarray(frames - 6000)), peak(delta.right.subarray(frames - 6000))]
  }

  it('is heard with the middle or the side alone, where that is what it works on', () => {
    const { left } = tone(1000)
    const onLeft = { left, right: new Float32Array(FRAMES) }
    const expected = { stereo: [0.25, 0], mid: [0.125, 0.125], side: [0.125, 0.125] }
    for (const [channels, [l, r]] of Object.entries(expected)) {
      const [hl, hr] = heard(channels as 'mid', onLeft)
      expect(hl, channels).toBeCloseTo(l!, 3)
      expect(hr, channels).toBeCloseTo(r!, 3)
    }
    expect(heard('side', tone(1000))[0]).toBe(0)
  })

  it('is heard with linear phase too', () => {
    expect(heard('stereo', tone(1000), true)[0]).toBeCloseTo(0.25, 3)
  })
})

describe('holding a band', () => {
  /** Bands that are held one after another, while their settings move. */
  const restless = (host: StripHost, listens: boolean): Event[] => {
    const random = randomFrom(11)
    return Array.from({ length: 25 }, (_, turn) => {
      const band = Math.floor(random() * 9) - 1
      const hz = 100 * 50 ** random()
      const type = (['bell', 'lowShelf', 'highShelf', 'notch', 'tilt'] as const)[Math.floor(random() * 5)]!
      return [
        900 * (turn + 1),
        () => {
          if (listens) host.setDelta(band < 0 ? -1 : EQ)
          if (listens && band >= 0) host.strip.setDelta(EQ, band)
          if (turn % 3 === 0)
            host.set([
              ...STRIP_AT_WORK.map(([, change]) => change),
              ({ eq }) => Object.assign(eq.bands[2]!, { on: true, hz, type, gainDb: 5 }),
            ])
        },
      ]
    })
  }
  const input = song(FRAMES)
  const make = () =>
    new StripHost(
      STRIP_AT_WORK.map(([, change]) => change),
      RIDES,
    )

  it('never changes a bit of what the strip gives, and is the same for any block size', () => {
    const plain = make()
    const expected = run(plain, input, restless(plain, false)).out
    const listen = (block: number) => {
      const host = make()
      return run(host, input, restless(host, true), block)
    }
    const whole = listen(4096)
    expect(Buffer.compare(bytes(whole.out.left), bytes(expected.left))).toBe(0)
    expect(Buffer.compare(bytes(whole.out.right), bytes(expected.right))).toBe(0)
    expect(peak(whole.delta.left)).toBeGreaterThan(0.05)
    for (const block of [1, 17, 128]) {
      const { delta } = listen(block)
      expect(Buffer.compare(bytes(delta.left), bytes(whole.delta.left)), `blocks of ${block}`).toBe(0)
    }
  })

  it('never changes a bit of the master', () => {
    const changes = MASTER_AT_WORK.map(([, change]) => change)
    const host = new MasterHost(changes)
    const { out } = run(
      host,
      input,
      [1, 4, 1, -1, 6].map(
        (band, turn): Event => [3000 * (turn + 1), () => host.bus.setDelta(masterNumber('eq'), band)],
      ),
    )
    expect(Buffer.compare(bytes(out.left), bytes(run(new MasterHost(changes), input).out.left))).toBe(0)
  })

  it('does not click: pressing, moving, going to another band, letting go', () => {
    const bands = ({ eq }: { eq: { bands: object[] } }) => {
      Object.assign(eq.bands[2]!, { on: true, hz: 200, q: 1 })
      Object.assign(eq.bands[3]!, { on: true, hz: 200, type: 'lowShelf' })
    }
    const host = new StripHost([bands])
    const { delta } = run(host, tone(100, 0.5), [
      [5000, () => host.strip.setDelta(EQ, 2)],
      [9000, () => host.set([bands, ({ eq }) => Object.assign(eq.bands[2]!, { hz: 900, q: 8 })])],
      [13_000, () => host.strip.setDelta(EQ, 3)],
      [17_000, () => host.set([bands, ({ eq }) => Object.assign(eq.bands[3]!, { type: 'bell' })])],
      [20_000, () => host.strip.setDelta(-1)],
    ])
    expect(peak(delta.left)).toBeGreaterThan(0.2)
    const click = clickDbfs(delta.left, RATE_HZ)
    expect(click).toBeLessThan(-90)
  })
})

const bytes = (samples: Float32Array) => Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
