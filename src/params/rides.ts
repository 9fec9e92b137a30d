import type { NumberParam, ParamTable } from './param'

/** Section rides of a strip: how its gain offsets come and go. The offsets themselves are a list, one per section. */
export const RIDES = {
  rampMs: {
    kind: 'number',
    label: 'Ride ramp',
    unit: 'ms',
    min: 20,
    max: 4000,
    default: 200,
    taper: 'log',
    digits: 0,
    step: 0.05,
    help: 'How long a ride takes to come and to go. It never reaches into a section that is not ridden.',
  },
} as const satisfies ParamTable

/** One section's gain offset on one strip. */
export const RIDE = {
  kind: 'number',
  label: 'Ride',
  unit: 'dB',
  min: -12,
  max: 12,
  default: 0,
  taper: 'linear',
  digits: 1,
  step: 0.1,
  help: 'Gain offset of this stem in this section of the song.',
} as const satisfies NumberParam
