import type { NumberParam, ParamTable } from './param'

/** How the files beside the master are made: mastered stems, instrumental, a cappella and the like. */
export const ALTERNATES = {
  mode: {
    kind: 'choice',
    label: 'Alternates',
    options: [
      { id: 'linked', label: 'Linked' },
      { id: 'free', label: 'Free' },
    ],
    default: 'linked',
    help: 'Linked: they share every gain of the full song, so that they sum to the master. Free: each is mastered anew.',
  },
  stems: {
    kind: 'toggle',
    label: 'Mastered stems',
    default: false,
    help: 'Writes each strip as a file of its own, through the master.',
  },
  overs: {
    kind: 'choice',
    label: 'Over full scale',
    options: [
      { id: 'float', label: '32-bit float' },
      { id: 'lower', label: 'Lower all' },
    ],
    default: 'float',
    help: 'A stem that others cancel can exceed full scale: then the set is written as 32-bit float, or lowered by one stated gain.',
  },
} as const satisfies ParamTable

/** Loudness that a free alternate is mastered to. */
export const ALTERNATE_TARGET = {
  kind: 'number',
  label: 'Target',
  unit: 'LUFS',
  min: -30,
  max: -6,
  default: -14,
  taper: 'linear',
  digits: 1,
  step: 0.1,
  help: 'Integrated loudness of a free alternate.',
} as const satisfies NumberParam
