import type { ParamTable } from './param'

/** The head of a strip: level and polarity before any processing. */
export const INPUT = {
  trimDb: {
    kind: 'number',
    label: 'Trim',
    unit: 'dB',
    min: -24,
    max: 24,
    default: 0,
    taper: 'linear',
    digits: 1,
    step: 0.1,
    help: 'Gain before the processors: sets how hard the compressor is driven.',
  },
  invertPolarity: {
    kind: 'toggle',
    label: 'Invert polarity',
    default: false,
    help: 'Turns the waveform upside down, for stems that cancel each other.',
  },
} as const satisfies ParamTable
