import type { ParamTable } from './param'

/** How a reference is laid beside the song. For the ears alone. */
export const REFERENCE = {
  trimDb: {
    kind: 'number',
    label: 'Reference trim',
    unit: 'dB',
    min: -24,
    max: 12,
    default: 0,
    taper: 'linear',
    digits: 1,
    step: 0.1,
    help: 'Turns the reference up or down, on top of the loudness match.',
  },
  offsetSeconds: {
    kind: 'number',
    label: 'Reference offset',
    unit: 's',
    min: -3600,
    max: 3600,
    default: 0,
    taper: 'linear',
    digits: 3,
    step: 0.01,
    help: 'Second of the song at which the reference begins. Below zero the song begins inside the reference.',
  },
} as const satisfies ParamTable
