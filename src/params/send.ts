import type { ParamTable } from './param'

/** A strip's way to the reverb, after its fader. */
export const SEND = {
  on: {
    kind: 'toggle',
    label: 'Reverb send',
    default: false,
    help: 'Sends this stem to the reverb, as loud as it stands in the song.',
  },
  gainDb: {
    kind: 'number',
    label: 'Send gain',
    unit: 'dB',
    min: -60,
    max: 0,
    default: -18,
    taper: 'linear',
    digits: 1,
    step: 0.5,
    help: 'How much of the stem goes to the reverb.',
  },
} as const satisfies ParamTable
