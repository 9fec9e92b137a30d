import type { ParamTable } from './param'

/** Stereo width of a strip and of the master, by mid and side. */
export const WIDTH = {
  on: {
    kind: 'toggle',
    label: 'Width',
    default: false,
    help: 'Off passes the sound untouched.',
  },
  widthPercent: {
    kind: 'number',
    label: 'Stereo width',
    unit: '%',
    min: 0,
    max: 200,
    default: 100,
    taper: 'linear',
    digits: 0,
    step: 1,
    help: 'Gain of the side: 0 % is mono, 100 % as it is.',
  },
  monoOn: {
    kind: 'toggle',
    label: 'Mono bass',
    default: false,
    help: 'Makes everything below a frequency mono.',
  },
  monoBelowHz: {
    kind: 'number',
    label: 'Mono below',
    unit: 'Hz',
    min: 40,
    max: 500,
    default: 120,
    taper: 'log',
    digits: 0,
    step: 0.02,
    help: 'The side falls by 24 dB per octave below this frequency.',
  },
} as const satisfies ParamTable
