import type { ParamTable } from './param'

/** What a master is delivered to, and what travels in its file. */
export const DELIVERY = {
  targetLufs: {
    kind: 'number',
    label: 'Loudness target',
    unit: 'LUFS',
    min: -30,
    max: -5,
    default: -14,
    taper: 'linear',
    digits: 1,
    step: 0.1,
    help: 'Integrated loudness that the master is to come to.',
  },
  mostReductionDb: {
    kind: 'number',
    label: 'Most limiting',
    unit: 'dB',
    min: 1,
    max: 20,
    default: 6,
    taper: 'linear',
    digits: 1,
    step: 0.5,
    help: 'How far the limiter may turn down before a target is called too loud for this mix.',
  },
  embedSession: {
    kind: 'toggle',
    label: 'Session in the file',
    default: true,
    help: 'The session travels in the master, so that it can be opened from it and rendered again to the same bytes.',
  },
} as const satisfies ParamTable
