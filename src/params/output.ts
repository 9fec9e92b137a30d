import type { ParamTable } from './param'

/** The end of a strip: balance, fader and mute. */
export const OUTPUT = {
  balance: {
    kind: 'number',
    label: 'Balance',
    unit: '%',
    min: -100,
    max: 100,
    default: 0,
    taper: 'linear',
    digits: 0,
    step: 1,
    help: 'Turns one side down; both sides are at unity in the centre.',
  },
  gainDb: {
    kind: 'number',
    label: 'Gain',
    unit: 'dB',
    min: -60,
    max: 12,
    default: 0,
    taper: 'linear',
    digits: 1,
    step: 0.1,
    help: 'The fader: how loud this stem is in the song.',
  },
  mute: {
    kind: 'toggle',
    label: 'Mute',
    default: false,
    help: 'Takes the stem out of the song, in the export too.',
  },
} as const satisfies ParamTable
