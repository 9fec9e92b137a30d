import type { ParamTable } from './param'

const emphasis = {
  kind: 'number',
  unit: 'dB',
  min: -12,
  max: 12,
  default: 0,
  taper: 'linear',
  digits: 1,
  step: 0.1,
} as const

/** The transient shaper of a strip: works on the shape of the envelope, not on its level. */
export const TRANSIENT = {
  on: {
    kind: 'toggle',
    label: 'Transient shaper',
    default: false,
    help: 'Off passes the sound untouched.',
  },
  attackDb: {
    ...emphasis,
    label: 'Attack emphasis',
    help: 'At most so much louder, or softer, while the envelope rises: punch, or the lack of it.',
  },
  sustainDb: {
    ...emphasis,
    label: 'Sustain emphasis',
    help: 'At most so much louder, or softer, while the envelope falls: body and room, or dryness.',
  },
} as const satisfies ParamTable
