import type { ParamTable } from './param'

/** What the listener sets for the ears: never in a session, never in an export. */
export const MONITOR = {
  levelDb: {
    kind: 'number',
    label: 'Monitor level',
    unit: 'dB',
    min: -60,
    max: 0,
    default: 0,
    taper: 'linear',
    digits: 1,
    step: 0.5,
    help: 'How loud it is at your ears. The export does not know it.',
  },
} as const satisfies ParamTable
