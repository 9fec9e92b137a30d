import type { ParamTable } from './param'

const seconds = { kind: 'number', unit: 's', min: 0, taper: 'linear', digits: 2, step: 0.05 } as const

/** Where the master begins and ends in the song, and how it comes and goes. */
export const FADES = {
  startSeconds: {
    ...seconds,
    label: 'Start',
    max: 600,
    default: 0,
    help: 'Seconds of the song left out before the master begins.',
  },
  endSeconds: {
    ...seconds,
    label: 'End',
    max: 600,
    default: 0,
    help: 'Seconds of the song left out after the master ends.',
  },
  fadeInSeconds: {
    ...seconds,
    label: 'Fade in',
    max: 30,
    default: 0,
    help: 'Raised-cosine fade from the start of the master.',
  },
  fadeOutSeconds: {
    ...seconds,
    label: 'Fade out',
    max: 60,
    default: 0,
    help: 'Raised-cosine fade to the end of the master.',
  },
} as const satisfies ParamTable
