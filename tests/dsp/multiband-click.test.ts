import { describe, expect, it } from 'vitest'
import type { MultibandSettings } from '../../src/params'
import { MultibandAlone, multiband, packMultiband } from './multiband-alone'
import { clickWhile, side, stereo, tone } from './multiband-runner'
import { clickDbfs } from './smoothing-click'

const SPLIT_AT_TONE = { count: '4', crossover1Hz: 140, crossover2Hz: 1000, crossover3Hz: 4000 } as const
const WORKING = { on: true, thresholdDb: -30, ratio: 4, attackMs: 20 }

function turned(
  values: Parameters<typeof multiband>[0],
  band: Parameters<typeof multiband>[1] = [],
): MultibandSettings {
  return multiband({ ...SPLIT_AT_TONE, ...values }, band)
}

describe('the multiband compressor while it is turned, on a tone at its crossover', () => {
  const turns: [string, MultibandSettings, MultibandSettings][] = [
    ['on', turned({ on: false }), turned({})],
    ['on, compressing', turned({ on: false }, [{}, WORKING, WORKING]), turned({}, [{}, WORKING, WORKING])],
    ['four bands to three', turned({}), turned({ count: '3' })],
    [
      'four bands to three, with gains',
      turned({}, [{}, {}, {}, { gainDb: 12 }]),
      turned({ count: '3' }, [{}, {}, {}, { gainDb: 12 }]),
    ],
    ['crossover 1', turned({ crossover1Hz: 40 }), turned({ crossover1Hz: 500 })],
    [
      'crossover 2',
      turned({ crossover2Hz: 300 }, [{}, {}, { gainDb: -12 }]),
      turned({ crossover2Hz: 6000 }, [{}, {}, { gainDb: -12 }]),
    ],
    [
      'crossover 3',
      turned({ crossover3Hz: 2000 }, [{}, {}, {}, { gainDb: 12 }]),
      turned({ crossover3Hz: 16000 }, [{}, {}, {}, { gainDb: 12 }]),
    ],
    [
      'all crossovers',
      turned({ crossover1Hz: 40, crossover2Hz: 300, crossover3Hz: 2000 }),
      turned({ crossover1Hz: 500, crossover2Hz: 6000, crossover3Hz: 16000 }),
    ],
    ['band compression', turned({}, [{}, {}, { ...WORKING, on: false }]), turned({}, [{}, {}, WORKING])],
    ['band gain', turned({}, [{}, { gainDb: -12 }]), turned({}, [{}, { gainDb: 12 }])],
    ['threshold', turned({}, [{}, { ...WORKING, thresholdDb: -60 }]), turned({}, [{}, { ...WORKING, thresholdDb: 0 }])],
    ['ratio', turned({}, [{}, { ...WORKING, ratio: 1 }]), turned({}, [{}, { ...WORKING, ratio: 20 }])],
    [
      'times',
      turned({}, [{}, { ...WORKING, attackMs: 5, releaseMs: 20 }]),
      turned({}, [{}, { ...WORKING, attackMs: 200, releaseMs: 2000 }]),
    ],
  ]

  it.each(turns)('does not click, below -80 dBFS: %s', (_name, from, to) => {
    const [a, b] = [packMultiband(from), packMultiband(to)]
    for (const rateHz of [44100, 96000]) {
      const loudest = [
        [a, b],
        [b, a],
        [a, b, a, b, a],
      ].map((steps) => clickWhile('multiband', steps, { rateHz }))
      expect(Math.max(...loudest)).toBeLessThan(-80)
    }
  })

  it('does not click when bands are soloed, below -80 dBFS', () => {
    const rateHz = 48000
    const alone = new MultibandAlone(rateHz, 4800)
    alone.set(turned({}))
    alone.reset()
    const input = stereo(8 * 4800, tone(997, rateHz, 0.5))
    const output = new Float64Array(input.length)
    ;[-1, -1, 1, 2, -1, 0, 3, -1].forEach((band, block) => {
      alone.solo(band)
      output.set(alone.process(input.subarray(9600 * block, 9600 * (block + 1)))[0] as Float64Array, 9600 * block)
    })
    expect(clickDbfs(Float32Array.from(side(output, 0)), rateHz, 4800)).toBeLessThan(-80)
  })
})
