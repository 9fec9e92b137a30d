import type { ParamTable } from './param'

/** Repair at the head of a strip, before anything else hears the stem: DC blocker and hum notch. */
export const REPAIR = {
  dcBlockerOn: {
    kind: 'toggle',
    label: 'DC blocker',
    default: false,
    help: 'Removes a constant offset: a high-pass far below the music.',
  },
  humOn: {
    kind: 'toggle',
    label: 'Hum notch',
    default: false,
    help: 'Narrow notches at the mains frequency and its harmonics.',
  },
  humHz: {
    kind: 'choice',
    label: 'Mains frequency',
    options: [
      { id: '50', label: '50 Hz' },
      { id: '60', label: '60 Hz' },
    ],
    default: '50',
    help: '60 Hz in the Americas and parts of Asia, 50 Hz elsewhere.',
  },
  humHarmonics: {
    kind: 'number',
    label: 'Hum harmonics',
    unit: '',
    min: 1,
    max: 8,
    default: 4,
    taper: 'linear',
    digits: 0,
    step: 1,
    help: 'Notches in all: the mains frequency and so many of its multiples, counted from 1.',
  },
  humQ: {
    kind: 'number',
    label: 'Hum notch Q',
    unit: '',
    min: 4,
    max: 60,
    default: 30,
    taper: 'log',
    digits: 0,
    step: 0.05,
    help: 'Higher is narrower; each notch is its frequency divided by Q wide.',
  },
} as const satisfies ParamTable
